/**
 * Controls: the catalogue, and what the clauses of the policy oblige to.
 *
 * <p>A text that is accepted is bound by itself, clause by clause, with the reason; a person may correct it, and what a
 * person decided is never undone by the program.
 */
@ApplicationModule(
        displayName = "Controls",
        allowedDependencies = {"shared", "shared::*", "evidence", "policy"})
@NullMarked
package org.sekisho.app.controls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
