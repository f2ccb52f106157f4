package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of an organ (実施機関). */
public record OrganId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
