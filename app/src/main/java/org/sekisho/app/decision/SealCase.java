package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Seals a step (押印): agrees to the set that was shown, or decides it. Only where a body decides inside the program. */
@Service
public final class SealCase {

    /**
     * A seal.
     *
     * @param digest of the set that was shown
     * @param comment words to those who come after
     * @param absence why a substitute decides (代決)
     * @param confirmed that the text shall be in force from a day before the decision
     */
    public record Input(CaseId id, StepId step, String digest, String comment, String absence, boolean confirmed) {}

    /** What came of it; the version, where the seal was the decision. */
    public record Sealed(Capacity capacity, Optional<UUID> version) {}

    private final Work work;
    private final DecisionCases cases;
    private final CaseDesk desk;
    private final DecisionModes modes;
    private final Deciding deciding;

    SealCase(Work work, DecisionCases cases, CaseDesk desk, DecisionModes modes, Deciding deciding) {
        this.work = work;
        this.cases = cases;
        this.desk = desk;
        this.modes = modes;
        this.deciding = deciding;
    }

    /**
     * Seals.
     *
     * @throws Refusal.NotFound if there is no such case or step, or none for this actor
     * @throws Refusal.Invalid if the body decides on paper, the case does not run any more, another set was shown, the step
     *     is not due, or somebody else must seal it; it says who
     */
    public Sealed seal(Actor actor, Input input) {
        return work.change(actor, Permission.SEAL_DECISIONS, tx -> {
            Register.inTurn(tx, "decision");
            var today = CaseDesk.today(tx);
            var posts = desk.posts(tx, today);
            var person = desk.person(tx);
            var whole = desk.the(tx, input.id(), posts, person);
            var set = whole.last();
            if (!modes.inside(tx, today)) {
                throw CaseDesk.refused("on-paper");
            }
            desk.requireRunning(tx, whole);
            if (!set.submission().digest().hex().equals(input.digest())) {
                throw CaseDesk.refused("other-set");
            }
            var step = set.steps().stream()
                    .filter(one -> one.id().equals(input.step()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("step"));
            requireDue(set, step);
            var rule = desk.rule(tx, whole.begun(), today);
            var acting = desk.acting(step, posts, rule, person)
                    .orElseThrow(() -> CaseDesk.refused("not-yours", step.name(), CaseDesk.who(step, posts, rule)));
            var standing = check(tx, input, whole, step, acting, rule, today);
            var seal = new DecisionCases.Seal(
                    actor.account(),
                    acting.person(),
                    acting.capacity(),
                    acting.by(),
                    input.comment().strip(),
                    set.submission().digest(),
                    tx.now());
            enter(tx, input.id(), step, seal, acting);
            if (step.kind() != StepKind.DECISION) {
                return new Sealed(acting.capacity(), Optional.empty());
            }
            var version = deciding.adopt(
                    tx,
                    whole,
                    new Deciding.Decision(
                            today,
                            acting.capacity(),
                            acting.post(),
                            acting.by(),
                            posts.post(acting.post())
                                    .map(PostsOfDay.Named::title)
                                    .orElse(""),
                            acting.capacity() == Capacity.SUBSTITUTE
                                    ? input.absence().strip()
                                    : "",
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            set.submission().inForce(),
                            standing));
            return new Sealed(acting.capacity(), Optional.of(version));
        });
    }

    private void enter(Tx tx, CaseId id, DecisionCases.Step step, DecisionCases.Seal seal, CaseDesk.Acting acting) {
        var act = Act.of("decision.case.sealed", "decision-case", id.value())
                .after("step", step.id().value())
                .after("kind", step.kind())
                .after("post", acting.post().value())
                .after("capacity", seal.capacity())
                .after("digest", seal.digest().hex())
                .afterErasable("by", seal.by());
        if (!seal.comment().isEmpty()) {
            act.afterErasable("comment", seal.comment());
        }
        cases.add(tx, step.id(), seal, tx.enter(act));
    }

    private static void requireDue(DecisionCases.Set set, DecisionCases.Step step) {
        if (step.seal().isPresent()) {
            throw CaseDesk.refused("sealed-already", step.name());
        }
        var waiting = set.waiting();
        if (!waiting.contains(step)) {
            throw CaseDesk.refused(
                    "not-yet",
                    String.join(
                            "、", waiting.stream().map(DecisionCases.Step::name).toList()));
        }
    }

    private Optional<UUID> check(
            Tx tx,
            Input input,
            DecisionCases.Whole whole,
            DecisionCases.Step step,
            CaseDesk.Acting acting,
            Optional<DecisionRule> rule,
            LocalDate today) {
        var problems = new Problems("decision");
        Optional<UUID> standing = Optional.empty();
        if (!input.comment().isBlank()) {
            problems.requireReason("comment", input.comment());
        }
        if (step.kind() == StepKind.DECISION) {
            if (rule.filter(one -> one.post().equals(step.post())).isEmpty()) {
                throw CaseDesk.refused("rule-changed");
            }
            standing = desk.requireOther(
                    tx, whole.begun(), acting.person(), today, CaseDesk.who(step, acting.posts(), rule));
            if (acting.capacity() == Capacity.SUBSTITUTE) {
                problems.requireReason("absence", input.absence());
            }
            Deciding.requireConfirmed(problems, whole.last().submission().inForce(), today, input.confirmed());
        }
        problems.refuseIfAny();
        return standing;
    }
}
