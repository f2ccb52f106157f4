/**
 * Reminders: one digest a week by mail, and a calendar, of what the policy asks of a person and of what they answer for.
 *
 * <p>Digests wait in a queue in the database until the mail server has taken them. What they say is written when they are
 * sent, from the status of the day; nothing is sent to somebody whom nothing is asked of.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"shared", "shared::*", "evidence", "identity", "organisation", "controls", "duties"})
@NullMarked
package org.sekisho.app.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
