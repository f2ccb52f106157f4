package org.sekisho.app.decision;

import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Gives a case back to its drafter (差戻し): by one whose seal is due, or, where the body decides on paper, by the drafter who
 * was given it back.
 */
@Service
public final class ReturnCase {

    /** @param digest of the set that was shown */
    public record Input(CaseId id, String digest, String reason) {}

    private final Work work;
    private final DecisionCases cases;
    private final CaseDesk desk;
    private final DecisionModes modes;

    ReturnCase(Work work, DecisionCases cases, CaseDesk desk, DecisionModes modes) {
        this.work = work;
        this.cases = cases;
        this.desk = desk;
        this.modes = modes;
    }

    /**
     * Gives it back.
     *
     * @throws Refusal.Invalid without a reason, if the case does not run any more, or if no seal of the actor is due
     */
    public CaseId giveBack(Actor actor, Input input) {
        return work.change(actor, Permission.SEAL_DECISIONS, tx -> {
            Register.inTurn(tx, "decision");
            var today = CaseDesk.today(tx);
            var posts = desk.posts(tx, today);
            var person = desk.person(tx);
            var whole = desk.the(tx, input.id(), posts, person);
            desk.requireRunning(tx, whole);
            var set = whole.last();
            if (!set.submission().digest().hex().equals(input.digest())) {
                throw CaseDesk.refused("other-set");
            }
            var problems = new Problems("decision");
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var rule = desk.rule(tx, whole.begun(), today);
            boolean inside = modes.inside(tx, today);
            var by = inside
                    ? set.waiting().stream()
                            .flatMap(step -> desk.acting(step, posts, rule, person).stream())
                            .findFirst()
                            .map(CaseDesk.Acting::by)
                    : Optional.of(SubmitCase.ofDrafter(tx, whole.begun(), posts, person))
                            .filter(drafter -> drafter)
                            .map(drafter -> set.submission().draftedBy());
            if (by.isEmpty()) {
                throw inside
                        ? CaseDesk.refused(
                                "not-yours-to-return",
                                String.join(
                                        "、",
                                        set.waiting().stream()
                                                .map(step -> CaseDesk.who(step, posts, rule))
                                                .toList()))
                        : CaseDesk.refused(
                                "not-the-drafter",
                                CaseDesk.named(posts, whole.begun().post()));
            }
            var closing = new DecisionCases.Closing(
                    tx.newId(),
                    set.submission().id(),
                    Outcome.RETURNED,
                    by.get(),
                    input.reason().strip(),
                    actor.account(),
                    tx.now(),
                    Optional.empty(),
                    Optional.empty());
            cases.add(
                    tx,
                    closing,
                    tx.enter(Act.of(
                                    "decision.case.returned",
                                    "decision-case",
                                    input.id().value())
                            .after("number", set.submission().number())
                            .after("digest", input.digest())
                            .afterErasable("by", closing.by())
                            .afterErasable("reason", closing.reason())));
            return input.id();
        });
    }
}
