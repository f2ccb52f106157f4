package org.sekisho.app.shared.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekisho.app.shared.Refusal;

/** An identifier as a form or an address sends it: 36 characters, as RFC 9562 writes a UUID. */
public final class SentId {

    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private SentId() {}

    /** The identifier; empty if the text is none. */
    public static Optional<UUID> read(String sent) {
        return Optional.of(sent.strip())
                .filter(text -> WRITTEN.matcher(text).matches())
                .map(UUID::fromString);
    }

    /**
     * The identifier that an address names.
     *
     * @param what the kind of thing that is not found if it is none
     * @throws Refusal.NotFound if it is none
     */
    public static UUID addressed(String sent, String what) {
        return read(sent).orElseThrow(() -> new Refusal.NotFound(what));
    }
}
