package org.sekisho.app.decision;

import java.util.UUID;

/** The identifier of one step on the way of a set. */
public record StepId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
