package org.sekisho.app.committee;

import java.util.UUID;

/** The identifier of a meeting or circulation. */
public record MeetingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
