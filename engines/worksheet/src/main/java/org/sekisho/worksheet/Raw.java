package org.sekisho.worksheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.sekisho.policytext.Wareki;

/** What a file has in a cell. */
sealed interface Raw {

    Raw BLANK = new Blank();

    /** What the cell shows, nearly: a day as 2026-04-01. */
    default String text() {
        return switch (this) {
            case Blank b -> "";
            case Text t -> t.value();
            case Number n -> n.value().toPlainString();
            case Day d -> d.value().toString();
            case Flag f -> f.value() ? "TRUE" : "FALSE";
            case Fault f -> f.code();
            case Uncalculated u -> "";
        };
    }

    default boolean isBlank() {
        return switch (this) {
            case Blank b -> true;
            case Text t -> Words.strip(t.value()).isEmpty();
            case Number n -> false;
            case Day d -> false;
            case Flag f -> false;
            case Fault f -> false;
            case Uncalculated u -> false;
        };
    }

    record Blank() implements Raw {}

    /** Lines are parted by {@code \n}. */
    record Text(String value) implements Raw {}

    record Number(BigDecimal value) implements Raw {}

    /** @param era whether the cell shows it in 和暦 */
    record Day(LocalDate value, boolean era) implements Raw {
        @Override
        public String text() {
            return era && !value.isBefore(Wareki.FIRST) ? Wareki.format(value) : value.toString();
        }
    }

    record Flag(boolean value) implements Raw {}

    /** An error that the cell shows: {@code #REF!}. */
    record Fault(String code) implements Raw {}

    /** A formula whose result is not in the file. */
    record Uncalculated() implements Raw {}
}
