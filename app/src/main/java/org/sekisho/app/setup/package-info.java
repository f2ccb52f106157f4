/**
 * Set-up: makes an empty installation a body's own, from the one-time token that the start printed to the first
 * administrator with a second factor and the import of the policy.
 */
@ApplicationModule(
        displayName = "Set-up",
        allowedDependencies = {"shared", "shared::*", "identity"})
@NullMarked
package org.sekisho.app.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
