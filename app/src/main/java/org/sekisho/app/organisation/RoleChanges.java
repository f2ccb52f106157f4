package org.sekisho.app.organisation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Component;

/** Lets roles be held by certain posts and people and by no others, within the act of another use case. */
@Component
public final class RoleChanges {

    /**
     * Who is to have a role.
     *
     * @param posts whoever holds them
     * @param people beside their posts
     */
    public record Wanted(Role role, Set<PostId> posts, Set<PersonId> people) {
        public Wanted {
            posts = Set.copyOf(posts);
            people = Set.copyOf(people);
        }
    }

    private final Snapshots snapshots;
    private final RoleRules rules;
    private final Appointments appointments;

    RoleChanges(Snapshots snapshots, RoleRules rules, Appointments appointments) {
        this.snapshots = snapshots;
        this.rules = rules;
        this.appointments = appointments;
    }

    /**
     * Ends the rules and appointments that give one of these roles to others, and adds what is lacking. A rule that
     * reaches wanted posts alone stays as it is.
     *
     * @param reason why people are appointed
     * @param problems gets {@code <role>} where a post cannot be named by a rule alone, or is not there on the day
     * @return how many rules and appointments were added and ended; none where problems were found
     */
    public int change(
            Tx tx, UUID entry, Act act, LocalDate from, List<Wanted> wanted, String reason, Problems problems) {
        Register.inTurn(tx, "organisation");
        var snapshot = snapshots.take(tx, AsOf.known(from));
        var added = new ArrayList<RoleRules.Row>();
        var ended = new ArrayList<RoleRules.Row>();
        var appointed = new ArrayList<Appointments.Row>();
        var dismissed = new ArrayList<Appointments.Row>();
        for (var one : wanted) {
            var own = snapshot.rules().stream()
                    .filter(rule -> rule.role() == one.role())
                    .toList();
            var reached = own.stream()
                    .filter(rule -> one.posts().containsAll(snapshot.postsReached(rule)))
                    .flatMap(rule -> snapshot.postsReached(rule).stream())
                    .collect(toSet());
            own.stream()
                    .filter(rule -> !one.posts().containsAll(snapshot.postsReached(rule)))
                    .forEach(ended::add);
            for (var post : one.posts().stream()
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList()) {
                if (reached.contains(post)) {
                    continue;
                }
                var row = snapshot.posts().stream()
                        .filter(there -> there.post().equals(post))
                        .findFirst();
                if (row.isEmpty()) {
                    problems.add(one.role().name(), "post-not-there");
                    continue;
                }
                var rule = new RoleRules.Row(
                        tx.newId(),
                        new RuleId(tx.newId()),
                        one.role(),
                        row.get().title(),
                        row.get().section(),
                        Span.since(from));
                if (one.posts().containsAll(snapshot.postsReached(rule))) {
                    reached.addAll(snapshot.postsReached(rule));
                    added.add(rule);
                } else {
                    problems.add(one.role().name(), "post-not-alone", row.get().title());
                }
            }
            var holding = snapshot.appointments().stream()
                    .filter(row -> row.role() == one.role())
                    .toList();
            holding.stream().filter(row -> !one.people().contains(row.person())).forEach(dismissed::add);
            for (var person : one.people()) {
                if (snapshot.person(person).isEmpty()) {
                    problems.add(one.role().name(), "person-not-there");
                } else if (holding.stream().noneMatch(row -> row.person().equals(person))) {
                    appointed.add(new Appointments.Row(
                            tx.newId(), new AppointmentId(tx.newId()), one.role(), person, reason, Span.since(from)));
                }
            }
        }
        if (problems.any()) {
            return 0;
        }
        describe(act, from, added, ended, appointed, dismissed);
        rules.end(tx, entry, ended, from);
        rules.add(tx, entry, added);
        appointments.end(tx, entry, dismissed, from);
        appointments.add(tx, entry, appointed);
        return added.size() + ended.size() + appointed.size() + dismissed.size();
    }

    private static void describe(
            Act act,
            LocalDate from,
            List<RoleRules.Row> added,
            List<RoleRules.Row> ended,
            List<Appointments.Row> appointed,
            List<Appointments.Row> dismissed) {
        ended.forEach(row -> act.child("rule", row.rule().value())
                .before("to", row.span().to())
                .after("to", Optional.of(from)));
        added.forEach(row -> act.child("rule", row.rule().value())
                .after("role", row.role())
                .after("postTitle", row.postTitle())
                .after("below", row.below().map(SectionId::value))
                .after("from", from));
        dismissed.forEach(row -> act.child("appointment", row.appointment().value())
                .before("to", row.span().to())
                .after("to", Optional.of(from)));
        appointed.forEach(row -> act.child("appointment", row.appointment().value())
                .after("person", row.person().value())
                .after("role", row.role())
                .afterErasable("reason", row.reason())
                .after("from", from));
    }
}
