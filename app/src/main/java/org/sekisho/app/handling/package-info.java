/**
 * Handling (取扱い): what may be done with an asset follows from its class, by rules in data ({@code engines/classification}). A
 * body adopts rules one by one; only these refuse or ask for leave, the others advise.
 *
 * <p>Whoever wants to take something out, send it, hand it to others or dispose of it asks here. What the rules said is kept
 * with the request; leave is given by the one whom the rule names, never by the one who asked; what was taken out is chased
 * until it is back. What happens is evidence of the duties that ask for it.
 */
@ApplicationModule(
        displayName = "Handling",
        allowedDependencies = {
            "shared",
            "shared::*",
            "evidence",
            "organisation",
            "policy",
            "controls",
            "duties",
            "ledgers",
            "assets",
            "classes"
        })
@NullMarked
package org.sekisho.app.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
