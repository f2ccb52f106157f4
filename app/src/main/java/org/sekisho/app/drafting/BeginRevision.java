package org.sekisho.app.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.NewDocument;
import org.springframework.stereotype.Service;

/** Begins a draft: from a version in force or coming, or of a new document. */
@Service
public final class BeginRevision {

    private static final int LONGEST_TITLE = 300;

    private final Work work;
    private final Editions editions;
    private final DocumentHistory history;
    private final PolicyInForce policies;
    private final Time time;

    BeginRevision(Work work, Editions editions, DocumentHistory history, PolicyInForce policies, Time time) {
        this.work = work;
        this.editions = editions;
        this.history = history;
        this.policies = policies;
        this.time = time;
    }

    /** Where a draft starts from. */
    public sealed interface Input {

        /** A version that is in force today or will be. */
        record From(UUID version) implements Input {}

        /** Nothing: a new 対策基準 or 実施手順 below the policy. */
        record Fresh(DocumentKind kind, String title) implements Input {}
    }

    /** The draft that was begun. */
    public record Begun(RevisionDraftId draft, int edition) {}

    /**
     * Begins.
     *
     * @throws Refusal.NotFound if there is no such version, or none for this actor
     * @throws Refusal.Invalid if the version is no longer in force, or the new document cannot be begun
     */
    public Begun begin(Actor actor, Input input) {
        return switch (input) {
            case Input.From from -> begin(actor, from);
            case Input.Fresh fresh -> begin(actor, fresh);
        };
    }

    private Begun begin(Actor actor, Input.From from) {
        actor.require(Permission.DRAFT_REVISION);
        var base = history.version(actor, from.version());
        var version = base.version();
        if (version.validTo().filter(end -> !end.isAfter(time.today())).isPresent()) {
            throw new Refusal.Invalid("version", Message.of("drafting.begin.version-ended"));
        }
        var origins = IntStream.range(0, base.text().clauses().size()).boxed().toList();
        return work.change(
                actor,
                Permission.DRAFT_REVISION,
                tx -> open(
                        tx,
                        new Editions.Opened(
                                version.document(), Optional.of(version.id()), version.kind(), version.title()),
                        base.text().tree(),
                        origins));
    }

    private Begun begin(Actor actor, Input.Fresh fresh) {
        actor.require(Permission.DRAFT_REVISION);
        var problems = new ArrayList<Refusal.Problem>();
        var title = fresh.title().strip();
        if (fresh.kind() == DocumentKind.POLICY) {
            problems.add(new Refusal.Problem("kind", Message.of("drafting.begin.kind.policy")));
        }
        if (title.isEmpty()) {
            problems.add(new Refusal.Problem("title", Message.of("drafting.begin.title.missing")));
        }
        if (title.length() > LONGEST_TITLE) {
            problems.add(new Refusal.Problem("title", Message.of("drafting.begin.title.too-long", LONGEST_TITLE)));
        }
        if (title.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Refusal.Problem("title", Message.of("drafting.begin.title.control-signs")));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        var policy = policies.on(actor, AsOf.known(time.today())).inForce();
        var tree = NewDocument.below(policy.map(found -> found.text().tree()), title);
        return work.change(
                actor,
                Permission.DRAFT_REVISION,
                tx -> open(
                        tx,
                        new Editions.Opened(tx.newId(), Optional.empty(), fresh.kind(), title),
                        tree,
                        tree.clauses().stream()
                                .map(clause -> org.sekisho.policytext.drafting.ExactLineage.NEW)
                                .toList()));
    }

    private Begun open(Tx tx, Editions.Opened opened, PolicyDocument tree, List<Integer> origins) {
        var draft = new RevisionDraftId(tx.newId());
        var stored = Editions.stored(tree);
        var entry = tx.enter(Act.of("drafting.draft.begun", "draft", draft.value())
                .after("document", opened.document())
                .after("base", opened.base())
                .after("kind", opened.kind())
                .after("title", opened.title())
                .after("tree", Editions.digest(stored)));
        editions.open(tx, draft, opened, entry);
        editions.add(
                tx,
                draft,
                new Editions.Next(
                        1,
                        Optional.empty(),
                        stored,
                        origins,
                        new Edited("begin", ""),
                        List.of(),
                        List.of(),
                        RevisionState.OPEN,
                        Optional.empty()),
                entry);
        return new Begun(draft, 1);
    }
}
