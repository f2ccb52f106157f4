/** What the clauses of a policy say about themselves: addresses, terms, references, history. */
@NullMarked
package org.sekisho.policytext.meaning;

import org.jspecify.annotations.NullMarked;
