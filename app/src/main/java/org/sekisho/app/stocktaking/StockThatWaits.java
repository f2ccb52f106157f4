package org.sekisho.app.stocktaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks the heads of sections for what is left of a stocktaking, and the officer for its closing after the last day. What is
 * missing is told to the head, the officer and the CISO from the moment it was entered until it is found.
 */
@Component
@Order(30)
class StockThatWaits implements AsksPeople {

    private static final String PART = "stocktaking.waiting.part";

    private final Work work;
    private final Stocktakings stocktakings;
    private final MissingRows missing;
    private final TakenStock stock;
    private final PlacesOfStaff places;

    StockThatWaits(Work work, Stocktakings stocktakings, MissingRows missing, TakenStock stock, PlacesOfStaff places) {
        this.work = work;
        this.stocktakings = stocktakings;
        this.missing = missing;
        this.stock = stock;
        this.places = places;
    }

    /** @param left the number of lines by section, of each stocktaking that is open */
    private record Waiting(
            Map<Stocktaking, Map<UUID, Long>> left, List<MissingRows.Row> missing, Map<UUID, String> names) {

        boolean nothing() {
            return left.isEmpty() && missing.isEmpty();
        }
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new OfDay(body, day);
    }

    private final class OfDay implements Board {

        private final BodyId body;
        private final LocalDate day;

        private @Nullable Waiting read;

        OfDay(BodyId body, LocalDate day) {
            this.body = body;
            this.day = day;
        }

        @Override
        public List<Thing> of(Actor person) {
            boolean officer = person.may(Permission.KEEP_ALL_LEDGERS);
            boolean told = officer || person.roles().contains(Role.CISO);
            boolean keeps = person.may(Permission.KEEP_LEDGERS);
            if ((!told && !keeps) || waiting().nothing()) {
                return List.of();
            }
            var own = keeps
                    ? work.read(person, Permission.KEEP_LEDGERS, tx -> places.sectionsWithBelow(tx, day))
                    : Set.<UUID>of();
            return things(own::contains, officer, told);
        }

        @Override
        public List<Thing> left(Actor reader, Post post) {
            if (!reader.may(Permission.READ_ALL_LEDGERS)) {
                return List.of();
            }
            return things(
                    section -> post.section().equals(Optional.of(section)),
                    post.roles().stream().anyMatch(role -> role.grants(Permission.KEEP_ALL_LEDGERS)),
                    post.roles().contains(Role.CISO));
        }

        private List<Thing> things(Predicate<UUID> own, boolean officer, boolean told) {
            var found = new ArrayList<Thing>();
            var waits = waiting();
            waits.missing().stream()
                    .filter(row -> told || own.test(row.section()))
                    .map(row -> missing(row, waits.names().getOrDefault(row.section(), "")))
                    .forEach(found::add);
            waits.left().forEach((one, sections) -> {
                sections.forEach((section, left) -> {
                    if (left > 0 && own.test(section)) {
                        found.add(taking(one, section, left, waits.names().getOrDefault(section, "")));
                    }
                });
                if (officer && day.isAfter(one.lastDay())) {
                    found.add(closing(one));
                }
            });
            return found;
        }

        private Thing taking(Stocktaking one, UUID section, long left, String name) {
            return new Thing(
                    PART,
                    Message.of("stocktaking.waiting.left", one.title(), name, left),
                    Message.of("stocktaking.waiting.left.mail"),
                    Optional.of(one.lastDay()),
                    day.isAfter(one.lastDay()),
                    "stocktaking/" + one.id() + "/sections/" + section);
        }

        private Thing closing(Stocktaking one) {
            return new Thing(
                    PART,
                    Message.of("stocktaking.waiting.close", one.title()),
                    Message.of("stocktaking.waiting.close.mail"),
                    Optional.of(one.lastDay()),
                    false,
                    "stocktaking/" + one.id());
        }

        private static Thing missing(MissingRows.Row row, String section) {
            return new Thing(
                    PART,
                    Message.of("stocktaking.waiting.missing", section),
                    Message.of("stocktaking.waiting.missing.mail"),
                    Optional.empty(),
                    true,
                    "stocktaking/missing/" + row.missing());
        }

        /** Two statements while nothing waits. */
        private Waiting waiting() {
            var known = read;
            if (known == null) {
                known = work.read(Actor.program(body), Permission.READ_DUTIES, tx -> {
                    var open = stocktakings.open(tx).stream()
                            .filter(one -> !day.isBefore(one.firstDay()))
                            .toList();
                    var gone = missing.open(tx);
                    var left = new HashMap<Stocktaking, Map<UUID, Long>>();
                    open.forEach(one -> {
                        var sections = new HashMap<UUID, Long>();
                        stock.of(tx, one).sections().forEach((section, part) -> sections.put(section, part.left()));
                        left.put(one, sections);
                    });
                    var names = new HashMap<UUID, String>();
                    if (!open.isEmpty() || !gone.isEmpty()) {
                        places.on(tx, AsOf.known(day)).forEach(place -> names.put(place.id(), place.name()));
                    }
                    return new Waiting(left, gone, names);
                });
                read = known;
            }
            return known;
        }
    }
}
