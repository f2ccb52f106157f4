package org.sekisho.app.drafting;

import java.util.List;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * The drafts that the actor of a transaction may work on: those of new documents, and those that start from a version that
 * they may read. Any other looks as if it were not there.
 */
@Component
final class DraftsInSight {

    private final DocumentHistory history;

    DraftsInSight(DocumentHistory history) {
        this.history = history;
    }

    /** @throws Refusal.NotFound if it starts from a version that they may not read */
    Editions.Head require(Tx tx, Editions.Head head) {
        if (head.opened().base().filter(base -> !history.reads(tx, base)).isPresent()) {
            throw new Refusal.NotFound("draft");
        }
        return head;
    }

    /** Those among them that they may work on. One statement. */
    List<Editions.Head> among(Tx tx, List<Editions.Head> heads) {
        if (heads.stream().allMatch(head -> head.opened().base().isEmpty())) {
            return heads;
        }
        var read = history.versions(tx).stream().map(DocumentVersion::id).collect(Collectors.toSet());
        return heads.stream()
                .filter(head -> head.opened()
                        .base()
                        .filter(base -> !read.contains(base))
                        .isEmpty())
                .toList();
    }
}
