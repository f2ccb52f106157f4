package org.sekisho.app.ledgers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads one line of a ledger, or what a new one may say. */
@Service
public final class ReadLine {

    /**
     * A line with what is needed to show it.
     *
     * @param fields of the ledger, those of the body last
     * @param names of the sections, posts and lines that stand in it
     * @param mayChange whether the actor may change it
     */
    public record Shown(
            Ledger ledger, LedgerLine line, List<LedgerField> fields, Map<UUID, String> names, boolean mayChange) {

        /** What the line is called. */
        public String title() {
            return line.values().words(ledger.name());
        }
    }

    /**
     * What a form for a line needs.
     *
     * @param places sections that the actor keeps lines of, and all posts
     * @param lines by the key of a field that names lines: what some of them are called
     */
    public record Offered(
            Ledger ledger,
            List<LedgerField> fields,
            List<PlacesOfStaff.Place> places,
            Map<String, List<String>> lines) {}

    /** How many lines are offered to choose from; who looks for another types its name. */
    private static final int MOST_OFFERED = 300;

    private final Work work;
    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;
    private final FieldsOfLedger fields;
    private final NamesInLines names;
    private final PlacesOfStaff places;

    ReadLine(
            Work work,
            Ledgers ledgers,
            LineRegisters registers,
            Reaches reaches,
            FieldsOfLedger fields,
            NamesInLines names,
            PlacesOfStaff places) {
        this.work = work;
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
        this.fields = fields;
        this.names = names;
        this.places = places;
    }

    /** @throws Refusal.NotFound if it is not in the ledger on the day, or not for the actor */
    public Shown read(Actor actor, String key, LineId id, AsOf asOf) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().read(), tx -> read(tx, ledger, id, asOf));
    }

    /**
     * The same in the transaction of another use case, which asked for its own permission.
     *
     * @throws Refusal.NotFound if it is not in the ledger on the day, or not for the actor
     */
    public Shown read(Tx tx, Ledger ledger, LineId id, AsOf asOf) {
        var line = registers.of(ledger.key()).the(tx, id, asOf).asLine();
        if (!reaches.reading(tx, ledger).has(line.values())) {
            throw new Refusal.NotFound(ledger.key());
        }
        var decided = fields.of(tx, ledger, asOf);
        return new Shown(
                ledger.with(decided),
                line,
                decided,
                names.of(tx, ledger, List.of(line.values()), asOf).names(),
                mayKeep(tx, ledger, line.values()));
    }

    /**
     * The fields of a ledger as the body has it, for whoever reads it.
     *
     * @throws Refusal.NotFound if there is no such ledger
     */
    public List<LedgerField> fields(Actor actor, String key, AsOf asOf) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().read(), tx -> fields.of(tx, ledger, asOf));
    }

    private boolean mayKeep(Tx tx, Ledger ledger, Values values) {
        var actor = tx.actor();
        return actor.may(ledger.access().keepAll())
                || (ledger.bySection()
                        && actor.may(ledger.access().keep())
                        && reaches.keeping(tx, ledger).has(values));
    }

    /**
     * What a form for a line offers.
     *
     * @throws Refusal.NotPermitted if the actor keeps nothing of the ledger
     */
    public Offered offered(Actor actor, String key, AsOf asOf) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().read(), tx -> {
            if (!actor.may(ledger.access().keepAll())) {
                actor.require(ledger.access().keep());
            }
            var reach = reaches.keeping(tx, ledger);
            var decided = fields.of(tx, ledger, asOf);
            return new Offered(
                    ledger.with(decided),
                    decided,
                    places.on(tx, asOf).stream()
                            .filter(place -> place.kind() == PlacesOfStaff.Kind.POST || reach.covers(place.id()))
                            .toList(),
                    lines(tx, ledger, asOf));
        });
    }

    private Map<String, List<String>> lines(Tx tx, Ledger ledger, AsOf asOf) {
        var offered = new LinkedHashMap<String, List<String>>();
        for (var field : ledger.fields()) {
            if (field.kind() instanceof LedgerField.Line other) {
                var named = ledgers.the(other.ledger());
                offered.put(
                        field.key(),
                        registers
                                .of(named.key())
                                .list(
                                        tx,
                                        new LineRegister.Query(
                                                asOf,
                                                reaches.reading(tx, named),
                                                List.of(),
                                                Map.of(),
                                                named.name(),
                                                false,
                                                0,
                                                MOST_OFFERED))
                                .stream()
                                .map(row -> row.values().words(named.name()))
                                .distinct()
                                .toList());
            }
        }
        return offered;
    }

    /**
     * The lines that have these words in a field by which lines are told apart: the name, or one that no two share.
     *
     * @return no more than two
     */
    public List<LineId> called(Actor actor, String key, String words, AsOf asOf) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().read(), tx -> {
            var reach = reaches.reading(tx, ledger);
            return ledger.fields().stream()
                    .filter(field -> field.key().equals(ledger.name()) || field.is(LedgerField.Use.UNIQUE))
                    .flatMap(field ->
                            registers.of(key).saying(tx, field.key(), new Value.Words(words.strip()), asOf).stream())
                    .filter(row -> reach.has(row.values()))
                    .map(LineRegister.Row::line)
                    .distinct()
                    .limit(2)
                    .toList();
        });
    }
}
