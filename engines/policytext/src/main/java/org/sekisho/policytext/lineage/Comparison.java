package org.sekisho.policytext.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.lineage.Lineage.Alone;
import org.sekisho.policytext.lineage.Lineage.Ground;
import org.sekisho.policytext.lineage.Lineage.Kind;
import org.sekisho.policytext.lineage.Lineage.Link;
import org.sekisho.policytext.lineage.Lineage.Near;

/**
 * Finds the lineage of two versions of a document from their texts alone.
 *
 * <p>First one to one. For each clause the likeliest counterparts are collected through the shingles they share, and
 * each pair gets a score: what the two clauses are (words, heading, the clauses below them) weighs most; where they
 * stand (the clause above, the neighbours, last the number) tells twins apart. The assignment with the highest sum
 * is taken, and since place and parts depend on it, score and assignment are repeated a few times.
 *
 * <p>Then one to many. A clause that is left over, or only weakly matched, may be a part that was cut off: it is looked
 * for in what remains of an earlier clause once the words of its counterpart are taken away. The same search with the
 * sides exchanged finds what was put together.
 *
 * <p>Time grows with the number of clauses times the few counterparts looked at, not with its square.
 */
public final class Comparison {

    /** Pairs below this score are not the same provision. */
    static final double LEAST_SCORE = 0.36;
    /** So much of a part must be found in the whole it was cut from, and so much of the whole in the part. */
    static final double LEAST_PART = 0.5;

    static final double LEAST_OF_WHOLE = 0.05;
    /** From this likeness of words on a clause is kept, below it is written anew. */
    static final double KEPT_FROM = 0.45;

    /** A pair below this score gives way when a clause turns out to be a part of another. */
    private static final double SURE = 0.55;
    /** A rival whose score is nearer than this makes a pair unsure. */
    private static final double CLOSE = 0.15;

    /** What two clauses are to each other that have only a number. */
    private static final double BARE = 0.5;

    private static final int ROUNDS = 4;
    private static final int MOST_SIBLINGS = 40;

    /** A text of so many signs says what it is about. */
    private static final int SETTLED_FROM = 10;

    private static final int[] NONE = {};
    private static final int NOWHERE = -1;
    private static final int TWICE = -2;

    private final Corpus corpus;
    private final Bag.Laid laidText;
    private final Bag.Laid laidCaption;
    private final int[] afterOf;
    private final int[] beforeOf;
    /** What stands once in either version, word for word, is settled and offered nothing else. */
    private final boolean[] settledBefore;

    private final boolean[] settledAfter;
    /** Pairs of what is not settled. */
    private final List<Pair> pairs = new ArrayList<>();

    private final Candidates[] byBefore;
    private final Candidates[] byAfter;
    /** Of the score that is being found: what two clauses are, and where they stand. */
    private final Weighing own = new Weighing();

    private final Weighing place = new Weighing();
    private final Map<Integer, Bag> restBefore = new HashMap<>();
    private final Map<Integer, Bag> restAfter = new HashMap<>();

    private Comparison(PolicyDocument before, PolicyDocument after) {
        corpus = new Corpus(before, after);
        laidText = new Bag.Laid(corpus.weights);
        laidCaption = new Bag.Laid(corpus.weights);
        afterOf = new int[corpus.before.size()];
        beforeOf = new int[corpus.after.size()];
        settledBefore = new boolean[afterOf.length];
        settledAfter = new boolean[beforeOf.length];
        Arrays.fill(afterOf, -1);
        Arrays.fill(beforeOf, -1);
        settle();
        byBefore = candidates(settledBefore);
        byAfter = candidates(settledAfter);
    }

    private static Candidates[] candidates(boolean[] settled) {
        return IntStream.range(0, settled.length)
                .mapToObj(i -> settled[i] ? Candidates.NONE : new Candidates())
                .toArray(Candidates[]::new);
    }

    /** Compares an earlier with a later version. */
    public static Lineage compare(PolicyDocument before, PolicyDocument after) {
        var comparison = new Comparison(before, after);
        comparison.collect();
        comparison.matchWhatIsThere();
        for (int round = 0; round < ROUNDS; round++) {
            if (!comparison.assign()) {
                break;
            }
        }
        return comparison.lineage();
    }

    /** Two clauses that may belong together, and how much they are alike. */
    private static final class Pair {
        final int before;
        final int after;
        final double text;
        /** How much the words count; 0 if there are none on either side. */
        final double textWeight;

        final double caption;
        /** How much the headings count; 0 if there are none on either side. */
        final double captionWeight;

        final boolean same;
        final boolean sameNumber;
        double own;
        double score;
        Ground ground = Ground.SIMILAR_TEXT;

        /** @param text how much the words are alike, @param caption how much the headings are; 0 where one is missing */
        Pair(Corpus corpus, int before, int after, double text, double caption) {
            this.before = before;
            this.after = after;
            this.text = text;
            this.caption = caption;
            var b = corpus.before;
            var a = corpus.after;
            int shorter = Math.min(b.lengths[before], a.lengths[after]);
            int longer = Math.max(b.lengths[before], a.lengths[after]);
            textWeight = longer == 0 ? 0 : shorter == 0 ? 1.5 : 5 * Math.clamp(longer / 12.0, 0.4, 1);
            boolean heading = b.captionLengths[before] > 0;
            boolean headingThere = a.captionLengths[after] > 0;
            captionWeight = heading && headingThere ? 2.5 : heading || headingThere ? 0.3 : 0;
            same = longer > 0 && b.wordings[before] == a.wordings[after];
            sameNumber = corpus.sameNumber[before] == after;
        }
    }

    /** The pairs of one clause; what they pair it with stands apart, so that a pair is found at a glance. */
    private static final class Candidates {
        /** Of a clause that is settled. */
        static final Candidates NONE = new Candidates();

        private int[] others = {};
        private final List<Pair> pairs = new ArrayList<>(0);

        void add(int other, Pair pair) {
            if (others.length == pairs.size()) {
                others = Arrays.copyOf(others, Math.max(16, others.length * 2));
            }
            others[pairs.size()] = other;
            pairs.add(pair);
        }

        boolean has(int other) {
            return indexOf(other) >= 0;
        }

        Pair with(int other) {
            return pairs.get(indexOf(other));
        }

        private int indexOf(int other) {
            for (int k = pairs.size() - 1; k >= 0; k--) {
                if (others[k] == other) {
                    return k;
                }
            }
            return -1;
        }
    }

    // Which pairs are looked at

    /** Pairs what is long enough to be told apart and stands once on either side, word for word. */
    private void settle() {
        int[] places = places(corpus.before);
        int[] there = places(corpus.after);
        for (int i = 0; i < afterOf.length; i++) {
            var wording = corpus.before.wordings[i];
            int j = there[wording.number()];
            if (wording.length() > SETTLED_FROM && j >= 0 && places[wording.number()] != TWICE) {
                settledBefore[i] = true;
                settledAfter[j] = true;
                match(i, j);
            }
        }
    }

    /** Where each wording stands in a version. */
    private int[] places(Corpus.Side side) {
        int[] places = new int[corpus.countWordings()];
        Arrays.fill(places, NOWHERE);
        for (int i = 0; i < side.size(); i++) {
            int wording = side.wordings[i].number();
            places[wording] = places[wording] == NOWHERE ? i : TWICE;
        }
        return places;
    }

    private void collect() {
        int[] before = open(settledBefore);
        int[] after = open(settledAfter);
        var likeliestBefore = new Likeliest(texts(corpus.before, before), corpus.weights);
        var likeliestAfter = new Likeliest(texts(corpus.after, after), corpus.weights);
        for (int i = 0; i < before.length; i++) {
            lay(corpus.before, before[i]);
            for (int j : likeliestAfter.to(likeliestBefore.bag(i))) {
                offerLaid(before[i], after[j], corpus.after, after[j]);
            }
        }
        for (int j = 0; j < after.length; j++) {
            lay(corpus.after, after[j]);
            for (int i : likeliestBefore.to(likeliestAfter.bag(j))) {
                offerLaid(before[i], after[j], corpus.before, before[i]);
            }
        }
        for (int i : before) {
            if (corpus.sameNumber[i] >= 0) {
                offer(i, corpus.sameNumber[i]);
            }
        }
    }

    /** The clauses that are not settled. */
    private static int[] open(boolean[] settled) {
        return IntStream.range(0, settled.length).filter(i -> !settled[i]).toArray();
    }

    private static Bag[] texts(Corpus.Side side, int[] clauses) {
        return Arrays.stream(clauses).mapToObj(side::text).toArray(Bag[]::new);
    }

    private void offer(int before, int after) {
        if (!settledBefore[before] && !settledAfter[after] && !byBefore[before].has(after)) {
            lay(corpus.before, before);
            offerLaid(before, after, corpus.after, after);
        }
    }

    /** Lays out one clause, to be compared with others. */
    private void lay(Corpus.Side side, int clause) {
        laidText.lay(side.text(clause));
        laidCaption.lay(side.caption(clause));
    }

    /** Offers a pair of which one clause is laid out and the other is named. */
    private void offerLaid(int before, int after, Corpus.Side side, int other) {
        boolean known = side == corpus.after ? byBefore[before].has(after) : byAfter[after].has(before);
        if (!known) {
            double caption = laidCaption.alike(side.caption(other));
            var pair = new Pair(corpus, before, after, laidText.alike(side.text(other)), caption);
            pairs.add(pair);
            byBefore[before].add(after, pair);
            byAfter[after].add(before, pair);
        }
    }

    // One to one

    /** Begins with what stands once on either side, word for word. */
    private void matchWhatIsThere() {
        for (var candidates : byBefore) {
            var same = onlySame(candidates);
            if (same.isPresent() && onlySame(byAfter[same.get().after]).isPresent()) {
                match(same.get().before, same.get().after);
            }
        }
    }

    private static Optional<Pair> onlySame(Candidates candidates) {
        Pair only = null;
        for (var pair : candidates.pairs) {
            if (pair.same) {
                if (only != null) {
                    return Optional.empty();
                }
                only = pair;
            }
        }
        return Optional.ofNullable(only);
    }

    private void match(int before, int after) {
        afterOf[before] = after;
        beforeOf[after] = before;
    }

    /** One round; says whether anything changed. */
    private boolean assign() {
        offerRelatives();
        pairs.forEach(this::score);
        int[] before = open(settledBefore);
        int[] after = open(settledAfter);
        int[] columns = new int[beforeOf.length];
        for (int column = 0; column < after.length; column++) {
            columns[after[column]] = column;
        }
        var offers = new Assignment.Offers();
        for (int i : before) {
            for (var pair : byBefore[i].pairs) {
                if (pair.score >= LEAST_SCORE) {
                    offers.add(columns[pair.after], 1 - pair.score);
                }
            }
            offers.endRow();
        }
        int[] assigned = Assignment.solve(offers, after.length, 1 - LEAST_SCORE);
        int[] found = afterOf.clone();
        for (int row = 0; row < before.length; row++) {
            found[before[row]] = assigned[row] < 0 ? -1 : after[assigned[row]];
        }
        boolean changed = !Arrays.equals(found, afterOf);
        Arrays.fill(beforeOf, -1);
        for (int i = 0; i < found.length; i++) {
            afterOf[i] = found[i];
            if (found[i] >= 0) {
                beforeOf[found[i]] = i;
            }
        }
        return changed;
    }

    /** The clauses above and below two that belong together may belong together, whatever their words. */
    private void offerRelatives() {
        for (int i = 0; i < afterOf.length; i++) {
            int j = afterOf[i];
            if (j < 0) {
                continue;
            }
            int above = corpus.before.holders[i];
            int aboveThere = corpus.after.holders[j];
            if (above >= 0 && aboveThere >= 0) {
                offer(above, aboveThere);
            }
            int[] left = alone(corpus.before, i, afterOf);
            int[] there = left.length == 0 ? left : alone(corpus.after, j, beforeOf);
            for (int part : left) {
                for (int other : there) {
                    offer(part, other);
                }
            }
        }
    }

    private static int[] alone(Corpus.Side side, int clause, int[] counterparts) {
        return side.countParts(clause) == 0
                ? NONE
                : Arrays.stream(side.parts, side.partsFrom[clause], side.partsFrom[clause + 1])
                        .filter(part -> counterparts[part] < 0)
                        .limit(MOST_SIBLINGS)
                        .toArray();
    }

    private void score(Pair pair) {
        var b = corpus.before;
        var a = corpus.after;
        own.clear();
        if (pair.textWeight > 0) {
            own.add(Ground.SIMILAR_TEXT, pair.text, pair.textWeight);
        }
        if (pair.captionWeight > 0) {
            own.add(Ground.CAPTION, pair.caption, pair.captionWeight);
        }
        int parts = b.countParts(pair.before);
        int partsThere = a.countParts(pair.after);
        if (parts > 0 && partsThere > 0) {
            own.add(Ground.PARTS, 2.0 * linkedParts(pair) / (parts + partsThere), 3);
        } else if (parts > 0 || partsThere > 0) {
            own.add(Ground.PARTS, 0, 0.5);
        }
        place.clear();
        place.add(Ground.PLACE, above(pair), 1.2);
        place.add(Ground.PLACE, neighbours(pair), 0.8);
        place.add(Ground.PLACE, pair.sameNumber ? 1 : 0, 0.2);
        pair.own = own.isEmpty() ? BARE : own.mean();
        pair.score = 0.8 * pair.own + 0.2 * place.mean();
        pair.ground = pair.same ? Ground.SAME_TEXT : own.heaviest() < 0.25 * place.mean() ? Ground.PLACE : own.ground;
    }

    /** How many clauses below the one have their counterpart below the other. */
    private int linkedParts(Pair pair) {
        var b = corpus.before;
        int linked = 0;
        for (int k = b.partsFrom[pair.before]; k < b.partsFrom[pair.before + 1]; k++) {
            int there = afterOf[b.parts[k]];
            linked += there >= 0 && corpus.after.holders[there] == pair.after ? 1 : 0;
        }
        return linked;
    }

    /** A weighted mean, and what gave most to it. */
    private static final class Weighing {
        private double sum;
        private double weights;
        private double most = -1;
        private Ground ground = Ground.SIMILAR_TEXT;

        void clear() {
            sum = 0;
            weights = 0;
            most = -1;
            ground = Ground.SIMILAR_TEXT;
        }

        void add(Ground which, double value, double weight) {
            sum += value * weight;
            weights += weight;
            if (value * weight > most) {
                most = value * weight;
                ground = which;
            }
        }

        boolean isEmpty() {
            return weights == 0;
        }

        double mean() {
            return weights == 0 ? 0 : sum / weights;
        }

        double heaviest() {
            return weights == 0 ? 0 : most / weights;
        }
    }

    private double above(Pair pair) {
        int above = corpus.before.holders[pair.before];
        int aboveThere = corpus.after.holders[pair.after];
        if (above < 0 && aboveThere < 0) {
            return 1;
        }
        if (above < 0 || aboveThere < 0) {
            return 0;
        }
        if (afterOf[above] < 0 && beforeOf[aboveThere] < 0) {
            return 0.5;
        }
        return afterOf[above] == aboveThere ? 1 : 0;
    }

    private double neighbours(Pair pair) {
        return (beside(afterOf, pair.before, pair.after, -1)
                        + beside(afterOf, pair.before, pair.after, 1)
                        + beside(beforeOf, pair.after, pair.before, -1)
                        + beside(beforeOf, pair.after, pair.before, 1))
                / 4;
    }

    /** Whether the nearest matched neighbour on one side stands near on the other version's same side. */
    private static double beside(int[] matches, int from, int to, int direction) {
        for (int step = 1; step <= 4; step++) {
            int at = from + direction * step;
            if (at < 0 || at >= matches.length) {
                return 0.5;
            }
            if (matches[at] >= 0) {
                int distance = (matches[at] - to) * direction;
                return distance > 0 && distance <= step + 3 ? 1 : 0;
            }
        }
        return 0.5;
    }

    // One to many

    /**
     * A part found in what is left of a whole.
     *
     * @param split whether the whole is the earlier clause; otherwise it is the later one
     * @param score how much of the part is there
     */
    private record Found(boolean split, int whole, int part, double score) {}

    /** Finds the parts, the surest first; what one part has taken is no longer there for the next. */
    private List<Found> parts() {
        var found = new ArrayList<Found>();
        for (int j = 0; j < beforeOf.length; j++) {
            if (held(true, j) < SURE) {
                byAfter[j].pairs.forEach(pair -> part(pair, true).ifPresent(found::add));
            }
        }
        for (int i = 0; i < afterOf.length; i++) {
            if (held(false, i) < SURE) {
                byBefore[i].pairs.forEach(pair -> part(pair, false).ifPresent(found::add));
            }
        }
        found.sort(Comparator.comparingDouble(Found::score)
                .reversed()
                .thenComparing(Found::part)
                .thenComparing(Found::whole)
                .thenComparing(Found::split));
        var accepted = new ArrayList<Found>();
        var placed = new HashSet<Integer>();
        for (var one : found) {
            int name = one.split ? one.part : -1 - one.part;
            var pair = pair(one.split ? one.whole : one.part, one.split ? one.part : one.whole);
            if (!placed.contains(name) && part(pair, one.split).isPresent()) {
                placed.add(name);
                accepted.add(one);
                take(one);
            }
        }
        return accepted;
    }

    private Pair pair(int before, int after) {
        return byBefore[before].with(after);
    }

    private Optional<Found> part(Pair pair, boolean split) {
        int whole = split ? pair.before : pair.after;
        int part = split ? pair.after : pair.before;
        int counterpart = (split ? afterOf : beforeOf)[whole];
        if (counterpart < 0 || counterpart == part) {
            return Optional.empty();
        }
        double held = held(split, part);
        if (held >= SURE) {
            return Optional.empty();
        }
        var wholes = split ? corpus.before : corpus.after;
        var parts = split ? corpus.after : corpus.before;
        var text = parts.body(part);
        var left = rest(split, whole);
        double shared = left.overlap(text, corpus.weights);
        double score = text.isEmpty() ? 0 : shared / text.weight();
        boolean enough = score >= LEAST_PART
                && shared >= LEAST_OF_WHOLE * wholes.body(whole).weight();
        return enough && score > held + 0.15 ? Optional.of(new Found(split, whole, part, score)) : Optional.empty();
    }

    /** How firmly a possible part belongs to its own counterpart. */
    private double held(boolean split, int part) {
        if ((split ? settledAfter : settledBefore)[part]) {
            return 1;
        }
        int counterpart = (split ? beforeOf : afterOf)[part];
        return counterpart < 0 ? 0 : (split ? pair(counterpart, part) : pair(part, counterpart)).score;
    }

    /** The words of a whole that neither its counterpart nor a part found so far holds. */
    private Bag rest(boolean split, int whole) {
        return (split ? restBefore : restAfter).computeIfAbsent(whole, k -> {
            var bag = (split ? corpus.before : corpus.after).body(whole);
            int counterpart = (split ? afterOf : beforeOf)[whole];
            return bag.minus((split ? corpus.after : corpus.before).body(counterpart), corpus.weights);
        });
    }

    private void take(Found found) {
        var parts = found.split ? corpus.after : corpus.before;
        var rests = found.split ? restBefore : restAfter;
        rests.put(found.whole, rest(found.split, found.whole).minus(parts.body(found.part), corpus.weights));
        int weak = (found.split ? beforeOf : afterOf)[found.part];
        if (weak >= 0) {
            (found.split ? beforeOf : afterOf)[found.part] = -1;
            (found.split ? afterOf : beforeOf)[weak] = -1;
        }
    }

    // What came of it

    private Lineage lineage() {
        // Before the search for parts takes counterparts away, on which scores depend.
        var settled = settledPairs();
        var drafts = new ArrayList<Drafted>();
        for (var found : parts()) {
            var pair = pair(found.split ? found.whole : found.part, found.split ? found.part : found.whole);
            drafts.add(new Drafted(pair, found.score, Ground.SIMILAR_TEXT));
        }
        int[] goesOn = new int[afterOf.length];
        int[] comesFrom = new int[beforeOf.length];
        drafts.forEach(draft -> {
            goesOn[draft.pair.before]++;
            comesFrom[draft.pair.after]++;
        });
        var ones = new ArrayList<Drafted>();
        for (int i = 0; i < afterOf.length; i++) {
            if (afterOf[i] >= 0) {
                var pair = settledBefore[i] ? settled.removeFirst() : pair(i, afterOf[i]);
                boolean star = goesOn[i] > 0 || comesFrom[afterOf[i]] > 0;
                ones.add(new Drafted(pair, star ? Math.max(pair.score, contained(pair)) : sure(pair), pair.ground));
            }
        }
        ones.forEach(draft -> {
            goesOn[draft.pair.before]++;
            comesFrom[draft.pair.after]++;
        });
        drafts.addAll(ones);
        var links = drafts.stream()
                .map(draft -> new Link(
                        draft.pair.before,
                        draft.pair.after,
                        kind(draft.pair, goesOn[draft.pair.before], comesFrom[draft.pair.after]),
                        Math.clamp(draft.score, 0, 1),
                        draft.ground))
                .sorted(Comparator.comparingInt(Link::after).thenComparingInt(Link::before))
                .toList();
        return new Lineage(links, alone(true, comesFrom), alone(false, goesOn));
    }

    /** In the order of the earlier version. */
    private ArrayDeque<Pair> settledPairs() {
        var settled = new ArrayDeque<Pair>(afterOf.length);
        for (int i = 0; i < afterOf.length; i++) {
            if (settledBefore[i]) {
                settled.add(new Pair(corpus, i, afterOf[i], 1, corpus.before.captionLengths[i] > 0 ? 1 : 0));
                score(settled.getLast());
            }
        }
        return settled;
    }

    private record Drafted(Pair pair, double score, Ground ground) {}

    /** The score, lowered where another pair with one of the two clauses has nearly the same. */
    private double sure(Pair pair) {
        double rival = Math.max(rival(byBefore[pair.before], pair), rival(byAfter[pair.after], pair));
        return pair.score * (1 - 0.5 * Math.clamp((rival - pair.score + CLOSE) / CLOSE, 0, 1));
    }

    private static double rival(Candidates candidates, Pair pair) {
        double most = 0;
        for (var other : candidates.pairs) {
            if (other != pair) {
                most = Math.max(most, other.score);
            }
        }
        return most;
    }

    /** How much of the shorter of two clauses stands in the longer. */
    private double contained(Pair pair) {
        var before = corpus.before.body(pair.before);
        var after = corpus.after.body(pair.after);
        double least = Math.min(before.weight(), after.weight());
        return least == 0 ? 0 : before.overlap(after, corpus.weights) / least;
    }

    private Kind kind(Pair pair, int goesOn, int comesFrom) {
        if (goesOn > 1 && comesFrom > 1) {
            return corpus.before.text(pair.before).weight()
                            > corpus.after.text(pair.after).weight()
                    ? Kind.SPLIT
                    : Kind.MERGED;
        }
        if (goesOn > 1) {
            return Kind.SPLIT;
        }
        if (comesFrom > 1) {
            return Kind.MERGED;
        }
        boolean words = !corpus.before.wordings[pair.before].plain().isEmpty()
                && !corpus.after.wordings[pair.after].plain().isEmpty();
        return !words || pair.text >= KEPT_FROM ? Kind.KEPT : Kind.REPLACED;
    }

    /** The clauses without a link, and what each came nearest to. */
    private List<Alone> alone(boolean later, int[] links) {
        var alone = new ArrayList<Alone>();
        for (int i = 0; i < links.length; i++) {
            if (links[i] == 0) {
                var near = (later ? byAfter : byBefore)
                        [i].pairs.stream()
                                .map(pair -> new Near(later ? pair.before : pair.after, nearness(pair, later)))
                                .max(Comparator.comparingDouble(Near::score));
                alone.add(new Alone(i, near));
            }
        }
        return alone;
    }

    /** What the two clauses are to each other if the other is free, wherever they stand; with one that has a counterpart, how much is in what that left over. */
    private double nearness(Pair pair, boolean split) {
        int whole = split ? pair.before : pair.after;
        if ((split ? afterOf : beforeOf)[whole] < 0) {
            return Math.clamp(pair.own, 0, 1);
        }
        var part = (split ? corpus.after : corpus.before).body(split ? pair.after : pair.before);
        return part.isEmpty() ? 0 : Math.clamp(rest(split, whole).overlap(part, corpus.weights) / part.weight(), 0, 1);
    }
}
