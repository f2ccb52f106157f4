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

/** Takes a case back (取下げ): by its drafter, or whoever has the drafter's post now. */
@Service
public final class WithdrawCase {

    /** Which case, and why. */
    public record Input(CaseId id, String reason) {}

    private final Work work;
    private final DecisionCases cases;
    private final CaseDesk desk;

    WithdrawCase(Work work, DecisionCases cases, CaseDesk desk) {
        this.work = work;
        this.cases = cases;
        this.desk = desk;
    }

    /**
     * Takes it back.
     *
     * @throws Refusal.Invalid without a reason, if the case has ended, or if the actor is not the drafter
     */
    public CaseId withdraw(Actor actor, Input input) {
        return work.change(actor, Permission.SEAL_DECISIONS, tx -> {
            Register.inTurn(tx, "decision");
            var posts = desk.posts(tx, CaseDesk.today(tx));
            var person = desk.person(tx);
            var whole = desk.the(tx, input.id(), posts, person);
            if (desk.state(tx, whole) != CaseState.STALE) {
                desk.requireRunning(tx, whole);
            }
            if (!SubmitCase.ofDrafter(tx, whole.begun(), posts, person)) {
                throw CaseDesk.refused(
                        "not-the-drafter", CaseDesk.named(posts, whole.begun().post()));
            }
            var problems = new Problems("decision");
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var submission = whole.last().submission();
            var closing = new DecisionCases.Closing(
                    tx.newId(),
                    submission.id(),
                    Outcome.WITHDRAWN,
                    submission.draftedBy(),
                    input.reason().strip(),
                    actor.account(),
                    tx.now(),
                    Optional.empty(),
                    Optional.empty());
            cases.add(
                    tx,
                    closing,
                    tx.enter(Act.of(
                                    "decision.case.withdrawn",
                                    "decision-case",
                                    input.id().value())
                            .after("number", submission.number())
                            .afterErasable("reason", closing.reason())));
            return input.id();
        });
    }
}
