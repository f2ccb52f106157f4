package org.sekisho.app.combinations;

import java.util.UUID;

/** The identifier of a standing decision (統一的な承認). */
public record StandingDecisionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
