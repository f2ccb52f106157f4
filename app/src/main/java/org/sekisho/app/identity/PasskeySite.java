package org.sekisho.app.identity;

/**
 * The site for which a passkey is made or shown: the relying party of WebAuthn.
 *
 * @param host the name of this installation under which the reader asked, already known to be one of its own
 * @param origin scheme, host and port as the browser sees them
 */
public record PasskeySite(String host, String origin) {

    /** Whether passkeys work there: they are bound to a name, and to a secure place. */
    public boolean able() {
        boolean name = !host.matches("[0-9.]+") && !host.contains(":");
        return name && (origin.startsWith("https://") || host.equals("localhost"));
    }
}
