/**
 * A Japanese policy document as a clause tree.
 *
 * <p>{@link org.sekisho.policytext.PolicyReader} turns a file into a {@link org.sekisho.policytext.PolicyDocument};
 * {@link org.sekisho.policytext.Correction} is what a person may change before accepting it;
 * {@link org.sekisho.policytext.PolicyJson} stores it; {@link org.sekisho.policytext.Wareki} reads and writes dates of
 * the Japanese eras. {@link org.sekisho.policytext.lineage.Comparison} says which clause of a later version came from which
 * of an earlier one, {@link org.sekisho.policytext.comparison.Revision} what that changed in words. Below this package: {@code source} (a file → numbered lines), {@code outline} (lines → clauses) and
 * {@code meaning} (clauses → terms, references, history).
 */
@NullMarked
package org.sekisho.policytext;

import org.jspecify.annotations.NullMarked;
