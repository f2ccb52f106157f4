package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of a person (職員等). */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
