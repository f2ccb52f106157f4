package org.sekisho.app.shared;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which something holds.
 *
 * @param from the first day
 * @param to the first day no longer; empty while no end is known
 */
public record Span(LocalDate from, Optional<LocalDate> to) {

    public Span {
        if (to.isPresent() && !to.get().isAfter(from)) {
            throw new IllegalArgumentException("A span ends after it begins: " + from + " to " + to.get());
        }
    }

    public static Span since(LocalDate from) {
        return new Span(from, Optional.empty());
    }

    public static Span between(LocalDate from, LocalDate to) {
        return new Span(from, Optional.of(to));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }

    public boolean overlaps(Span other) {
        return to.map(other.from::isBefore).orElse(true)
                && other.to.map(from::isBefore).orElse(true);
    }

    /** Whether every day of the other lies in this one. */
    public boolean covers(Span other) {
        return !other.from.isBefore(from)
                && (to.isEmpty()
                        || other.to.filter(end -> !end.isAfter(to.get())).isPresent());
    }

    /** The same beginning with another end. */
    public Span until(LocalDate end) {
        return new Span(from, Optional.of(end));
    }

    /** The last day; empty while no end is known. */
    public Optional<LocalDate> lastDay() {
        return to.map(end -> end.minusDays(1));
    }
}
