package org.sekisho.app.drafting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.Drafting;
import org.sekisho.policytext.drafting.Edit;
import org.sekisho.policytext.drafting.EditRefused;
import org.sekisho.policytext.meaning.Meaning;
import org.springframework.stereotype.Service;

/** Makes one edit to a draft; numbers and references follow. */
@Service
public final class EditRevision {

    private final Work work;
    private final Editions editions;
    private final RevisionDrafts drafts;
    private final DocumentHistory history;
    private final DraftsInSight inSight;

    EditRevision(Work work, Editions editions, RevisionDrafts drafts, DocumentHistory history, DraftsInSight inSight) {
        this.work = work;
        this.editions = editions;
        this.drafts = drafts;
        this.history = history;
        this.inSight = inSight;
    }

    /** @param edition the edition that the actor saw */
    public record Input(RevisionDraftId draft, int edition, Edit edit) {}

    /**
     * Edits.
     *
     * @return the new edition
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.Invalid if the edit does not fit the text
     */
    public DraftedText edit(Actor actor, Input input) {
        return work.change(actor, Permission.DRAFT_REVISION, tx -> {
            var head = inSight.require(tx, editions.openAt(tx, input.draft(), input.edition()));
            var content = editions.content(tx, head.draft(), head.edition());
            var before = Drafting.resumed(
                    base(tx, head), Editions.parsed(content.tree()), content.origins(), content.unsettled());
            var after = edited(before, input.edit());
            var stored = Editions.stored(after.document());
            var done = done(input.edit());
            int next = head.edition() + 1;
            var entry = tx.enter(
                    Act.of("drafting.draft.edited", "draft", head.draft().value())
                            .before("edition", head.edition())
                            .after("edition", next)
                            .after("change", done.what())
                            .after("place", done.place())
                            .after("rewritten", after.rewritten().size())
                            .after("unsettled", after.unsettled().size())
                            .after("tree", Editions.digest(stored)));
            editions.add(
                    tx,
                    head.draft(),
                    new Editions.Next(
                            next,
                            Optional.of(head.edition()),
                            stored,
                            after.origins(),
                            done,
                            after.rewritten(),
                            after.unsettled(),
                            RevisionState.OPEN,
                            Optional.empty()),
                    entry);
            return drafts.at(tx, head.draft());
        });
    }

    private PolicyDocument base(Tx tx, Editions.Head head) {
        return head.opened()
                .base()
                .map(base -> history.version(tx, base).text().tree())
                .orElseGet(() -> Meaning.of(Optional.empty(), List.of(), List.of(), List.of(), List.of()));
    }

    private static Drafting edited(Drafting before, Edit edit) {
        try {
            return before.with(edit);
        } catch (EditRefused refused) {
            var field = switch (refused.reason()) {
                case EMPTY, TOO_LONG, CONTROL_SIGNS, TOO_MANY, LOOKS_LIKE_A_NUMBER -> "text";
                case TITLE_MISSING -> edit instanceof Edit.Title ? "title" : "text";
                case NOTHING_TO_BRANCH_FROM, NO_BRANCHES_HERE, BEHIND_DELETED_ONES -> "numbering";
                case INTO_ITSELF, SUPPLEMENT_APART, HEADING_APART -> "to";
                case DAY_OUTSIDE -> "inForce";
                case NO_SUCH_CLAUSE, TOO_DEEP, NO_NUMBERS_LEFT, LAST_CLAUSE, NO_SUCH_ENTRY -> "";
            };
            var key = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new Refusal.Invalid(field, Message.of("drafting.refused." + key, refused.place()));
        }
    }

    private static Edited done(Edit edit) {
        return switch (edit) {
            case Edit.Title title -> new Edited("title", "");
            case Edit.Opening opening -> new Edited("opening", "");
            case Edit.Words words -> new Edited("words", words.path());
            case Edit.Insert insert -> new Edited("insert", insert.path());
            case Edit.Move move -> new Edited("move", move.path());
            case Edit.Delete delete -> new Edited("delete", delete.path());
            case Edit.Supplement supplement -> new Edited("supplement", "");
            case Edit.Settle settle -> new Edited("settle", "");
        };
    }
}
