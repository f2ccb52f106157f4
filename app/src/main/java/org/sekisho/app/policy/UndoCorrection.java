package org.sekisho.app.policy;

import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Takes the last correction back by adding a version equal to the one before it. */
@Service
public final class UndoCorrection {

    private final Work work;
    private final Drafts drafts;

    UndoCorrection(Work work, Drafts drafts) {
        this.work = work;
        this.drafts = drafts;
    }

    /** @param number the number of the draft's version that the actor saw */
    public record Input(UUID draft, int number) {}

    /**
     * Undoes; called again it goes one further back, to the reading itself.
     *
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.Invalid if nothing was corrected yet
     */
    public CorrectDraft.Corrected undo(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.openAt(tx, input.draft(), input.number());
            int back =
                    head.base().orElseThrow(() -> new Refusal.Invalid("", Message.of("policy.draft.nothing-to-undo")));
            var stored = drafts.storedTree(tx, head.draft(), back);
            int next = head.number() + 1;
            var entry = tx.enter(Act.of("policy.draft.correction-undone", "draft", head.draft())
                    .before("number", head.number())
                    .after("number", next)
                    .after("equalTo", back)
                    .after("tree", PolicyTrees.digest(stored)));
            var change = new Change("undo", head.change().place());
            Optional<Integer> base = drafts.baseOf(tx, head.draft(), back);
            drafts.add(tx, head.draft(), new Drafts.Next(next, base, change, DraftState.OPEN, stored), entry);
            return new CorrectDraft.Corrected(next, change, PolicyTrees.parse(stored));
        });
    }
}
