package org.sekisho.app.identity;

import java.util.UUID;

/**
 * An account as it is now.
 *
 * @param login the sign-in name, unique in the body
 */
public record Account(UUID id, String login, String displayName, boolean administrator, boolean locked) {}
