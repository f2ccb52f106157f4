package org.sekisho.app.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The day for which the registers are asked (時点), and whose knowledge of that day counts.
 *
 * @param knownBefore the moment before which something must have been entered to count; empty if all that is known now
 *     counts
 */
public record AsOf(LocalDate day, Optional<Instant> knownBefore) {

    /** What of the registers counts. */
    public enum Knowledge {
        /** What is known now of that day, later entries and corrections included. */
        NOW,
        /** What had been entered by the end of that day. */
        THEN
    }

    public AsOf(LocalDate day, Knowledge knowledge) {
        this(
                day,
                switch (knowledge) {
                    case NOW -> Optional.empty();
                    case THEN ->
                        Optional.of(day.plusDays(1).atStartOfDay(Time.JAPAN).toInstant());
                });
    }

    /** The day as it is known now. */
    public static AsOf known(LocalDate day) {
        return new AsOf(day, Knowledge.NOW);
    }

    /** The day as it was known on it. */
    public static AsOf knownThen(LocalDate day) {
        return new AsOf(day, Knowledge.THEN);
    }

    /** The day of a moment as it was known at that moment. */
    public static AsOf knownAt(Instant moment) {
        return new AsOf(LocalDate.ofInstant(moment, Time.JAPAN), Optional.of(moment.plus(1, ChronoUnit.MICROS)));
    }

    public Knowledge knowledge() {
        return knownBefore.isPresent() ? Knowledge.THEN : Knowledge.NOW;
    }
}
