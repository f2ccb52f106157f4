package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of a section (所属). */
public record SectionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
