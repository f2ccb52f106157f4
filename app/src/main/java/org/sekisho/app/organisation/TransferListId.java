package org.sekisho.app.organisation;

import java.util.UUID;

/** Names a list of transfers for good. */
public record TransferListId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
