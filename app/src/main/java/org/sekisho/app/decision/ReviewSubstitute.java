package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Records that the one who was absent has seen what a substitute decided (後閲). */
@Service
public final class ReviewSubstitute {

    /** @param on the day on which it was seen; of a decision inside the program, today */
    public record Input(CaseId id, LocalDate on) {}

    private final Work work;
    private final DecisionCases cases;
    private final CaseDesk desk;

    ReviewSubstitute(Work work, DecisionCases cases, CaseDesk desk) {
        this.work = work;
        this.cases = cases;
        this.desk = desk;
    }

    /**
     * Records it: the holder of the post that was absent, or, of a decision on paper, the drafter.
     *
     * @throws Refusal.Invalid if nobody stood in, it was recorded already, the actor is another, or for a day to come or
     *     before the decision
     */
    public CaseId review(Actor actor, Input input) {
        return work.change(actor, Permission.SEAL_DECISIONS, tx -> {
            Register.inTurn(tx, "decision");
            var today = CaseDesk.today(tx);
            var posts = desk.posts(tx, today);
            var person = desk.person(tx);
            var whole = desk.the(tx, input.id(), posts, person);
            var closing = whole.last()
                    .closing()
                    .filter(one -> one.decided()
                            .filter(decided -> decided.capacity() == Capacity.SUBSTITUTE)
                            .isPresent())
                    .filter(one -> one.review().isEmpty())
                    .orElseThrow(() -> CaseDesk.refused("nothing-to-review"));
            var decided = closing.decided().orElseThrow();
            var absent = whole.last().submission().post();
            var own = person.flatMap(who -> CaseDesk.capacity(posts, absent, who)
                            .map(capacity -> new CaseDesk.Acting(who, absent, capacity, posts)))
                    .map(CaseDesk.Acting::by);
            var by = own.or(() -> Optional.of(CaseDesk.named(posts, absent))
                            .filter(name ->
                                    decided.onPaper() && SubmitCase.ofDrafter(tx, whole.begun(), posts, person)))
                    .orElseThrow(() -> CaseDesk.refused(
                            "not-yours", whole.last().submission().decider(), CaseDesk.named(posts, absent)));
            var problems = new Problems("decision");
            problems.requirePast("on", input.on(), today);
            if (input.on().isBefore(decided.on())) {
                problems.add("on", "before-decision", Problems.day(decided.on()));
            }
            problems.refuseIfAny();
            cases.add(
                    tx,
                    closing.id(),
                    new DecisionCases.Review(input.on(), by),
                    tx.enter(Act.of(
                                    "decision.case.reviewed",
                                    "decision-case",
                                    input.id().value())
                            .after("number", whole.last().submission().number())
                            .after("on", input.on())
                            .afterErasable("by", by)));
            return input.id();
        });
    }
}
