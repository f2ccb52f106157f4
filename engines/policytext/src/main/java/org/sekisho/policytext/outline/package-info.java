/** Lines of a policy → clauses with number, heading, text and level. Start from {@link org.sekisho.policytext.outline.Outliner}. */
@NullMarked
package org.sekisho.policytext.outline;

import org.jspecify.annotations.NullMarked;
