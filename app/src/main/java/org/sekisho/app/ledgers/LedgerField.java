package org.sekisho.app.ledgers;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A field of a ledger. Its words are texts: {@code ledger.LEDGER.field.KEY}, with {@code .hint} where there is one, and
 * {@code .CHOICE} for each choice; a field that a body added itself carries its label.
 *
 * @param key in addresses, forms and files; the column of the table is the same in snake case
 * @param label empty for a field of the program
 */
public record LedgerField(String key, Kind kind, Set<Use> uses, Optional<String> label) {

    /** What a field of a body's own is called in keys: the identifier follows. */
    private static final String OWN = "own-";

    /** What a field holds. */
    public sealed interface Kind {}

    /** Words on one line, at most 100 characters. */
    public record Text() implements Kind {}

    /** Words on several lines, at most 1,000 characters. */
    public record Lines() implements Kind {}

    public record Day() implements Kind {}

    /** A number from 0 on. */
    public record Whole() implements Kind {}

    /** Yes, no, or not said. */
    public record YesNo() implements Kind {}

    /** One of these keys; for a field of a body's own the words themselves. */
    public record Choice(List<String> keys) implements Kind {
        public Choice {
            keys = List.copyOf(keys);
        }
    }

    /** A section of the day. */
    public record Section() implements Kind {}

    /** A post of the day. */
    public record Post() implements Kind {}

    /** A line of a ledger, which may be the same one. */
    public record Line(String ledger) implements Kind {}

    /** What is made of a field. */
    public enum Use {
        /** Nothing is taken without it. */
        REQUIRED,
        /** No two lines have the same. */
        UNIQUE,
        /** A column of the list. */
        LISTED,
        /** The list is ordered by it; the table has an index. */
        SORTED,
        /** The list is narrowed by it. */
        FILTERED,
        /** The words of a search are looked for in it. */
        SOUGHT
    }

    public LedgerField {
        uses = Set.copyOf(uses);
    }

    public static LedgerField of(String key, Kind kind, Use... uses) {
        var all = EnumSet.noneOf(Use.class);
        all.addAll(List.of(uses));
        return new LedgerField(key, kind, all, Optional.empty());
    }

    /** A field that a body added itself. */
    static LedgerField own(UUID id, String label, Kind kind) {
        return new LedgerField(OWN + id, kind, Set.of(), Optional.of(label));
    }

    public boolean is(Use use) {
        return uses.contains(use);
    }

    /** Whether the body added it. */
    public boolean own() {
        return label.isPresent();
    }

    /** The identifier of a field of a body's own. */
    UUID ownId() {
        return UUID.fromString(key.substring(OWN.length()));
    }

    /** The column of the ledger's table. */
    String column() {
        return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
