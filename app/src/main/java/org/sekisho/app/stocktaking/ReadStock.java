package org.sekisho.app.stocktaking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads stocktakings: which there are, how far one is, and the sheet of a section. */
@Service
public final class ReadStock {

    /** A section in a stocktaking. @param name as it is called; empty if it is gone */
    public record Section(String name, Stock.Part part) {}

    /** How far a stocktaking is, in the sections that the actor sees. */
    public record Progress(Stocktaking one, Ledger ledger, List<Section> sections) {
        public long count(LineState state) {
            return sections.stream()
                    .mapToLong(section -> section.part().count(state))
                    .sum();
        }

        public long added() {
            return sections.stream()
                    .mapToLong(section -> section.part().added().size())
                    .sum();
        }

        public long lines() {
            return sections.stream()
                    .mapToLong(section -> section.part().lines().size())
                    .sum();
        }
    }

    /**
     * The sheet of a section.
     *
     * @param names of sections and posts
     * @param mayKeep whether the actor takes stock of it
     */
    public record Sheet(Stocktaking one, Ledger ledger, Section section, Map<UUID, String> names, boolean mayKeep) {}

    /**
     * A line in the stocktaking that is open.
     *
     * @param section that takes stock of it
     * @param missing the candidate for an incident, where it is missing
     * @param mayKeep whether the actor takes stock of it
     */
    public record OfLine(Stocktaking one, UUID section, LineState state, Optional<UUID> missing, boolean mayKeep) {}

    private final Work work;
    private final Stocktakings stocktakings;
    private final TakenStock stock;
    private final PlacesOfStaff places;

    ReadStock(Work work, Stocktakings stocktakings, TakenStock stock, PlacesOfStaff places) {
        this.work = work;
        this.stocktakings = stocktakings;
        this.stock = stock;
        this.places = places;
    }

    /** All stocktakings, the newest first. One statement. */
    public List<Stocktaking> all(Actor actor) {
        return work.read(actor, Permission.READ_LEDGERS, stocktakings::all);
    }

    /**
     * How far it is; sections that never had a line stand last. The number of statements does not depend on how many lines and sections there are.
     *
     * @throws Refusal.NotFound if there is none
     */
    public Progress progress(Actor actor, UUID id) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var one = stocktakings.the(tx, id);
            var names = stock.places(tx, one);
            Set<UUID> own = actor.may(Permission.READ_ALL_LEDGERS) || !actor.may(Permission.KEEP_LEDGERS)
                    ? Set.of()
                    : places.sectionsWithBelow(tx, TakenStock.today(tx));
            var taken = stock.of(tx, one);
            return new Progress(
                    one,
                    stock.ledger(one),
                    Stream.concat(
                                    taken.sections().values().stream(),
                                    names.sections().stream()
                                            .filter(section -> !taken.sections().containsKey(section))
                                            .map(taken::of))
                            .filter(part -> actor.may(Permission.READ_ALL_LEDGERS) || own.contains(part.section()))
                            .map(part -> new Section(names.all().getOrDefault(part.section(), ""), part))
                            .sorted(Comparator.comparing(
                                            (Section section) -> section.part().left() == 0)
                                    .thenComparing(
                                            section -> section.part().lines().isEmpty())
                                    .thenComparing(Section::name))
                            .toList());
        });
    }

    /** @throws Refusal.NotFound if there is none, or the actor does not see the section */
    public Sheet sheet(Actor actor, UUID id, UUID section) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var one = stocktakings.the(tx, id);
            if (!stock.maySee(tx, section)) {
                throw new Refusal.NotFound("section");
            }
            var names = stock.places(tx, one);
            return new Sheet(
                    one,
                    stock.ledger(one),
                    new Section(
                            names.all().getOrDefault(section, ""),
                            stock.of(tx, one).of(section)),
                    names.all(),
                    stock.mayKeep(tx, section));
        });
    }

    /** A line in the stocktaking of its ledger that has begun and is open; empty if there is none or it is not looked for. */
    public Optional<OfLine> line(Actor actor, String ledger, LineId line) {
        return work.read(
                actor,
                Permission.READ_LEDGERS,
                tx -> stocktakings
                        .open(tx, ledger)
                        .filter(one -> !TakenStock.today(tx).isBefore(one.firstDay()))
                        .flatMap(one -> stock.line(tx, one, line)));
    }
}
