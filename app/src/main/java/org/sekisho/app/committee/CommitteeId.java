package org.sekisho.app.committee;

import java.util.UUID;

/** The identifier of a committee. */
public record CommitteeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
