package org.sekisho.app.decision;

import java.util.UUID;

/** The identifier of a case (起案). */
public record CaseId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
