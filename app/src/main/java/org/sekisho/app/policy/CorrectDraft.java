package org.sekisho.app.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.Correction;
import org.sekisho.policytext.CorrectionRefused;
import org.sekisho.policytext.PolicyDocument;
import org.springframework.stereotype.Service;

/** Mends how a file was read: text changes its place, never its signs. */
@Service
public final class CorrectDraft {

    private final Work work;
    private final Drafts drafts;

    CorrectDraft(Work work, Drafts drafts) {
        this.work = work;
        this.drafts = drafts;
    }

    /** @param number the number of the draft's version that the actor saw */
    public record Input(UUID draft, int number, Correction correction) {}

    /** The draft's new number, what was done, and the tree that came of it. */
    public record Corrected(int number, Change change, PolicyDocument tree) {}

    /**
     * Applies one correction.
     *
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.Invalid if the correction does not fit the tree
     */
    public Corrected correct(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.openAt(tx, input.draft(), input.number());
            var before = drafts.tree(tx, head);
            var after = corrected(before, input.correction());
            var stored = PolicyTrees.stored(after);
            var change = Change.by(input.correction());
            int next = head.number() + 1;
            var entry = tx.enter(Act.of("policy.draft.corrected", "draft", head.draft())
                    .before("number", head.number())
                    .after("number", next)
                    .after("change", change.what())
                    .after("place", change.place())
                    .after("tree", PolicyTrees.digest(stored)));
            drafts.add(
                    tx,
                    head.draft(),
                    new Drafts.Next(next, Optional.of(head.number()), change, DraftState.OPEN, stored),
                    entry);
            return new Corrected(next, change, after);
        });
    }

    private static PolicyDocument corrected(PolicyDocument tree, Correction correction) {
        try {
            return tree.with(correction);
        } catch (CorrectionRefused refused) {
            throw new Refusal.Invalid(
                    "",
                    Message.of("policy.correction."
                            + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }
}
