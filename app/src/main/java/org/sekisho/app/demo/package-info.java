/**
 * The demonstration: two local governments that do not exist, with some years of history, and bodies with a policy of the
 * reader's own.
 *
 * <p>Everything in them comes from public use cases of the other modules under a moved clock; this module reaches no
 * table and no transaction. Its beans exist in a demonstration only. What the bodies contain is described in {@code
 * docs/demo.md}.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "shared",
            "shared::*",
            "identity",
            "organisation",
            "policy",
            "publication",
            "drafting",
            "controls",
            "drafting",
            "decision",
            "duties",
            "exceptions",
            "combinations",
            "contacts",
            "review",
            "conduct",
            "ledgers",
            "classes",
            "stocktaking",
            "evidence",
            "handling",
            "committee"
        })
@NullMarked
package org.sekisho.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
