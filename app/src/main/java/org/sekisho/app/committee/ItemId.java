package org.sekisho.app.committee;

import java.util.UUID;

/** The identifier of an item of an agenda, and so of what was decided about it. */
public record ItemId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
