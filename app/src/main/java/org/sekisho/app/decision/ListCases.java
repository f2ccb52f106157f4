package org.sekisho.app.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.drafting.RevisionDraftId;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads the cases that somebody may see, and what waits for whom. */
@Service
public final class ListCases {

    /**
     * A case without its sets.
     *
     * @param waitsFor the posts whose seal is due; of a case on paper, the one that decides
     * @param turn the kind of the step that is the reader's to take; empty where it is another's, or none
     * @param mine whether the reader can seal it now
     * @param asks whether it is the reader's turn: to seal, to see what a substitute decided, or to submit it anew
     */
    public record Listed(
            CaseId id,
            Matter matter,
            DocumentKind kind,
            RevisionDraftId draft,
            String title,
            CaseState state,
            String draftedBy,
            int number,
            Instant at,
            List<String> waitsFor,
            Optional<StepKind> turn,
            boolean mine,
            boolean asks) {}

    private final Work work;
    private final DecisionCases cases;
    private final CaseDesk desk;
    private final DecisionModes modes;

    ListCases(Work work, DecisionCases cases, CaseDesk desk, DecisionModes modes) {
        this.work = work;
        this.cases = cases;
        this.desk = desk;
        this.modes = modes;
    }

    /** All that the actor may see, the newest first. */
    public List<Listed> all(Actor actor) {
        return work.read(actor, Permission.READ_DECISIONS, tx -> list(tx, cases.all(tx)));
    }

    /** What waits for the actor. One statement while no set of the body waits. */
    public List<Listed> waiting(Actor actor) {
        return work.read(
                actor,
                Permission.READ_DECISIONS,
                tx -> cases.anyOpen(tx)
                        ? list(tx, cases.all(tx)).stream().filter(Listed::asks).toList()
                        : List.of());
    }

    /** The cases that have not ended and in which a post drafted, seals or decides. */
    public List<Listed> openOf(Actor actor, PostId post) {
        return work.read(
                actor,
                Permission.READ_DECISIONS,
                tx -> cases.anyOpen(tx)
                        ? list(
                                        tx,
                                        cases.all(tx).stream()
                                                .filter(whole -> concerns(whole, post))
                                                .toList())
                                .stream()
                                .filter(one -> one.state() != CaseState.DECIDED && one.state() != CaseState.WITHDRAWN)
                                .toList()
                        : List.of());
    }

    /** The case about a draft, if the actor may see it. */
    public Optional<CaseId> about(Actor actor, RevisionDraftId draft) {
        return work.read(
                actor,
                Permission.READ_DECISIONS,
                tx -> list(tx, cases.about(tx, draft)).stream().map(Listed::id).findFirst());
    }

    private static boolean concerns(DecisionCases.Whole whole, PostId post) {
        return whole.begun().post().equals(post)
                || whole.last().steps().stream()
                        .anyMatch(
                                step -> step.post().equals(post) && step.seal().isEmpty());
    }

    private List<Listed> list(Tx tx, List<DecisionCases.Whole> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var today = CaseDesk.today(tx);
        var posts = desk.posts(tx, today);
        var person = desk.person(tx);
        boolean inside = modes.inside(tx, today);
        return found.stream()
                .filter(whole -> desk.sees(tx, whole, posts, person))
                .map(whole -> listed(tx, whole, posts, person, inside))
                .toList();
    }

    private Listed listed(
            Tx tx, DecisionCases.Whole whole, PostsOfDay posts, Optional<PersonId> person, boolean inside) {
        var last = whole.last();
        var state = desk.state(tx, whole);
        var due = state == CaseState.RUNNING ? last.waiting() : List.<DecisionCases.Step>of();
        var rule = due.isEmpty() ? Optional.<DecisionRule>empty() : desk.rule(tx, whole.begun(), CaseDesk.today(tx));
        var turn = due.stream()
                .filter(step -> inside
                        && person.flatMap(who -> CaseDesk.capacity(posts, step.post(), who))
                                .isPresent())
                .map(DecisionCases.Step::kind)
                .findFirst();
        boolean mine = inside
                && due.stream()
                        .anyMatch(step -> desk.acting(step, posts, rule, person).isPresent());
        boolean toReview = last.closing()
                .filter(closing -> closing.review().isEmpty())
                .flatMap(DecisionCases.Closing::decided)
                .filter(decided -> decided.capacity() == Capacity.SUBSTITUTE && !decided.onPaper())
                .flatMap(decided -> person)
                .flatMap(who -> CaseDesk.capacity(posts, last.submission().post(), who))
                .isPresent();
        boolean toMend = (state == CaseState.RETURNED || state == CaseState.STALE)
                && whole.begun().account().equals(tx.actor().account());
        var waitsFor = inside
                ? due.stream().map(DecisionCases.Step::name).toList()
                : state == CaseState.RUNNING ? List.of(last.submission().decider()) : List.<String>of();
        return new Listed(
                whole.begun().id(),
                whole.begun().matter(),
                whole.begun().kind(),
                whole.begun().subject().draft(),
                last.submission().title(),
                state,
                last.submission().draftedBy(),
                last.submission().number(),
                last.submission().at(),
                waitsFor,
                turn,
                mine,
                turn.isPresent() || toReview || toMend);
    }
}
