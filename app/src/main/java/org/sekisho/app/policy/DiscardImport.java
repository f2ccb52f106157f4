package org.sekisho.app.policy;

import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Ends an import without a version; what was read and corrected stays in the record. */
@Service
public final class DiscardImport {

    private final Work work;
    private final Drafts drafts;

    DiscardImport(Work work, Drafts drafts) {
        this.work = work;
        this.drafts = drafts;
    }

    /** @param number the number of the draft's version that the actor saw */
    public record Input(UUID draft, int number) {}

    /** The draft that is no longer open. */
    public record Discarded(UUID draft) {}

    /**
     * Discards.
     *
     * @throws Refusal.Stale if somebody else was faster
     */
    public Discarded discard(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.openAt(tx, input.draft(), input.number());
            var entry = tx.enter(Act.of("policy.draft.discarded", "draft", head.draft())
                    .before("state", head.state())
                    .after("state", DraftState.DISCARDED));
            drafts.add(
                    tx,
                    head.draft(),
                    new Drafts.Next(
                            head.number() + 1,
                            Optional.empty(),
                            new Change("discard", ""),
                            DraftState.DISCARDED,
                            drafts.storedTree(tx, head.draft(), head.number())),
                    entry);
            return new Discarded(head.draft());
        });
    }
}
