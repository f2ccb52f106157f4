package org.sekisho.app.shared;

import java.util.UUID;

/** The identifier of a body (団体): a local government, or an association of them, on this installation. */
public record BodyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
