package org.sekisho.app.ledgers;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** Checks what lines say, whether they come from a form or from a file. */
@Component
final class LineChecks {

    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;
    private final FieldsOfLedger fields;
    private final PlacesOfStaff places;

    LineChecks(Ledgers ledgers, LineRegisters registers, Reaches reaches, FieldsOfLedger fields, PlacesOfStaff places) {
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
        this.fields = fields;
        this.places = places;
    }

    /** What is checked against in one transaction, read once; eight statements at most. */
    Checking in(Tx tx, Ledger ledger) {
        var today = AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
        return new Checking(
                ledger,
                fields.of(tx, ledger, today),
                places.on(tx, today),
                reaches.keeping(tx, ledger),
                ledgers.rules(ledger));
    }

    /** The lines of the database, asked for one by one. */
    OtherLines now(Tx tx, Ledger ledger) {
        var today = AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
        return new OtherLines() {
            @Override
            public Optional<Values> line(String key, UUID line) {
                var named = ledgers.the(key);
                var reach = reaches.reading(tx, named);
                return registers.of(key).among(tx, Set.of(line), today).stream()
                        .map(LineRegister.Row::values)
                        .filter(reach::has)
                        .findFirst();
            }

            @Override
            public Optional<String> saying(LedgerField field, Value value, LineId except) {
                return registers.of(ledger.key()).saying(tx, field.key(), value, today).stream()
                        .filter(row -> !row.line().equals(except))
                        .map(row -> row.values().words(ledger.name()))
                        .findFirst();
            }
        };
    }

    /** Checks the lines of one ledger in one transaction. */
    static final class Checking {

        private final Ledger ledger;
        private final List<LedgerField> fields;
        private final List<PlacesOfStaff.Place> places;
        private final Map<UUID, PlacesOfStaff.Kind> kinds;
        private final Set<String> keys;
        private final Reach reach;
        private final List<LedgerRules> rules;

        private Checking(
                Ledger ledger,
                List<LedgerField> fields,
                List<PlacesOfStaff.Place> places,
                Reach reach,
                List<LedgerRules> rules) {
            this.ledger = ledger;
            this.fields = fields;
            this.places = places;
            this.kinds = places.stream()
                    .collect(toMap(PlacesOfStaff.Place::id, PlacesOfStaff.Place::kind, (one, two) -> one));
            this.keys = fields.stream().map(LedgerField::key).collect(toSet());
            this.reach = reach;
            this.rules = rules;
        }

        /** The fields of the ledger, those of the body last. */
        List<LedgerField> fields() {
            return fields;
        }

        /** The sections and posts of the day. */
        List<PlacesOfStaff.Place> places() {
            return places;
        }

        /** The lines that the actor keeps. */
        Reach reach() {
            return reach;
        }

        /** Everything that is wrong with a line, by the keys of the fields. */
        List<Refusal.Problem> problems(LineId id, Values values, OtherLines others) {
            var problems = new Problems("ledgers");
            fields.forEach(field -> values.of(field.key())
                    .ifPresentOrElse(value -> check(id, field, value, others, problems), () -> {
                        if (field.is(LedgerField.Use.REQUIRED)) {
                            problems.add(field.key(), "missing");
                        }
                    }));
            values.all().keySet().stream()
                    .filter(key -> !keys.contains(key))
                    .sorted()
                    .forEach(key -> problems.add("", "no-such-field", key));
            if (values.named(Ledger.SECTION).isPresent() && !reach.has(values)) {
                problems.add(Ledger.SECTION, "not-your-section");
            }
            if (!problems.any()) {
                rules.forEach(one -> one.check(id, values, others, problems));
            }
            return problems.found();
        }

        private void check(LineId id, LedgerField field, Value value, OtherLines others, Problems problems) {
            var key = field.key();
            switch (field.kind()) {
                case LedgerField.Text text -> problems.requirePlain(key, value.plain());
                case LedgerField.Lines lines -> problems.requireLines(key, value.plain());
                case LedgerField.Choice choice -> {
                    if (!choice.keys().contains(value.plain()) && !stays(id, choice, field, value, others)) {
                        problems.add(key, "no-such-choice", value.plain());
                    }
                }
                case LedgerField.Scale scale ->
                    throw new IllegalStateException("Nobody said which levels the scale has: " + scale.scale());
                case LedgerField.Day day -> {
                    if (value instanceof Value.Day on) {
                        problems.requireDay(key, on.day());
                    }
                }
                case LedgerField.Whole whole -> {
                    if (value instanceof Value.Whole number && number.number() < 0) {
                        problems.add(key, "below-nothing");
                    }
                }
                case LedgerField.YesNo yesNo -> {
                    // Both answers will do.
                }
                case LedgerField.Section section -> place(key, value, PlacesOfStaff.Kind.SECTION, problems);
                case LedgerField.Post post -> place(key, value, PlacesOfStaff.Kind.POST, problems);
                case LedgerField.Line other -> line(id, key, value, other, others, problems);
            }
            if (field.is(LedgerField.Use.UNIQUE)) {
                others.saying(field, value, id).ifPresent(name -> problems.add(key, "there-already", name));
            }
        }

        /** Whether it is a level of an earlier scale that the line has already. */
        private boolean stays(LineId id, LedgerField.Choice choice, LedgerField field, Value value, OtherLines others) {
            return choice.decided()
                            .filter(one -> one.called().containsKey(value.plain()))
                            .isPresent()
                    && others.line(ledger.key(), id.value())
                            .flatMap(line -> line.of(field.key()))
                            .filter(value::equals)
                            .isPresent();
        }

        private void place(String key, Value value, PlacesOfStaff.Kind kind, Problems problems) {
            if (!(value instanceof Value.Named named) || kinds.get(named.id()) != kind) {
                problems.add(key, "not-there");
            }
        }

        private void line(
                LineId id, String key, Value value, LedgerField.Line other, OtherLines others, Problems problems) {
            if (!(value instanceof Value.Named named)
                    || others.line(other.ledger(), named.id()).isEmpty()) {
                problems.add(key, "not-there");
            } else if (other.ledger().equals(ledger.key()) && named.id().equals(id.value())) {
                problems.add(key, "names-itself");
            }
        }
    }
}
