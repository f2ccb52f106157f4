package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of two versions side by side (新旧対照表): what was, what is to be, and a remark.
 *
 * <p>All rows together hold the whole content of both versions: title, lines before the first clause, clauses, 附則 and
 * tables.
 *
 * @param rows in the reading order of the later version; what was deleted stands behind what it stood behind
 */
public record ComparisonTable(List<Row> rows) {

    /** The words that stand for clauses left out of the table. */
    public static final String LEFT_OUT = "（略）";

    public ComparisonTable {
        rows = List.copyOf(rows);
    }

    /** One row: a provision with its two sides, or unchanged ones that were left out. */
    public sealed interface Row permits Provision, Omission {}

    /**
     * One provision as it was and as it is to be.
     *
     * @param before empty for what is new
     * @param after empty for what was deleted
     * @param changes what happened; empty if nothing did
     * @param remarks the words for the remarks column (備考); empty if there is nothing to say
     */
    public record Provision(Optional<Side> before, Optional<Side> after, Set<Change> changes, String remarks)
            implements Row {
        public Provision {
            changes = Set.copyOf(changes);
        }

        /** Whether both versions say the same in the same place under the same number. */
        public boolean unchanged() {
            return changes.isEmpty();
        }
    }

    /**
     * Neighbouring provisions that did not change and are printed as {@value #LEFT_OUT}.
     *
     * @param provisions what is not printed
     */
    public record Omission(List<Provision> provisions) implements Row {
        public Omission {
            provisions = List.copyOf(provisions);
        }
    }

    /** What happened to a provision; a clause may have moved, got another number and changed at once. */
    public enum Change {
        /** Its words, its heading or the form of its number. */
        CHANGED,
        INSERTED,
        DELETED,
        /** It stands elsewhere among the clauses that stayed, or below another clause. */
        MOVED,
        /** It has another number. */
        RENUMBERED,
        /** It is one of the parts of an earlier clause. */
        SPLIT,
        /** It was put together with others. */
        MERGED
    }

    /**
     * A provision in one version.
     *
     * @param place where it stands
     * @param marker the number as printed; without pieces where there is none
     * @param caption the heading
     * @param paragraphs the text; for the title and a line before the first clause one paragraph
     */
    public record Side(Place place, MarkedText marker, Optional<MarkedText> caption, List<MarkedText> paragraphs) {
        public Side {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** Where a provision stands in its version. */
    public sealed interface Place {

        /** The title of a document that does not print it among the lines before the first clause. */
        record Title() implements Place {}

        /** A line before the first clause. @param line counted from 0 */
        record PreambleLine(int line) implements Place {}

        /**
         * A clause.
         *
         * @param index in {@code clauses()} of its document
         * @param path its address
         * @param name how it is cited ({@code 第３条第２項}, {@code ６(3)①})
         * @param level as in {@link org.sekisho.policytext.Clause#level()}
         * @param container whether it is a heading over clauses, a table or a form
         */
        record OfClause(int index, String path, String name, int level, boolean container) implements Place {}
    }

    /** All provisions, those left out included. */
    public Stream<Provision> provisions() {
        return rows.stream().flatMap(row -> switch (row) {
            case Provision provision -> Stream.of(provision);
            case Omission omission -> omission.provisions().stream();
        });
    }

    /** Whether no provision changed. */
    public boolean nothingChanged() {
        return provisions().allMatch(Provision::unchanged);
    }

    /**
     * The table with unchanged provisions left out, neighbouring ones as one row.
     *
     * <p>A clause that holds a changed one stays, so that the reader sees what its number belongs to.
     */
    public ComparisonTable withoutUnchanged() {
        var all = provisions().toList();
        boolean[] shown = new boolean[all.size()];
        var above = new ArrayList<Integer>();
        for (int i = 0; i < shown.length; i++) {
            var provision = all.get(i);
            shown[i] = !provision.unchanged();
            if (provision.after().or(provision::before).orElseThrow().place() instanceof Place.OfClause clause) {
                while (!above.isEmpty() && !holds(all.get(above.getLast()), clause)) {
                    above.removeLast();
                }
                if (shown[i]) {
                    above.forEach(holder -> shown[holder] = true);
                }
                above.add(i);
            }
        }
        var rows = new ArrayList<Row>();
        var left = new ArrayList<Provision>();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i]) {
                leaveOut(left, rows);
                rows.add(all.get(i));
            } else {
                left.add(all.get(i));
            }
        }
        leaveOut(left, rows);
        return new ComparisonTable(rows);
    }

    private static void leaveOut(List<Provision> left, List<Row> rows) {
        if (!left.isEmpty()) {
            rows.add(new Omission(left));
            left.clear();
        }
    }

    private static boolean holds(Provision above, Place.OfClause below) {
        return above.after().or(above::before).orElseThrow().place() instanceof Place.OfClause holder
                && !below.container()
                && !holder.container()
                && holder.level() < below.level();
    }
}
