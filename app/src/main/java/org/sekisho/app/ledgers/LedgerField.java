package org.sekisho.app.ledgers;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * One of these keys; for a field of a body's own the words themselves.
     *
     * @param decided what a body decided about them, where they are levels of a scale
     */
    public record Choice(List<String> keys, Optional<Decided> decided) implements Kind {
        public Choice {
            keys = List.copyOf(keys);
        }

        public Choice(List<String> keys) {
            this(keys, Optional.empty());
        }

        /** What a key is called, where a body decides that. */
        public Optional<Called> called(String key) {
            return decided.flatMap(one -> Optional.ofNullable(one.called().get(key)));
        }

        /** The key that stands for a key today: another one where the scale was changed since it was entered. */
        public String today(String key) {
            return decided.map(one -> one.carried().getOrDefault(key, key)).orElse(key);
        }

        /** All keys that stand for the same as a key of today. */
        Set<String> meaning(String key) {
            var all = new LinkedHashSet<String>();
            all.add(key);
            decided.ifPresent(one -> one.carried().forEach((old, now) -> {
                if (now.equals(key)) {
                    all.add(old);
                }
            }));
            return all;
        }
    }

    /**
     * What a body decided about a scale.
     *
     * @param called by key: all that ever stood in a line
     * @param carried keys of earlier scales that are another one today
     * @param open keys of earlier scales of which nobody has decided what they are today; they stay in a line until then
     */
    public record Decided(Map<String, Called> called, Map<String, String> carried, Set<String> open) {
        public Decided {
            called = Map.copyOf(called);
            carried = Map.copyOf(carried);
            open = Set.copyOf(open);
        }
    }

    /**
     * What a level is called.
     *
     * @param few in few words, for lists
     * @param meaningJa when something is of that level
     * @param further what tables of offices call it
     */
    public record Called(String ja, String en, String few, String meaningJa, String meaningEn, List<String> further) {
        public Called {
            further = List.copyOf(further);
        }

        /** The name in a language. */
        public String in(Locale locale) {
            return locale.getLanguage().equals("ja") ? ja : en;
        }
    }

    /** One of the levels of a scale that the body decides, by its key. {@link Scales} says which there are. */
    public record Scale(String scale) implements Kind {}

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

    /** The same holding something else. */
    LedgerField holding(Kind other) {
        return new LedgerField(key, other, uses, label);
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
