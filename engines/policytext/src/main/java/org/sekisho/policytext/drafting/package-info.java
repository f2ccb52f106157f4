/** A document under revision: edits to its clauses, and what follows from them for numbers and references. */
@NullMarked
package org.sekisho.policytext.drafting;

import org.jspecify.annotations.NullMarked;
