package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Adds a field of the body's own to a ledger, or takes one away; from today on. */
@Service
public final class SetOwnFields {

    /** Enough for the columns that an office keeps beside ours. */
    static final int MOST = 30;

    private static final int MOST_CHOICES = 50;

    /** What a field of a body's own may hold. */
    public enum Sort {
        TEXT,
        LINES,
        DAY,
        WHOLE,
        YES_NO,
        CHOICE
    }

    /**
     * A field.
     *
     * @param choices the words to choose from; empty unless it is a choice
     */
    public record Input(String label, Sort sort, List<String> choices) {
        public Input {
            choices = choices.stream()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /** A field that the body added, as a page lists it. */
    public record Own(UUID id, String label, Sort sort, List<String> choices) {}

    private final Work work;
    private final Ledgers ledgers;
    private final OwnFields fields;

    SetOwnFields(Work work, Ledgers ledgers, OwnFields fields) {
        this.work = work;
        this.ledgers = ledgers;
        this.fields = fields;
    }

    /** Those that there are today. */
    public List<Own> of(Actor actor, String key) {
        var ledger = ledgers.the(key);
        return work.read(
                actor,
                ledger.access().keepAll(),
                tx -> fields.of(tx, ledger, today(tx)).stream()
                        .map(row -> new Own(row.field(), row.label(), row.sort(), row.choices()))
                        .toList());
    }

    /** @throws Refusal.Invalid naming {@code label} or {@code choices}, or nothing where there are too many */
    public UUID add(Actor actor, String key, Input input) {
        var ledger = ledgers.the(key);
        return work.change(actor, ledger.access().keepAll(), tx -> {
            Register.inTurn(tx, "ledger " + key);
            var there = fields.of(tx, ledger, today(tx));
            var problems = new Problems("ledgers");
            problems.requireText("label", input.label());
            if (there.stream().anyMatch(row -> row.label().equals(input.label().strip()))) {
                problems.add("label", "field-there-already");
            }
            if ((input.sort() == Sort.CHOICE) == input.choices().isEmpty()) {
                problems.add("choices", input.choices().isEmpty() ? "choices-missing" : "choices-for-nothing");
            }
            if (input.choices().size() > MOST_CHOICES) {
                problems.add("choices", "too-many-choices", MOST_CHOICES);
            }
            input.choices().forEach(choice -> problems.requirePlain("choices", choice));
            if (there.size() >= MOST) {
                problems.add("", "too-many-fields", MOST);
            }
            problems.refuseIfAny();
            var id = tx.newId();
            var entry = tx.enter(Act.of("ledgers.field.added", "ledger_field", id)
                    .after("ledger", key)
                    .after("label", input.label().strip())
                    .after("sort", input.sort())
                    .after("choices", input.choices()));
            fields.add(
                    tx,
                    entry,
                    List.of(new OwnFields.Row(
                            tx.newId(),
                            id,
                            key,
                            input.label().strip(),
                            input.sort(),
                            input.choices(),
                            there.size(),
                            Span.since(today(tx).day()))));
            return id;
        });
    }

    /**
     * Takes a field away. What stood in it is still there for earlier days; a line loses it when it is changed next.
     *
     * @throws Refusal.NotFound if the ledger has no such field today
     */
    public void end(Actor actor, String key, UUID field) {
        var ledger = ledgers.the(key);
        work.change(actor, ledger.access().keepAll(), tx -> {
            Register.inTurn(tx, "ledger " + key);
            var row = fields.of(tx, ledger, today(tx)).stream()
                    .filter(one -> one.field().equals(field))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("ledger_field"));
            var entry = tx.enter(
                    Act.of("ledgers.field.ended", "ledger_field", field).before("label", row.label()));
            fields.end(tx, entry, List.of(row), today(tx).day());
            return field;
        });
    }

    private static AsOf today(Tx tx) {
        return AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
    }
}
