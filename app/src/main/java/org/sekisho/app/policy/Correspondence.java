package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.lineage.Comparison;
import org.sekisho.policytext.lineage.Lineage;

/**
 * Which clauses of a version go on in which of a draft: what the comparison found, and what a person decided instead.
 *
 * <p>A clause of the draft is a question where the comparison is not sure: a link below {@link Lineage#SURE}, a clause
 * without one that comes near another, or one that a clause without a successor comes near. What a person decides of a
 * clause takes the place of all that the comparison found for it.
 */
final class Correspondence {

    /** One clause that goes on in another. */
    record Tie(int before, int after, Fate fate, double score) {}

    private final PolicyDocument before;
    private final PolicyDocument after;
    private final Lineage lineage;
    private final Map<Integer, Origin> decisions;
    private final Map<Integer, List<Lineage.Link>> links;
    private final SortedMap<Integer, TreeSet<Integer>> questions = new TreeMap<>();
    private final SortedMap<Integer, List<Tie>> ties;

    private Correspondence(
            PolicyDocument before, PolicyDocument after, Lineage lineage, Map<Integer, Origin> decisions) {
        this.before = before;
        this.after = after;
        this.lineage = lineage;
        this.decisions = Map.copyOf(decisions);
        links = lineage.links().stream().collect(Collectors.groupingBy(Lineage.Link::after));
        ask();
        ties = tie();
    }

    static Correspondence of(PolicyDocument before, PolicyDocument after, Map<Integer, Origin> decisions) {
        return new Correspondence(before, after, Comparison.compare(before, after), decisions);
    }

    /** What is known without being looked for, and leaves nothing to ask. */
    static Correspondence known(PolicyDocument before, PolicyDocument after, Lineage lineage) {
        return new Correspondence(before, after, lineage, Map.of());
    }

    /** The same comparison with other decisions. */
    Correspondence with(Map<Integer, Origin> others) {
        return new Correspondence(before, after, lineage, others);
    }

    private void ask() {
        for (var link : lineage.links()) {
            if (link.score() < Lineage.SURE) {
                ask(link.after(), link.before());
            }
        }
        for (var alone : lineage.fresh()) {
            near(alone).ifPresent(near -> ask(alone.clause(), near.clause()));
        }
        for (var alone : lineage.removed()) {
            near(alone).ifPresent(near -> ask(near.clause(), alone.clause()));
        }
        for (var link : lineage.links()) {
            var asked = questions.get(link.after());
            if (asked != null) {
                asked.add(link.before());
            }
        }
    }

    private static Optional<Lineage.Near> near(Lineage.Alone alone) {
        return alone.nearest().filter(near -> near.score() >= Lineage.FAR);
    }

    private void ask(int clause, int candidate) {
        questions.computeIfAbsent(clause, k -> new TreeSet<>()).add(candidate);
    }

    /** For each clause of the draft that the comparison is unsure of, the clauses that come into question. */
    SortedMap<Integer, TreeSet<Integer>> questions() {
        return questions;
    }

    Map<Integer, Origin> decisions() {
        return decisions;
    }

    /** The questions that nobody has decided. */
    List<Integer> undecided() {
        return questions.keySet().stream()
                .filter(clause -> !decisions.containsKey(clause))
                .toList();
    }

    /** What the comparison found for a clause of the draft. */
    Origin proposed(int clause) {
        var from = new TreeSet<Integer>();
        found(clause).forEach(link -> from.add(link.before()));
        if (from.isEmpty()) {
            return new Origin(Origin.Choice.NEW, from);
        }
        if (from.size() > 1) {
            return new Origin(Origin.Choice.MERGED, from);
        }
        return new Origin(lineage.from(from.first()).size() > 1 ? Origin.Choice.PART : Origin.Choice.SAME, from);
    }

    /** Where each clause of the draft comes from as it stands. */
    List<Origin> origins() {
        var from = new ArrayList<TreeSet<Integer>>();
        after.clauses().forEach(clause -> from.add(new TreeSet<>()));
        var split = new HashSet<Integer>();
        ties().forEach(tie -> {
            from.get(tie.after()).add(tie.before());
            if (tie.fate() == Fate.SPLIT) {
                split.add(tie.after());
            }
        });
        var origins = new ArrayList<Origin>();
        for (int i = 0; i < from.size(); i++) {
            var choice = from.get(i).isEmpty()
                    ? Origin.Choice.NEW
                    : from.get(i).size() > 1
                            ? Origin.Choice.MERGED
                            : split.contains(i) ? Origin.Choice.PART : Origin.Choice.SAME;
            origins.add(new Origin(choice, from.get(i)));
        }
        return origins;
    }

    /**
     * Whether a clause of the other version goes on in one of the draft beside this one, as far as that is sure or
     * decided.
     */
    boolean goesOnElsewhere(int clause, int index) {
        return ties().stream()
                .filter(tie -> tie.before() == index && tie.after() != clause)
                .anyMatch(tie -> decisions.containsKey(tie.after()) || !questions.containsKey(tie.after()));
    }

    /** How sure the comparison is of what it found for a clause of the draft. */
    double score(int clause) {
        return found(clause).stream().mapToDouble(Lineage.Link::score).min().orElse(0);
    }

    private List<Lineage.Link> found(int clause) {
        return links.getOrDefault(clause, List.of());
    }

    /** All ties, by the clause of the draft. */
    List<Tie> ties() {
        return ties.values().stream().flatMap(List::stream).toList();
    }

    /** The ties of a clause of the draft. */
    List<Tie> tiesTo(int clause) {
        return ties.getOrDefault(clause, List.of());
    }

    private SortedMap<Integer, List<Tie>> tie() {
        var pairs = new TreeMap<Integer, TreeSet<Integer>>();
        lineage.links().stream()
                .filter(link -> !decisions.containsKey(link.after()))
                .forEach(link -> pairs.computeIfAbsent(link.after(), k -> new TreeSet<>())
                        .add(link.before()));
        decisions.forEach((clause, origin) -> {
            if (!origin.from().isEmpty()) {
                pairs.put(clause, new TreeSet<>(origin.from()));
            }
        });
        int[] goesOn = new int[before.clauses().size()];
        pairs.values().forEach(from -> from.forEach(index -> goesOn[index]++));
        var made = new TreeMap<Integer, List<Tie>>();
        pairs.forEach((clause, from) -> from.forEach(index -> {
            var found = found(clause).stream()
                    .filter(link -> link.before() == index)
                    .findFirst();
            made.computeIfAbsent(clause, k -> new ArrayList<>())
                    .add(new Tie(
                            index,
                            clause,
                            fate(index, clause, goesOn[index], from.size(), found),
                            found.map(Lineage.Link::score).orElse(0.0)));
        }));
        return made;
    }

    private Fate fate(int index, int clause, int goesOn, int comesFrom, Optional<Lineage.Link> found) {
        if (comesFrom > 1) {
            return found.filter(link -> goesOn > 1)
                    .map(link -> Fate.of(link.kind()))
                    .orElse(Fate.MERGED);
        }
        if (goesOn > 1) {
            return Fate.SPLIT;
        }
        boolean same =
                text(before.clauses().get(index)).equals(text(after.clauses().get(clause)));
        boolean kept = same
                || found.filter(link -> link.kind() != Lineage.Kind.REPLACED).isPresent();
        return kept ? Fate.KEPT : Fate.REPLACED;
    }

    /**
     * For each clause of the draft the clause whose identity it carries on, if any.
     *
     * <p>An identity goes on once: of several parts the largest carries it, and of several that were put together the
     * largest one's goes on.
     */
    List<Optional<Integer>> carriedOn() {
        var carried = new ArrayList<Optional<Integer>>();
        after.clauses().forEach(clause -> carried.add(Optional.empty()));
        var taken = new HashSet<Integer>();
        ties().stream()
                .sorted(Comparator.<Tie>comparingInt(tie -> -Math.min(
                                text(before.clauses().get(tie.before())).length(),
                                text(after.clauses().get(tie.after())).length()))
                        .thenComparing(Tie::after)
                        .thenComparing(Tie::before))
                .forEach(tie -> {
                    if (carried.get(tie.after()).isEmpty() && taken.add(tie.before())) {
                        carried.set(tie.after(), Optional.of(tie.before()));
                    }
                });
        return carried;
    }

    private static String text(Clause clause) {
        return clause.caption().orElse("") + "\n" + String.join("\n", clause.paragraphs());
    }
}
