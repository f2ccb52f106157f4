/**
 * The home page: what concerns the person who signed in, gathered from the modules below.
 *
 * <p>What the policy asks of each, the overview of all duties, and the year as a calendar are read from {@code duties}.
 *
 * <p>News come from the events of other modules and stand in a register of their own.
 */
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {
            "shared",
            "evidence",
            "organisation",
            "policy",
            "controls",
            "duties",
            "coverage",
            "decision",
            "safekeeping",
            "record"
        })
@NullMarked
package org.sekisho.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
