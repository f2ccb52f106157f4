package org.sekisho.app.duties.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;

/**
 * A piece of evidence as a page shows it.
 *
 * @param counts whether it counts, as of the moment of the page
 * @param replaced whether a corrected one stands in its place; otherwise, where it does not count, it was struck
 * @param part the section whose part it is; empty for the whole body, and for a person, who is named
 */
public record Shown(DutyFile.Evidence item, boolean counts, boolean replaced, Optional<String> part) {

    /** What the moment knows of, the newest first. */
    static List<Shown> of(List<DutyFile.Evidence> all, AsOf asOf, Map<UUID, String> sections) {
        return all.stream()
                .filter(one -> !one.happenedOn().isAfter(asOf.day()) && known(one, asOf))
                .map(one -> new Shown(
                        one,
                        one.corrected()
                                .filter(at -> over(LocalDate.ofInstant(at, Time.JAPAN), asOf))
                                .isEmpty(),
                        all.stream()
                                .anyMatch(other -> other.id().equals(one.id())
                                        && other.enteredAt().isAfter(one.enteredAt())),
                        Optional.ofNullable(sections.get(one.subject()))))
                .toList();
    }

    private static boolean known(DutyFile.Evidence one, AsOf asOf) {
        return switch (asOf.knowledge()) {
            case NOW -> true;
            case THEN -> !one.enteredOn().isAfter(asOf.day());
        };
    }

    private static boolean over(LocalDate day, AsOf asOf) {
        return switch (asOf.knowledge()) {
            case NOW -> true;
            case THEN -> !day.isAfter(asOf.day());
        };
    }
}
