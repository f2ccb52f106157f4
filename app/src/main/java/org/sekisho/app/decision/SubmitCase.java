package org.sekisho.app.decision;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.drafting.DraftedText;
import org.sekisho.app.drafting.RevisionDraftId;
import org.sekisho.app.drafting.RevisionDrafts;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Freezes a set and puts it before those who decide (起案); also anew, after it came back or the draft was changed. */
@Service
public final class SubmitCase {

    private static final long MOST_BYTES = 64L << 20;

    /**
     * What is asked for.
     *
     * @param again the case that is submitted anew; empty for a new one
     * @param edition of the draft that the drafter saw
     * @param title 件名
     * @param petition 伺い文
     * @param inForce the wished first day in force
     */
    public record Input(
            Optional<CaseId> again,
            RevisionDraftId draft,
            int edition,
            Matter matter,
            String title,
            String petition,
            String reason,
            LocalDate inForce,
            Disclosure disclosure,
            Instrument instrument,
            Route route) {}

    /** What was frozen. */
    public record Submitted(CaseId id, Digest digest) {}

    private final Work work;
    private final DecisionCases cases;
    private final CaseDesk desk;
    private final DecisionRules rules;
    private final RevisionDrafts drafts;
    private final DocumentHistory history;
    private final FileStore files;

    SubmitCase(
            Work work,
            DecisionCases cases,
            CaseDesk desk,
            DecisionRules rules,
            RevisionDrafts drafts,
            DocumentHistory history,
            FileStore files) {
        this.work = work;
        this.cases = cases;
        this.desk = desk;
        this.rules = rules;
        this.drafts = drafts;
        this.history = history;
        this.files = files;
    }

    /**
     * Submits.
     *
     * @throws Refusal.Stale if the draft was changed since the drafter saw it
     * @throws Refusal.Invalid with all that is missing or wrong, by field; stops as {@code route[i]}
     */
    public Submitted submit(Actor actor, Input input) {
        return work.change(actor, Permission.DRAFT_REVISION, tx -> {
            Register.inTurn(tx, "decision");
            var today = CaseDesk.today(tx);
            var text = drafts.workedOn(tx, input.draft());
            if (!text.isOpen() || text.edition() != input.edition()) {
                throw new Refusal.Stale();
            }
            var posts = desk.posts(tx, today);
            var drafter = drafter(tx, posts);
            var earlier = input.again().map(id -> again(tx, id, input));
            if (earlier.isEmpty()) {
                requireNoOther(tx, input.draft());
            }
            var rule = rules.of(tx, text.kind(), input.matter(), AsOf.known(today))
                    .orElseThrow(() -> new Refusal.Invalid(
                            "",
                            Message.of(
                                    "decision.refusal.no-rule",
                                    Message.of("decision.kind." + text.kind()),
                                    Message.of("decision.matter." + input.matter()))));
            check(input, text, posts, rule);

            var begun = earlier.map(DecisionCases.Whole::begun)
                    .orElseGet(() -> new DecisionCases.Begun(
                            new CaseId(tx.newId()),
                            input.matter(),
                            text.kind(),
                            new Subject.Revision(input.draft()),
                            actor.account(),
                            drafter.person(),
                            drafter.post()));
            var id = tx.newId();
            var steps = input.route().steps(tx, id, posts, rule.post());
            var set = new FrozenSet(
                    input,
                    text,
                    text.base().map(base -> history.version(tx, base).text().tree()),
                    drafter.by(),
                    today,
                    rule,
                    steps,
                    posts);
            var original = set.original();
            var digest = Digest.of(original);
            var submission = new DecisionCases.Submission(
                    id,
                    begun.id(),
                    earlier.map(whole -> whole.sets().size()).orElse(0) + 1,
                    input.title().strip(),
                    input.petition().strip(),
                    input.reason().strip(),
                    input.inForce(),
                    input.disclosure(),
                    input.instrument(),
                    drafter.by(),
                    text.edition(),
                    text.title(),
                    new Digest(text.digest()),
                    store(tx, "original-" + digest.hex().substring(0, Digest.TYPED) + ".pdf", original),
                    store(tx, "set-" + digest.hex().substring(0, Digest.TYPED) + ".pdf", set.printed(digest)),
                    digest,
                    rule.post(),
                    posts.name(rule.post()),
                    rule.delegated(),
                    actor.account(),
                    tx.now());
            var entry = tx.enter(act(begun, submission, steps));
            if (earlier.isEmpty()) {
                cases.add(tx, begun, entry);
            }
            cases.add(tx, submission, steps, entry);
            return new Submitted(begun.id(), digest);
        });
    }

    private CaseDesk.Acting drafter(Tx tx, PostsOfDay posts) {
        return desk.person(tx)
                .flatMap(person -> posts.mainOf(person)
                        .map(post -> new CaseDesk.Acting(person, post.id(), Capacity.HOLDER, posts)))
                .orElseThrow(() -> CaseDesk.refused("drafter-without-post"));
    }

    private DecisionCases.Whole again(Tx tx, CaseId id, Input input) {
        var posts = desk.posts(tx, CaseDesk.today(tx));
        var whole = desk.the(tx, id, posts, desk.person(tx));
        if (!whole.begun().subject().equals(new Subject.Revision(input.draft()))
                || whole.begun().matter() != input.matter()) {
            throw new Refusal.NotFound("case");
        }
        if (!ofDrafter(tx, whole.begun(), posts, desk.person(tx))) {
            throw CaseDesk.refused(
                    "not-the-drafter", CaseDesk.named(posts, whole.begun().post()));
        }
        switch (desk.state(tx, whole)) {
            case STALE, RETURNED, WITHDRAWN -> {}
            case RUNNING -> throw CaseDesk.refused("running");
            case DECIDED -> throw CaseDesk.refused("decided");
        }
        return whole;
    }

    /** Whether the actor drafted the case, or has the drafter's post now. */
    static boolean ofDrafter(Tx tx, DecisionCases.Begun begun, PostsOfDay posts, Optional<PersonId> person) {
        return begun.account().equals(tx.actor().account())
                || person.filter(who ->
                                CaseDesk.capacity(posts, begun.post(), who).isPresent())
                        .isPresent();
    }

    private void requireNoOther(Tx tx, RevisionDraftId draft) {
        if (!cases.about(tx, draft).isEmpty()) {
            throw CaseDesk.refused("draft-has-case");
        }
    }

    private static void check(Input input, DraftedText text, PostsOfDay posts, DecisionRule rule) {
        var problems = new Problems("decision");
        problems.requireText("title", input.title());
        problems.requireReason("petition", input.petition());
        problems.requireReason("reason", input.reason());
        problems.requireDay("inForce", input.inForce());
        if (input.disclosure() instanceof Disclosure.NonPublic(String why)) {
            problems.requireReason("nonPublic", why);
        }
        if (text.text().clauses().isEmpty()) {
            problems.add("", "no-clauses");
        }
        if (input.matter() == Matter.CORRECTION && text.base().isEmpty()) {
            problems.add("matter", "correction-of-nothing");
        }
        if (posts.post(rule.post()).isEmpty()) {
            problems.add("", "decider-gone");
        }
        input.route().check(problems, posts, rule.post());
        problems.refuseIfAny();
    }

    private java.util.UUID store(Tx tx, String name, byte[] pdf) {
        return files.attach(
                tx, files.write(tx.actor(), name, "application/pdf", new ByteArrayInputStream(pdf), MOST_BYTES));
    }

    private static Act act(
            DecisionCases.Begun begun, DecisionCases.Submission submission, List<DecisionCases.Step> steps) {
        var act = Act.of("decision.case.submitted", "decision-case", begun.id().value())
                .after("number", submission.number())
                .after("draft", begun.subject().draft().value())
                .after("matter", begun.matter())
                .after("kind", begun.kind())
                .after("edition", submission.edition())
                .after("text", submission.text().hex())
                .after("digest", submission.digest().hex())
                .after("original", submission.original())
                .after("printed", submission.printed())
                .after("title", submission.title())
                .after("petition", submission.petition())
                .after("reason", submission.reason())
                .after("inForce", submission.inForce())
                .after("public", submission.disclosure() instanceof Disclosure.Public)
                .after("instrument", submission.instrument())
                .after("post", submission.post().value())
                .after("delegated", submission.delegated())
                .afterErasable("draftedBy", submission.draftedBy());
        steps.forEach(step -> act.child("decision-step", step.id().value())
                .after("turn", step.turn())
                .after("kind", step.kind())
                .after("post", step.post().value())
                .after("name", step.name()));
        return act;
    }
}
