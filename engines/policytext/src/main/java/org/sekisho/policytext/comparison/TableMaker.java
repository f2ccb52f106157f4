package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.comparison.ComparisonTable.Change;
import org.sekisho.policytext.comparison.ComparisonTable.Place;
import org.sekisho.policytext.comparison.ComparisonTable.Provision;
import org.sekisho.policytext.comparison.ComparisonTable.Side;

/** Puts the provisions of two versions side by side. */
final class TableMaker {
    private static final int NONE = Correspondence.NONE;

    private final Correspondence pairs;
    private final ClauseNames namesBefore;
    private final ClauseNames namesAfter;
    private final Map<Integer, List<Integer>> otherSources = new HashMap<>();
    private final Map<Integer, List<Integer>> otherTargets = new HashMap<>();

    TableMaker(Correspondence pairs) {
        this.pairs = pairs;
        namesBefore = new ClauseNames(pairs.before.clauses(), pairs.treeBefore);
        namesAfter = new ClauseNames(pairs.after.clauses(), pairs.treeAfter);
        pairs.others.forEach(link -> {
            add(otherSources, link.after(), link.before());
            add(otherTargets, link.before(), link.after());
        });
    }

    private static void add(Map<Integer, List<Integer>> lists, int key, int value) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private List<Integer> otherSources(int after) {
        return otherSources.getOrDefault(after, List.of());
    }

    private List<Integer> otherTargets(int before) {
        return otherTargets.getOrDefault(before, List.of());
    }

    ComparisonTable make() {
        var rows = new ArrayList<ComparisonTable.Row>();
        title(rows);
        preamble(rows);
        clauses(rows);
        return new ComparisonTable(rows);
    }

    private void title(List<ComparisonTable.Row> rows) {
        var before =
                pairs.before.title().filter(title -> !pairs.before.preamble().contains(title));
        var after = pairs.after.title().filter(title -> !pairs.after.preamble().contains(title));
        if (before.isPresent() || after.isPresent()) {
            rows.add(lines(
                    before.map(text -> new Line(new Place.Title(), text)),
                    after.map(text -> new Line(new Place.Title(), text))));
        }
    }

    private record Line(Place place, String text) {}

    private void preamble(List<ComparisonTable.Row> rows) {
        for (var pair : TextLines.pairs(pairs.before.preamble(), pairs.after.preamble())) {
            rows.add(lines(line(pairs.before.preamble(), pair.before()), line(pairs.after.preamble(), pair.after())));
        }
    }

    private static Optional<Line> line(List<String> lines, int at) {
        return at == NONE ? Optional.empty() : Optional.of(new Line(new Place.PreambleLine(at), lines.get(at)));
    }

    private static Provision lines(Optional<Line> before, Optional<Line> after) {
        var changes = EnumSet.noneOf(Change.class);
        if (before.isEmpty()) {
            changes.add(Change.INSERTED);
        } else if (after.isEmpty()) {
            changes.add(Change.DELETED);
        } else if (!before.get().text().equals(after.get().text())) {
            changes.add(Change.CHANGED);
        }
        var difference = TextDifference.of(
                before.map(Line::text).orElse(""), after.map(Line::text).orElse(""));
        return new Provision(
                before.map(line -> side(line.place(), difference.markedBefore())),
                after.map(line -> side(line.place(), difference.markedAfter())),
                changes,
                before.isEmpty() ? NEW : after.isEmpty() ? GONE : "");
    }

    private static Side side(Place place, MarkedText text) {
        return new Side(place, MarkedText.same(""), Optional.empty(), List.of(text));
    }

    private void clauses(List<ComparisonTable.Row> rows) {
        var deletedBehind = new HashMap<Integer, List<Integer>>();
        int stayed = NONE;
        for (int i = 0; i < pairs.afterOf.length; i++) {
            if (pairs.afterOf[i] == NONE) {
                add(deletedBehind, stayed, i);
            } else if (!pairs.moved[i]) {
                stayed = pairs.afterOf[i];
            }
        }
        deletedBehind.getOrDefault(NONE, List.of()).forEach(i -> rows.add(deleted(i)));
        for (int j = 0; j < pairs.beforeOf.length; j++) {
            rows.add(pairs.beforeOf[j] == NONE ? inserted(j) : both(pairs.beforeOf[j], j));
            deletedBehind.getOrDefault(j, List.of()).forEach(i -> rows.add(deleted(i)));
        }
    }

    private static final String NEW = "新設";
    private static final String GONE = "削除";

    private Provision deleted(int i) {
        var clause = pairs.before.clauses().get(i);
        var into = otherTargets(i);
        if (into.isEmpty()) {
            return new Provision(
                    Optional.of(whole(placeBefore(i), clause)), Optional.empty(), EnumSet.of(Change.DELETED), GONE);
        }
        var other = pairs.after.clauses().get(into.getFirst());
        return new Provision(
                Optional.of(sides(placeBefore(i), clause, placeAfter(into.getFirst()), other).before),
                Optional.empty(),
                EnumSet.of(Change.DELETED, Change.MERGED),
                citedAfter(into) + "に統合");
    }

    private Provision inserted(int j) {
        var clause = pairs.after.clauses().get(j);
        var from = otherSources(j);
        if (from.isEmpty()) {
            return new Provision(
                    Optional.empty(), Optional.of(whole(placeAfter(j), clause)), EnumSet.of(Change.INSERTED), NEW);
        }
        var other = pairs.before.clauses().get(from.getFirst());
        return new Provision(
                Optional.empty(),
                Optional.of(sides(placeBefore(from.getFirst()), other, placeAfter(j), clause).after),
                EnumSet.of(Change.INSERTED, Change.SPLIT),
                "旧" + citedBefore(from) + "から分割");
    }

    private Provision both(int i, int j) {
        var before = pairs.before.clauses().get(i);
        var after = pairs.after.clauses().get(j);
        var changes = EnumSet.noneOf(Change.class);
        var remarks = new ArrayList<String>();
        var sides = sides(placeBefore(i), before, placeAfter(j), after);
        boolean renumbered = !Ordinal.sign(before.marker()).equals(Ordinal.sign(after.marker()));
        if (pairs.moved[i] || before.level() != after.level() || before.container() != after.container()) {
            changes.add(Change.MOVED);
            remarks.add("旧" + namesBefore.name(i) + "から移動");
        } else if (renumbered) {
            remarks.add("旧" + namesBefore.name(i) + shift(before, after));
        }
        if (renumbered) {
            changes.add(Change.RENUMBERED);
        }
        if (!before.caption().equals(after.caption())
                || !before.paragraphs().equals(after.paragraphs())
                || !renumbered && !before.marker().equals(after.marker())) {
            changes.add(Change.CHANGED);
        }
        if (!otherTargets(i).isEmpty()) {
            changes.add(Change.SPLIT);
            remarks.add("一部を" + citedAfter(otherTargets(i)) + "に分割");
        }
        if (!otherSources(j).isEmpty()) {
            changes.add(Change.MERGED);
            remarks.add("旧" + citedBefore(otherSources(j)) + "を統合");
        }
        return new Provision(Optional.of(sides.before), Optional.of(sides.after), changes, String.join("、", remarks));
    }

    /** 繰下げ and 繰上げ where one can tell, otherwise only that the number is another. */
    private static String shift(Clause before, Clause after) {
        var old = Ordinal.in(before.marker());
        var now = Ordinal.in(after.marker());
        if (old.isPresent() && now.isPresent() && old.get().sameForm(now.get())) {
            return now.get().number() > old.get().number() ? "を繰下げ" : "を繰上げ";
        }
        return "の番号を変更";
    }

    private String citedBefore(List<Integer> clauses) {
        return clauses.stream().map(namesBefore::name).collect(Collectors.joining("及び"));
    }

    private String citedAfter(List<Integer> clauses) {
        return clauses.stream().map(namesAfter::name).collect(Collectors.joining("及び"));
    }

    private Place placeBefore(int i) {
        return place(pairs.before.clauses().get(i), i, namesBefore);
    }

    private Place placeAfter(int j) {
        return place(pairs.after.clauses().get(j), j, namesAfter);
    }

    private static Place place(Clause clause, int index, ClauseNames names) {
        return new Place.OfClause(index, clause.path(), names.name(index), clause.level(), clause.container());
    }

    /** A clause that only one version has. */
    private static Side whole(Place place, Clause clause) {
        return new Side(
                place,
                MarkedText.changed(clause.marker()),
                clause.caption().map(MarkedText::changed),
                clause.paragraphs().stream().map(MarkedText::changed).toList());
    }

    private record Sides(Side before, Side after) {}

    private static Sides sides(Place placeBefore, Clause before, Place placeAfter, Clause after) {
        boolean otherMarker = !before.marker().equals(after.marker());
        var captions =
                TextDifference.of(before.caption().orElse(""), after.caption().orElse(""));
        var texts = texts(before.paragraphs(), after.paragraphs());
        return new Sides(
                new Side(
                        placeBefore,
                        MarkedText.of(before.marker(), otherMarker),
                        before.caption().map(caption -> captions.markedBefore()),
                        texts.before),
                new Side(
                        placeAfter,
                        MarkedText.of(after.marker(), otherMarker),
                        after.caption().map(caption -> captions.markedAfter()),
                        texts.after));
    }

    private record Texts(List<MarkedText> before, List<MarkedText> after) {}

    private static Texts texts(List<String> before, List<String> after) {
        if (before.equals(after)) {
            var same = before.stream().map(MarkedText::same).toList();
            return new Texts(same, same);
        }
        var texts = TextDifference.of(joined(before), joined(after));
        return new Texts(parted(texts.markedBefore(), before), parted(texts.markedAfter(), after));
    }

    /** Paragraphs are compared as one text, so that a sentence that went to another paragraph is seen as the same. */
    private static String joined(List<String> paragraphs) {
        return String.join("\n", paragraphs);
    }

    private static List<MarkedText> parted(MarkedText text, List<String> paragraphs) {
        var parts = new ArrayList<MarkedText>();
        int at = 0;
        for (var paragraph : paragraphs) {
            parts.add(text.between(at, at + paragraph.length()));
            at += paragraph.length() + 1;
        }
        return parts;
    }
}
