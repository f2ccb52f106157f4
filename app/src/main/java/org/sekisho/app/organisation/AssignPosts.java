package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Gives posts to people: one, or a whole list of transfers (人事異動).
 *
 * <p>A new main post ends the person's former one; the new holder of a post of one seat ends the former holder's tenure.
 */
@Service
public final class AssignPosts {

    /** A person holds a post from a day on, or to a day when its end is known already. */
    public record Assignment(PersonId person, PostId post, Holding holding, LocalDate from, Optional<LocalDate> to) {}

    /** The assignments, in any order; at least one. */
    public record Input(List<Assignment> assignments) {
        public Input {
            assignments = List.copyOf(assignments);
        }
    }

    /**
     * What happened.
     *
     * @param begun the new tenures in the order of the input
     * @param ended the tenures that the new ones end
     */
    public record Assigned(List<TenureId> begun, List<TenureId> ended) {}

    private final Work work;
    private final Posts posts;
    private final People people;
    private final Tenures tenures;

    AssignPosts(Work work, Posts posts, People people, Tenures tenures) {
        this.work = work;
        this.posts = posts;
        this.people = people;
        this.tenures = tenures;
    }

    /** @throws Refusal.Invalid naming {@code assignments[i].…}; then nobody is transferred */
    public Assigned assign(Actor actor, Input input) {
        var problems = new Problems("organisation");
        if (input.assignments().isEmpty()) {
            problems.add("", "nothing");
            problems.refuseIfAny();
        }
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var postIds = input.assignments().stream()
                    .map(Assignment::post)
                    .distinct()
                    .toList();
            var personIds = input.assignments().stream()
                    .map(Assignment::person)
                    .distinct()
                    .toList();
            var transfer = new Transfer(
                    problems,
                    posts.current(tx, postIds),
                    people.current(tx, personIds),
                    tenures.currentOf(tx, postIds, personIds));
            for (int i = 0; i < input.assignments().size(); i++) {
                transfer.assign(
                        "assignments[" + i + "].", input.assignments().get(i), new TenureId(tx.newId()), tx::newId);
            }
            transfer.checkSeats();
            problems.refuseIfAny();
            var changes = transfer.changes();
            Transfer.write(tx, tenures, "organisation.tenures.assigned", changes);
            var begun = new ArrayList<TenureId>();
            var ended = new ArrayList<TenureId>();
            for (var change : changes) {
                switch (change) {
                    case Transfer.Change.Begins(var row) -> begun.add(row.tenure());
                    case Transfer.Change.Ends(var row, var to) -> ended.add(row.tenure());
                }
            }
            return new Assigned(begun, ended);
        });
    }
}
