package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of a post (職). */
public record PostId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
