package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The record of a violation: complete when it is closed. */
@Component
@Order(3)
class KeptViolations implements Kept {

    private final Violations violations;
    private final Erasures erasures;

    KeptViolations(Violations violations, Erasures erasures) {
        this.violations = violations;
        this.erasures = erasures;
    }

    @Override
    public KeptKind kind() {
        return KeptKind.VIOLATION;
    }

    @Override
    public boolean readableBy(Actor actor) {
        return actor.may(Permission.READ_VIOLATIONS);
    }

    @Override
    public List<Disposals.Wanted> complete(Tx tx, LocalDate today) {
        return violations.closed(tx).stream()
                .map(closed -> new Disposals.Wanted(kind(), closed.violation(), closed.title(), 1, 1, closed.on()))
                .toList();
    }

    @Override
    public Disposals.Wanted wanted(Tx tx, UUID subject, LocalDate today) {
        var one = violations.the(tx, subject);
        var closed = violations.steps(tx, AsOf.known(today)).stream()
                .filter(step ->
                        step.violation().equals(one.id()) && step.measure().isEmpty())
                .map(ViolationRegister.Step::on)
                .findFirst()
                .orElseThrow(() -> new Refusal.Invalid("", Message.of("conduct.refusal.not-closed")));
        return new Disposals.Wanted(kind(), one.id(), one.path() + " " + one.caption(), 1, 1, closed);
    }

    @Override
    public Erasures.Erased erase(Tx tx, UUID subject, LocalDate today) {
        violations.erase(tx, subject);
        return erasures.values(tx, List.of(subject));
    }

    @Override
    public Act act(Disposals.Wanted wanted) {
        return Act.of("conduct.violation.disposed", "violation", wanted.subject());
    }
}
