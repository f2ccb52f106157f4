/**
 * What changed from one version of a policy to the next, as a table of both texts and as an amending text.
 *
 * <p>{@link org.sekisho.policytext.comparison.Revision} is the way in. Its {@link
 * org.sekisho.policytext.comparison.ComparisonTable} is the 新旧対照表; its amending text is the 改め文, which {@link
 * org.sekisho.policytext.comparison.Amendment} applies to the earlier version.
 */
@NullMarked
package org.sekisho.policytext.comparison;

import org.jspecify.annotations.NullMarked;
