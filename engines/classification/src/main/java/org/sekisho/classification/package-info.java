/**
 * How information assets (情報資産) are classified, what follows from a class, and what looks wrong.
 *
 * <p>A {@link org.sekisho.classification.Scheme} says which levels there are on each axis;
 * {@link org.sekisho.classification.ClassGraph} which class an asset takes from what it holds and what needs it;
 * {@link org.sekisho.classification.Handling} what may be done with it; {@link org.sekisho.classification.Disposal} how its
 * media are disposed of; {@link org.sekisho.classification.Findings} what looks wrong about it;
 * {@link org.sekisho.classification.Move} how a ledger goes from one scheme to another. All of these are data: the README
 * beside the files says how a body writes its own.
 */
@NullMarked
package org.sekisho.classification;

import org.jspecify.annotations.NullMarked;
