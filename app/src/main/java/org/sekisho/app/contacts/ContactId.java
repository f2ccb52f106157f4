package org.sekisho.app.contacts;

import java.util.UUID;

/** The identifier of a line of the emergency contacts. */
public record ContactId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
