package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of a tenure (在職): a person holds a post. */
public record TenureId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
