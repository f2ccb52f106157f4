/**
 * Findings: what looks wrong about the information assets of a day, by rules that are data, each with the clause that it belongs
 * to and what to do about it.
 */
@ApplicationModule(
        displayName = "Findings",
        allowedDependencies = {
            "shared",
            "shared::*",
            "evidence",
            "organisation",
            "policy",
            "controls",
            "ledgers",
            "assets",
            "classes",
            "schemes"
        })
@NullMarked
package org.sekisho.app.findings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
