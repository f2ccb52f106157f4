/**
 * Words that every module uses: the actor, roles and permissions, identifiers, the clock, and refusals.
 */
@ApplicationModule(
        displayName = "Shared",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.sekisho.app.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
