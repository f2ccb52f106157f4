/**
 * The record as people see it: how far it is signed, what they keep elsewhere, and all of it to take along. Anchors, which
 * are signed checkpoints, are sent where whoever owns the database has no hand.
 *
 * <p>The entries and their order are the business of {@code evidence}; here they are put in order while the program runs.
 */
@ApplicationModule(
        displayName = "Record",
        allowedDependencies = {"shared", "shared::*", "evidence", "identity", "notification"})
@NullMarked
package org.sekisho.app.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
