package org.sekisho.app.drafting;

import java.util.UUID;

/** Names a draft of a revision (改正案). */
public record RevisionDraftId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
