/**
 * Review cases (見直し): whether the policy and what hangs below it must change.
 *
 * <p>A case is opened by what happened, carries the questions that such an event asks, what speaks for a change, and the risk
 * analysis where the policy itself demands one, and ends in a revision or in the recorded decision that none is needed. What
 * speaks for a change is derived on the day and never stored.
 */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "shared",
            "shared::*",
            "evidence",
            "policy",
            "controls",
            "duties",
            "gaps",
            "exceptions",
            "drafting"
        })
@NullMarked
package org.sekisho.app.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
