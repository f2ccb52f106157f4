package org.sekisho.app.identity.web;

import java.util.UUID;

/**
 * A passkey as the account page shows it.
 *
 * @param lastUsed empty before the first use
 */
public record PasskeyRow(UUID id, String label, String created, String lastUsed) {}
