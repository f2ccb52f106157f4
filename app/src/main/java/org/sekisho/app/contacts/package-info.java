/**
 * Emergency contacts (緊急連絡網): whom to call when something happened, in which order, and who stands in for whom.
 *
 * <p>A line names a post, and whoever holds it on the day is called; so a transfer changes the list by itself. Numbers of
 * people are personal data: few may read them, and they are erased from the register when they are no longer needed.
 */
@ApplicationModule(
        displayName = "Contacts",
        allowedDependencies = {"shared", "shared::*", "evidence", "organisation", "duties"})
@NullMarked
package org.sekisho.app.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
