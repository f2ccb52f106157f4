/**
 * Gaps: obligations of the policy below which a layer is missing that this policy itself demands (未整備一覧).
 *
 * <p>Which layers it demands is read from what its own clauses are bound to, what is there from the links that people
 * confirmed. Nothing of it is stored.
 */
@ApplicationModule(
        displayName = "Gaps",
        allowedDependencies = {"shared", "shared::*", "evidence", "policy", "controls"})
@NullMarked
package org.sekisho.app.gaps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
