/**
 * The home page: what concerns the person who signed in, gathered from the modules below.
 *
 * <p>News come from the events of other modules and stand in a register of their own.
 */
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {"shared", "evidence", "policy"})
@NullMarked
package org.sekisho.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
