/**
 * Duties: what the policy asks of whom until when, the evidence that it was done, and the status that follows.
 *
 * <p>A status is never stored. It is derived, for any day and in both meanings of "as of", from the duty, the evidence,
 * the exceptions and the registers as they stood. What the program saw itself (observed) and what somebody vouches for
 * (attested) are told apart everywhere.
 */
@ApplicationModule(
        displayName = "Duties",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "policy", "controls"})
@NullMarked
package org.sekisho.app.duties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
