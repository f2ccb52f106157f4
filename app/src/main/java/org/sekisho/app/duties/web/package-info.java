/** The pages of the duties: the list, one duty with its evidence, the first day, and what the clauses are bound to. */
@NullMarked
package org.sekisho.app.duties.web;

import org.jspecify.annotations.NullMarked;
