package org.sekisho.app.stocktaking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Values;

/**
 * How far a stocktaking is: a pure comparison of the ledger of the first day with the ledger of now, of what was confirmed and
 * of what is missing.
 *
 * <p>A line belongs to the section that it had on the first day, also where it moved to another since.
 *
 * @param sections of which lines are looked for or were added, by their identifiers
 */
public record Stock(Map<UUID, Part> sections) {

    /**
     * A line that is looked for.
     *
     * @param before what the ledger said of it on the first day
     * @param now what it says now; empty if it left the ledger
     * @param missing the candidate for an incident, where it is missing
     */
    public record Line(LineId id, Values before, Optional<Values> now, LineState state, Optional<UUID> missing) {

        /** The section to which it moved since; empty if it did not. */
        public Optional<UUID> movedTo() {
            return now.flatMap(values -> values.named(Ledger.SECTION))
                    .filter(section -> !before.named(Ledger.SECTION).equals(Optional.of(section)));
        }
    }

    /**
     * A section.
     *
     * @param lines in the order in which nobody has to look for what is left: left first, then by what they are called
     * @param added lines that came into the ledger of the section since the first day
     * @param done when every line of it was dealt with
     */
    public record Part(UUID section, List<Line> lines, List<LedgerLine> added, Optional<Instant> done) {

        public long count(LineState state) {
            return lines.stream().filter(line -> line.state() == state).count();
        }

        public long left() {
            return count(LineState.LEFT);
        }
    }

    /** A candidate that is open: the line, and the candidate. */
    record Gone(UUID line, UUID missing) {}

    static Stock of(
            List<LedgerLine> before,
            List<LedgerLine> now,
            Collection<UUID> confirmed,
            Collection<Gone> gone,
            Map<UUID, Instant> done,
            String name) {
        var today = now.stream().collect(Collectors.toMap(line -> line.id().value(), Function.identity()));
        var missing = gone.stream().collect(Collectors.toMap(Gone::line, Gone::missing));
        var lines = new LinkedHashMap<UUID, List<Line>>();
        for (var line : before) {
            var id = line.id().value();
            var is = Optional.ofNullable(today.get(id)).map(LedgerLine::values);
            var lost = Optional.ofNullable(missing.get(id));
            var state = state(lost.isPresent(), line.values(), is, confirmed.contains(id));
            line.values()
                    .named(Ledger.SECTION)
                    .ifPresent(section -> lines.computeIfAbsent(section, any -> new ArrayList<>())
                            .add(new Line(line.id(), line.values(), is, state, lost)));
        }
        var looked = before.stream().map(line -> line.id().value()).collect(Collectors.toSet());
        var added = now.stream()
                .filter(line -> !looked.contains(line.id().value()))
                .filter(line -> line.values().named(Ledger.SECTION).isPresent())
                .collect(Collectors.groupingBy(
                        line -> line.values().named(Ledger.SECTION).orElseThrow()));
        var sections = new LinkedHashMap<UUID, Part>();
        lines.forEach((section, of) -> sections.put(
                section,
                new Part(
                        section,
                        of.stream()
                                .sorted(Comparator.comparing((Line line) -> line.state() != LineState.LEFT)
                                        .thenComparing(line -> line.before().words(name)))
                                .toList(),
                        added.getOrDefault(section, List.of()),
                        Optional.ofNullable(done.get(section)))));
        added.forEach((section, of) -> sections.putIfAbsent(
                section, new Part(section, List.of(), of, Optional.ofNullable(done.get(section)))));
        done.forEach((section, at) ->
                sections.putIfAbsent(section, new Part(section, List.of(), List.of(), Optional.of(at))));
        return new Stock(sections);
    }

    /** What became of a line. */
    static LineState state(boolean missing, Values before, Optional<Values> now, boolean confirmed) {
        if (missing) {
            return LineState.MISSING;
        }
        if (!now.equals(Optional.of(before))) {
            return LineState.CHANGED;
        }
        return confirmed ? LineState.CONFIRMED : LineState.LEFT;
    }

    /** The section; without lines if there are none. */
    public Part of(UUID section) {
        var found = sections.get(section);
        return found == null ? new Part(section, List.of(), List.of(), Optional.empty()) : found;
    }

    public long left() {
        return sections.values().stream().mapToLong(Part::left).sum();
    }

    /** A line that is looked for. */
    Optional<Line> line(LineId id) {
        return sections.values().stream()
                .flatMap(part -> part.lines().stream())
                .filter(line -> line.id().equals(id))
                .findFirst();
    }
}
