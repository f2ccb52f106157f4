package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Corrects the days of a tenure that were entered wrongly. What was known before stays readable. */
@Service
public final class CorrectTenure {

    /** A tenure, its true first day and first day no longer, and why the entry was wrong. */
    public record Input(TenureId tenure, LocalDate from, Optional<LocalDate> to, String reason) {}

    private final Work work;
    private final Posts posts;
    private final People people;
    private final Tenures tenures;

    CorrectTenure(Work work, Posts posts, People people, Tenures tenures) {
        this.work = work;
        this.posts = posts;
        this.people = people;
        this.tenures = tenures;
    }

    /** @throws Refusal.Invalid if on those days the post has no room or the person another main post */
    public TenureId correct(Actor actor, Input input) {
        var problems = new Problems("organisation");
        problems.requireReason("reason", input.reason());
        problems.requireSpan("to", input.from(), input.to());
        problems.refuseIfAny();
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var row = tenures.the(tx, input.tenure());
            var others = tenures.currentOf(tx, List.of(row.post()), List.of(row.person())).stream()
                    .filter(other -> !other.tenure().equals(row.tenure()))
                    .toList();
            var transfer = new Transfer(
                    problems,
                    posts.current(tx, List.of(row.post())),
                    people.current(tx, List.of(row.person())),
                    others);
            transfer.assign(
                    "",
                    new AssignPosts.Assignment(row.person(), row.post(), row.holding(), input.from(), input.to()),
                    row.tenure(),
                    tx::newId);
            transfer.checkSeats();
            if (transfer.changes().stream().anyMatch(Transfer.Change.Ends.class::isInstance)) {
                problems.add("from", "overlaps-other");
            }
            problems.refuseIfAny();
            var entry = tx.enter(Act.of(
                            "organisation.tenure.corrected",
                            "tenure",
                            row.tenure().value())
                    .before("from", row.span().from())
                    .before("to", row.span().to())
                    .after("from", input.from())
                    .after("to", input.to())
                    .afterErasable("reason", input.reason()));
            tenures.supersede(tx, List.of(row.id()));
            tenures.add(tx, entry, List.of(row.during(tx.newId(), new Span(input.from(), input.to()))));
            return row.tenure();
        });
    }
}
