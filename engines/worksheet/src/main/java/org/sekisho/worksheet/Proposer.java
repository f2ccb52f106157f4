package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the column that fits each target.
 *
 * <p>A heading counts most: that it is a name of the target, holds one, or is nearly one. What stands in the cells adds
 * to it, or takes away where it cannot be read as the target asks. The best pairs are taken first; each column and each
 * target once.
 */
final class Proposer {

    private static final int LEAST = 35;

    private record Named(double score, Mapping.Reason reason) {}

    private Proposer() {}

    static Mapping.Proposal propose(Columns columns, List<Target> targets) {
        var pairs = new ArrayList<Mapping.Match>();
        for (var target : targets) {
            for (var column : columns.columns()) {
                match(target, column).ifPresent(pairs::add);
            }
        }
        pairs.sort(Comparator.comparingInt(Mapping.Match::score).reversed());
        Map<String, Mapping.Match> taken = new HashMap<>();
        Set<Integer> used = new HashSet<>();
        for (var pair : pairs) {
            if (!taken.containsKey(pair.target()) && used.add(pair.column().place())) {
                taken.put(pair.target(), pair);
            }
        }
        return new Mapping.Proposal(
                targets.stream()
                        .flatMap(target -> Optional.ofNullable(taken.get(target.key())).stream())
                        .toList(),
                targets.stream()
                        .map(Target::key)
                        .filter(key -> !taken.containsKey(key))
                        .toList());
    }

    private static Optional<Mapping.Match> match(Target target, Column column) {
        var named = named(target, column);
        double content = content(target, column.content());
        double score = named.map(Named::score).orElse(0.0) + content;
        if (score < LEAST) {
            return Optional.empty();
        }
        return Optional.of(new Mapping.Match(
                target.key(),
                column,
                (int) Math.min(100, Math.round(score)),
                named.map(Named::reason).orElseGet(Mapping.Reason.ByContent::new)));
    }

    private static Optional<Named> named(Target target, Column column) {
        if (column.headings().isEmpty()) {
            return Optional.empty();
        }
        Optional<Named> best = Optional.empty();
        int rank = 0;
        for (var name : target.names()) {
            var wanted = Words.heading(name);
            // Names stand in the order of their use.
            double rare = Math.min(rank++, 10) * 0.2;
            for (var said : sayings(column).entrySet()) {
                var found = alike(wanted, said.getKey(), name);
                if (found.isPresent()) {
                    var weighed = new Named(
                            found.get().score() * said.getValue() - rare,
                            found.get().reason());
                    if (best.isEmpty() || weighed.score() > best.get().score()) {
                        best = Optional.of(weighed);
                    }
                }
            }
        }
        return best;
    }

    /** In which forms the headings of a column may name it, and what each is worth. */
    private static Map<String, Double> sayings(Column column) {
        Map<String, Double> sayings = new HashMap<>();
        var headings = column.headings();
        for (var text : List.of(String.join("", headings), headings.getLast())) {
            sayings.merge(Words.heading(text), 1.0, Math::max);
            sayings.merge(Words.headingAlone(text), 0.98, Math::max);
        }
        if (headings.size() > 1) {
            // A name of the group says less than one of the column.
            sayings.merge(Words.headingAlone(headings.getLast()), 0.95, Math::max);
            headings.subList(0, headings.size() - 1)
                    .forEach(group -> sayings.merge(Words.headingAlone(group), 0.6, Math::max));
        }
        sayings.remove("");
        return sayings;
    }

    private static Optional<Named> alike(String wanted, String said, String name) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.equals(said)) {
            return Optional.of(new Named(78, new Mapping.Reason.SameName(name)));
        }
        double share = (double) Math.min(wanted.length(), said.length()) / Math.max(wanted.length(), said.length());
        int shorter = Math.min(wanted.length(), said.length());
        if (shorter >= 2 && (said.endsWith(wanted) || wanted.endsWith(said))) {
            return Optional.of(new Named(46 + 22 * share, new Mapping.Reason.PartOfName(name)));
        }
        if (shorter >= 2 && (said.contains(wanted) || wanted.contains(said))) {
            return Optional.of(new Named(38 + 22 * share, new Mapping.Reason.PartOfName(name)));
        }
        double alike = likeness(wanted, said);
        return alike >= 0.5 ? Optional.of(new Named(60 * alike, new Mapping.Reason.LikeName(name))) : Optional.empty();
    }

    /** The share of pairs of signs that both have (Dice). */
    private static double likeness(String a, String b) {
        var first = pairs(a);
        var second = pairs(b);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long common = first.stream().filter(second::contains).count();
        return 2.0 * common / (first.size() + second.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    /** What the cells say for or against the target. */
    private static double content(Target target, Column.Content content) {
        if (content.filled() == 0) {
            return 0;
        }
        double sure = Math.min(1, content.filled() / 3.0);
        double filled = content.filled();
        double score = switch (target.kind()) {
            case Kind.Text k -> content.days() / filled > 0.8 ? -8 : 0;
            case Kind.Day k -> spoken(content.days() / filled, 20);
            case Kind.WholeNumber k -> spoken(content.numbers() / filled, 12);
            case Kind.YesNo k -> spoken(content.yesNo() / filled, 15);
            case Kind.Period k ->
                spoken(Math.max(content.periods(), Math.min(content.numbers(), content.filled())) / filled, 15);
            case Kind.Choice k -> spoken(chosen(k, content), 18);
        };
        if (target.unique() && content.filled() > 2) {
            score += content.distinct() == content.filled() ? 8 : -12;
        }
        return score * sure;
    }

    /** From a penalty where almost nothing can be read, to the full weight where all can. */
    private static double spoken(double share, double weight) {
        return share >= 0.5 ? weight * share : share >= 0.2 ? 0 : -25;
    }

    private static double chosen(Kind.Choice kind, Column.Content content) {
        var choices = new Choices(kind.options());
        long read = content.examples().stream()
                .filter(text -> choices.of(text) instanceof Choices.Read.Is)
                .count();
        return content.examples().isEmpty()
                ? 0
                : (double) read / content.examples().size();
    }
}
