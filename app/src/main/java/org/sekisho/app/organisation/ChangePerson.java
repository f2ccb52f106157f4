package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Changes what the register says of a person: from a day on, or because it was wrong. */
@Service
public final class ChangePerson {

    /** What the register says of a person beside the days. */
    public record Particulars(String staffNumber, PersonName name, Employment employment, Optional<UUID> account) {}

    /** Since when the new particulars are true. */
    public sealed interface Since {
        /** From that day on, such as a new name after marriage; until then the former ones were true. */
        record Day(LocalDate day) implements Since {}

        /** From the beginning of the period that holds on that day: what was entered was wrong. */
        record Always(LocalDate on, String reason) implements Since {}
    }

    /** A person and what is to be said of them. */
    public record Input(PersonId person, Particulars particulars, Since since) {}

    private final Work work;
    private final People people;

    ChangePerson(Work work, People people) {
        this.work = work;
        this.people = people;
    }

    /** @throws Refusal.Invalid naming {@code staffNumber}, {@code familyName} and so on, {@code day} or {@code reason} */
    public PersonId change(Actor actor, Input input) {
        var wanted = input.particulars();
        var problems = new Problems("organisation");
        PersonChecks.check(problems, "", wanted.staffNumber(), wanted.name());
        var day = switch (input.since()) {
            case Since.Day(var from) -> from;
            case Since.Always(var on, var reason) -> {
                problems.requireReason("reason", reason);
                yield on;
            }
        };
        problems.requireDay("day", day);
        problems.refuseIfAny();
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var own = people.current(tx, List.of(input.person()));
            if (own.isEmpty()) {
                throw new Refusal.NotFound("person");
            }
            var row = own.stream().filter(one -> one.span().contains(day)).findFirst();
            if (row.isEmpty()) {
                problems.add("day", "person-not-there");
                problems.refuseIfAny();
            }
            var former = row.orElseThrow();
            var rows = rows(tx, former, wanted, input.since());
            var others =
                    people
                            .currentWith(
                                    tx,
                                    List.of(wanted.staffNumber()),
                                    wanted.account().stream().toList())
                            .stream()
                            .filter(one -> !one.person().equals(input.person()))
                            .toList();
            PersonChecks.checkUnique(
                    problems,
                    "",
                    others,
                    wanted.staffNumber(),
                    wanted.account(),
                    rows.getLast().span());
            problems.refuseIfAny();
            var entry = tx.enter(describe(former, rows.getLast(), input.since()));
            people.supersede(tx, List.of(former.id()));
            people.add(tx, entry, rows);
            return input.person();
        });
    }

    /** The rows that take the former one's place; the last has the new particulars. */
    private static List<People.Row> rows(Tx tx, People.Row former, Particulars wanted, Since since) {
        var rows = new ArrayList<People.Row>();
        var span = switch (since) {
            case Since.Always always -> former.span();
            case Since.Day(var day) -> {
                if (former.span().from().isBefore(day)) {
                    rows.add(former.during(tx.newId(), former.span().until(day)));
                }
                yield new Span(day, former.span().to());
            }
        };
        rows.add(new People.Row(
                tx.newId(),
                former.person(),
                wanted.staffNumber(),
                wanted.name(),
                wanted.employment(),
                wanted.account(),
                span));
        return rows;
    }

    private static Act describe(People.Row former, People.Row row, Since since) {
        var kind = switch (since) {
            case Since.Day day -> "organisation.person.changed";
            case Since.Always always -> "organisation.person.corrected";
        };
        var act = Act.of(kind, "person", row.person().value());
        erasable(act, "staffNumber", former.staffNumber(), row.staffNumber());
        erasable(act, "familyName", former.name().family(), row.name().family());
        erasable(act, "givenName", former.name().given(), row.name().given());
        erasable(act, "familyKana", former.name().familyKana(), row.name().familyKana());
        erasable(act, "givenKana", former.name().givenKana(), row.name().givenKana());
        act.before("employment", former.employment())
                .after("employment", row.employment())
                .before("account", former.account())
                .after("account", row.account())
                .after("from", row.span().from());
        if (since instanceof Since.Always(var on, var reason)) {
            act.afterErasable("reason", reason);
        }
        return act;
    }

    private static void erasable(Act act, String field, String before, String after) {
        if (!before.equals(after)) {
            act.beforeErasable(field, before).afterErasable(field, after);
        }
    }
}
