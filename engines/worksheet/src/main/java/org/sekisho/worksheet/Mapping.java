package org.sekisho.worksheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column holds which target, by the column's key: it fits every table with columns of these names, in any order.
 *
 * @param columns key of the column by key of the target
 */
public record Mapping(Map<String, String> columns) {
    public Mapping {
        columns = Map.copyOf(columns);
    }

    /** What fits best by headings and content. */
    public static Proposal propose(Columns columns, List<Target> targets) {
        return Proposer.propose(columns, targets);
    }

    /** Where the targets are in this table; what is not there is left out. */
    public Map<String, Column> in(Columns table) {
        var found = new LinkedHashMap<String, Column>();
        columns.forEach((target, key) -> table.column(key).ifPresent(column -> found.put(target, column)));
        return found;
    }

    /**
     * A mapping as it is proposed.
     *
     * @param matches one for each target that has a column
     * @param missing keys of the targets that have none
     */
    public record Proposal(List<Match> matches, List<String> missing) {
        public Proposal {
            matches = List.copyOf(matches);
            missing = List.copyOf(missing);
        }

        public Mapping mapping() {
            var columns = new LinkedHashMap<String, String>();
            matches.forEach(match -> columns.put(match.target(), match.column().key()));
            return new Mapping(columns);
        }

        public Optional<Match> match(String target) {
            return matches.stream()
                    .filter(match -> match.target().equals(target))
                    .findFirst();
        }
    }

    /**
     * A column that fits a target.
     *
     * @param score from 1 to 100; from {@link #SURE} on it needs no look
     */
    public record Match(String target, Column column, int score, Reason reason) {
        public static final int SURE = 70;
    }

    /** What speaks for a match. */
    public sealed interface Reason {

        /** A stable word for message bundles: {@code same-name}. */
        default String key() {
            return switch (this) {
                case SameName r -> "same-name";
                case PartOfName r -> "part-of-name";
                case LikeName r -> "like-name";
                case ByContent r -> "by-content";
            };
        }

        /** What the message names. */
        default List<Object> arguments() {
            return switch (this) {
                case SameName r -> List.of(r.name());
                case PartOfName r -> List.of(r.name());
                case LikeName r -> List.of(r.name());
                case ByContent r -> List.of();
            };
        }

        /** The heading is one of the target's names. */
        record SameName(String name) implements Reason {}

        /** The heading holds a name of the target, or is part of one. */
        record PartOfName(String name) implements Reason {}

        /** The heading has most signs of a name of the target. */
        record LikeName(String name) implements Reason {}

        /** What stands in the cells. */
        record ByContent() implements Reason {}
    }
}
