package org.sekisho.app.stocktaking;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** How far a stocktaking is, inside a transaction, and what follows when a section is done. */
@Component
class TakenStock {

    private final Stocktakings stocktakings;
    private final MissingRows missing;
    private final LinesIn lines;
    private final PlacesOfStaff places;
    private final Observations observations;
    private final Map<String, Ledger> ledgers;

    TakenStock(
            Stocktakings stocktakings,
            MissingRows missing,
            LinesIn lines,
            PlacesOfStaff places,
            Observations observations,
            List<Ledger> ledgers) {
        this.stocktakings = stocktakings;
        this.missing = missing;
        this.lines = lines;
        this.places = places;
        this.observations = observations;
        this.ledgers = ledgers.stream().collect(toMap(Ledger::key, one -> one));
    }

    static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }

    /** Keeps the ledger and the stocktakings of it as they are until the transaction ends. */
    static void inTurn(Tx tx, String ledger) {
        Register.inTurn(tx, "ledger " + ledger);
    }

    Ledger ledger(Stocktaking one) {
        return Objects.requireNonNull(ledgers.get(one.ledger()), one::ledger);
    }

    /** Five statements, however many lines there are. */
    Stock of(Tx tx, Stocktaking one) {
        var after = one.after(today(tx));
        var gone = missing.known(tx, after).stream()
                .filter(row -> row.stocktaking().equals(one.id()) && row.found().isEmpty())
                .map(row -> new Stock.Gone(row.line().value(), row.missing()))
                .toList();
        return Stock.of(
                lines.all(tx, one.ledger(), one.before()),
                lines.all(tx, one.ledger(), after),
                stocktakings.confirmed(tx, one.id()),
                gone,
                stocktakings.done(tx, one.id()),
                ledger(one).name());
    }

    /** One line; five statements and those of {@link #mayKeep}, however many lines there are. */
    Optional<ReadStock.OfLine> line(Tx tx, Stocktaking one, LineId line) {
        return lines.find(tx, one.ledger(), line, one.before())
                .map(LedgerLine::values)
                .flatMap(before -> before.named(Ledger.SECTION).map(section -> {
                    var gone = missing.open(tx).stream()
                            .filter(row ->
                                    row.line().equals(line) && row.stocktaking().equals(one.id()))
                            .map(MissingRows.Row::missing)
                            .findFirst();
                    var now = lines.find(tx, one.ledger(), line, one.after(today(tx)))
                            .map(LedgerLine::values);
                    var confirmed = stocktakings.confirmed(tx, one.id()).contains(line.value());
                    return new ReadStock.OfLine(
                            one,
                            section,
                            Stock.state(gone.isPresent(), before, now, confirmed),
                            gone,
                            mayKeep(tx, section));
                }));
    }

    /** Whether the actor takes stock of a section: its head, and the officer. Four statements at most. */
    boolean mayKeep(Tx tx, UUID section) {
        return tx.actor().may(Permission.KEEP_ALL_LEDGERS)
                || (tx.actor().may(Permission.KEEP_LEDGERS)
                        && places.sectionsWithBelow(tx, today(tx)).contains(section));
    }

    /** Whether the actor sees what became of a section. Four statements at most. */
    boolean maySee(Tx tx, UUID section) {
        return tx.actor().may(Permission.READ_ALL_LEDGERS) || mayKeep(tx, section);
    }

    /**
     * The places of a day.
     *
     * @param all what sections and posts are called, by their identifiers
     */
    record Places(Map<UUID, String> all, List<UUID> sections) {}

    /** The places as they are called in a stocktaking. */
    Places places(Tx tx, Stocktaking one) {
        var there = places.on(tx, one.after(today(tx)));
        return new Places(
                there.stream()
                        .collect(toMap(PlacesOfStaff.Place::id, PlacesOfStaff.Place::name, (first, second) -> first)),
                there.stream()
                        .filter(place -> place.kind() == PlacesOfStaff.Kind.SECTION)
                        .map(PlacesOfStaff.Place::id)
                        .toList());
    }

    /** Enters that a section is done, and takes it as evidence of its duty, where nothing is left and it was not done before. */
    void note(Tx tx, Stocktaking one, UUID section) {
        var part = of(tx, one).of(section);
        if (!part.lines().isEmpty()) {
            done(tx, one, part);
        }
    }

    /** The same of a section of whose lines none is left, or that has none and says so. */
    void done(Tx tx, Stocktaking one, Stock.Part part) {
        if (part.left() > 0 || part.done().isPresent()) {
            return;
        }
        var section = part.section();
        stocktakings.finish(
                tx,
                tx.enter(Act.of("stocktaking.section.done", "stocktaking", one.id())
                        .after("section", section)
                        .after("confirmed", part.count(LineState.CONFIRMED))
                        .after("changed", part.count(LineState.CHANGED))
                        .after("missing", part.count(LineState.MISSING))),
                one.id(),
                section);
        Counted.of(one.ledger())
                .ifPresent(counted -> observations.take(
                        tx,
                        new Observations.Seen(
                                counted.control(),
                                Optional.of(section),
                                "stocktaking",
                                tx.actor().name(),
                                one.title(),
                                today(tx))));
    }
}
