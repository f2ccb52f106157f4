package org.sekisho.app.notification;

import java.time.Instant;

/**
 * A mail in plain text to one person.
 *
 * @param id names the mail for good, so that a server and a reader can tell a second copy from a second mail
 * @param body lines parted by line feeds
 */
public record Mail(String id, String to, String subject, String body, Instant date) {}
