package org.sekisho.policytext.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
    private static final int COUNTERPARTS = 14;
    /** So many places of shared shingles, the rarest first, are looked at for a clause; common ones say little. */
    private static final int MOST_VISITED = 1_000;

    private static final int MOST_SIBLINGS = 40;

    /** A text of so many signs says what it is about. */
    private static final int SETTLED_FROM = 10;

    private static final Integer TWICE = -1;

    private final Corpus corpus;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<List<Pair>> byBefore = new ArrayList<>();
    private final List<List<Pair>> byAfter = new ArrayList<>();
    private final int[] afterOf;
    private final int[] beforeOf;
    /** What stands once in either version, word for word, is settled and offered nothing else. */
    private final boolean[] settledBefore;

    private final boolean[] settledAfter;
    private final Map<Integer, Bag> restBefore = new HashMap<>();
    private final Map<Integer, Bag> restAfter = new HashMap<>();

    private Comparison(PolicyDocument before, PolicyDocument after) {
        corpus = new Corpus(before, after);
        for (int i = 0; i < corpus.before.size(); i++) {
            byBefore.add(new ArrayList<>());
        }
        for (int j = 0; j < corpus.after.size(); j++) {
            byAfter.add(new ArrayList<>());
        }
        afterOf = new int[corpus.before.size()];
        beforeOf = new int[corpus.after.size()];
        settledBefore = new boolean[afterOf.length];
        settledAfter = new boolean[beforeOf.length];
        Arrays.fill(afterOf, -1);
        Arrays.fill(beforeOf, -1);
    }

    /** Compares an earlier with a later version. */
    public static Lineage compare(PolicyDocument before, PolicyDocument after) {
        var comparison = new Comparison(before, after);
        comparison.settle();
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

        Pair(Corpus corpus, int before, int after) {
            this.before = before;
            this.after = after;
            var b = corpus.before;
            var a = corpus.after;
            String plain = b.plain.get(before);
            String plainThere = a.plain.get(after);
            String heading = b.captions.get(before);
            String headingThere = a.captions.get(after);
            boolean sameHeading = heading.equals(headingThere);
            same = sameHeading && !plain.isEmpty() && plain.equals(plainThere);
            text = same ? 1 : b.texts.get(before).alike(a.texts.get(after), corpus.weights);
            int shorter = Math.min(plain.length(), plainThere.length());
            int longer = Math.max(plain.length(), plainThere.length());
            textWeight = longer == 0 ? 0 : shorter == 0 ? 1.5 : 5 * Math.clamp(longer / 12.0, 0.4, 1);
            if (heading.isEmpty() || headingThere.isEmpty()) {
                caption = 0;
                captionWeight = sameHeading ? 0 : 0.3;
            } else {
                caption = sameHeading ? 1 : b.caption(before).alike(a.caption(after), corpus.weights);
                captionWeight = 2.5;
            }
            sameNumber =
                    b.clauses.get(before).path().equals(a.clauses.get(after).path());
        }
    }

    // Which pairs are looked at

    /** Pairs what is long enough to be told apart and stands once on either side, word for word. */
    private void settle() {
        var places = places(corpus.before);
        var there = places(corpus.after);
        for (int i = 0; i < corpus.before.size(); i++) {
            var words = Words.of(corpus.before, i);
            int j = there.getOrDefault(words, TWICE);
            if (words.length() > SETTLED_FROM && j != TWICE && !TWICE.equals(places.get(words))) {
                offer(i, j);
                settledBefore[i] = true;
                settledAfter[j] = true;
                match(i, j);
            }
        }
    }

    private static Map<Words, Integer> places(Corpus.Side side) {
        var places = HashMap.<Words, Integer>newHashMap(side.size());
        for (int i = 0; i < side.size(); i++) {
            places.merge(Words.of(side, i), i, (one, other) -> TWICE);
        }
        return places;
    }

    /** What a clause says. */
    private record Words(String caption, String plain) {
        static Words of(Corpus.Side side, int clause) {
            return new Words(side.captions.get(clause), side.plain.get(clause));
        }

        int length() {
            return caption.length() + 1 + plain.length();
        }
    }

    private void collect() {
        int shingles = corpus.weights.length;
        int[] standsBefore = standing(corpus.before, settledBefore, shingles);
        int[] standsAfter = standing(corpus.after, settledAfter, shingles);
        collect(corpus.before, corpus.after, standsAfter, true);
        collect(corpus.after, corpus.before, standsBefore, false);
        var paths = new HashMap<String, Integer>();
        for (int i = 0; i < corpus.before.size(); i++) {
            paths.put(corpus.before.clauses.get(i).path(), i);
        }
        for (int j = 0; j < corpus.after.size(); j++) {
            var there = paths.get(corpus.after.clauses.get(j).path());
            if (there != null) {
                offer(there, j);
            }
        }
    }

    private static int[] standing(Corpus.Side side, boolean[] settled, int shingles) {
        int[] stands = new int[shingles];
        for (int i = 0; i < settled.length; i++) {
            if (!settled[i]) {
                for (int shingle : side.texts.get(i).shingles()) {
                    stands[shingle]++;
                }
            }
        }
        return stands;
    }

    /** Offers to each clause of one side the clauses of the other that share the heaviest shingles with it. */
    private void collect(Corpus.Side from, Corpus.Side to, int[] standsTo, boolean forwards) {
        boolean[] settledFrom = forwards ? settledBefore : settledAfter;
        boolean[] settledTo = forwards ? settledAfter : settledBefore;
        int[][] places = new int[corpus.weights.length][];
        int[] filled = new int[places.length];
        for (int j = 0; j < to.size(); j++) {
            if (settledTo[j]) {
                continue;
            }
            for (int shingle : to.texts.get(j).shingles()) {
                if (places[shingle] == null) {
                    places[shingle] = new int[standsTo[shingle]];
                }
                places[shingle][filled[shingle]++] = j;
            }
        }
        double[] weightsFrom = weights(from);
        double[] weightsTo = weights(to);
        double[] shared = new double[to.size()];
        int[] found = new int[to.size()];
        for (int i = 0; i < from.size(); i++) {
            if (settledFrom[i]) {
                continue;
            }
            int size = 0;
            int visited = 0;
            for (int shingle : rarestFirst(from.texts.get(i), standsTo)) {
                if (visited > MOST_VISITED) {
                    break;
                }
                if (places[shingle] == null) {
                    continue;
                }
                int most = Math.min(places[shingle].length, MOST_VISITED);
                visited += most;
                for (int k = 0; k < most; k++) {
                    int j = places[shingle][k];
                    if (shared[j] == 0) {
                        found[size++] = j;
                    }
                    shared[j] += corpus.weights[shingle];
                }
            }
            double own = weightsFrom[i];
            var alike = new Best(COUNTERPARTS);
            var contained = new Best(COUNTERPARTS / 2);
            for (int at = 0; at < size; at++) {
                int j = found[at];
                double other = weightsTo[j];
                alike.add(j, shared[j] / (own + other));
                contained.add(j, shared[j] / Math.min(own, other));
                shared[j] = 0;
            }
            int one = i;
            IntStream.concat(alike.stream(), contained.stream())
                    .forEach(j -> offer(forwards ? one : j, forwards ? j : one));
        }
    }

    private static double[] weights(Corpus.Side side) {
        return side.texts.stream().mapToDouble(Bag::weight).toArray();
    }

    private static int[] rarestFirst(Bag bag, int[] stands) {
        long[] ranked = new long[bag.shingles().length];
        for (int k = 0; k < ranked.length; k++) {
            ranked[k] = ((long) stands[bag.shingles()[k]] << 32) | bag.shingles()[k];
        }
        Arrays.sort(ranked);
        return Arrays.stream(ranked).mapToInt(rank -> (int) rank).toArray();
    }

    /** The few with the highest values; of equal ones those with the lower number. */
    private static final class Best {
        private final int[] numbers;
        private final double[] values;
        private int size;

        Best(int most) {
            numbers = new int[most];
            values = new double[most];
        }

        void add(int number, double value) {
            int at = size;
            while (at > 0 && (values[at - 1] < value || (values[at - 1] == value && numbers[at - 1] > number))) {
                at--;
            }
            if (at == numbers.length) {
                return;
            }
            size = Math.min(size + 1, numbers.length);
            System.arraycopy(numbers, at, numbers, at + 1, size - at - 1);
            System.arraycopy(values, at, values, at + 1, size - at - 1);
            numbers[at] = number;
            values[at] = value;
        }

        IntStream stream() {
            return Arrays.stream(numbers, 0, size);
        }
    }

    private void offer(int before, int after) {
        if (settledBefore[before] || settledAfter[after] || find(before, after) != null) {
            return;
        }
        var pair = new Pair(corpus, before, after);
        pairs.add(pair);
        byBefore.get(before).add(pair);
        byAfter.get(after).add(pair);
    }

    // One to one

    /** Begins with what stands once on either side, word for word. */
    private void matchWhatIsThere() {
        for (var candidates : byBefore) {
            var same = candidates.stream().filter(pair -> pair.same).toList();
            if (same.size() == 1
                    && byAfter.get(same.getFirst().after).stream()
                                    .filter(pair -> pair.same)
                                    .count()
                            == 1) {
                match(same.getFirst().before, same.getFirst().after);
            }
        }
    }

    private void match(int before, int after) {
        afterOf[before] = after;
        beforeOf[after] = before;
    }

    /** One round; says whether anything changed. */
    private boolean assign() {
        offerRelatives();
        scoreWhere(false);
        var open = IntStream.range(0, afterOf.length)
                .filter(i -> !settledBefore[i])
                .toArray();
        var offers = new ArrayList<List<Assignment.Offer>>();
        for (int i : open) {
            var likely = new ArrayList<Assignment.Offer>();
            for (var pair : byBefore.get(i)) {
                if (pair.score >= LEAST_SCORE) {
                    likely.add(new Assignment.Offer(pair.after, 1 - pair.score));
                }
            }
            offers.add(likely);
        }
        int[] assigned = Assignment.solve(offers, corpus.after.size(), 1 - LEAST_SCORE);
        int[] found = afterOf.clone();
        for (int k = 0; k < open.length; k++) {
            found[open[k]] = assigned[k];
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
            var left = alone(corpus.before.parts.get(i), afterOf);
            if (!left.isEmpty()) {
                var there = alone(corpus.after.parts.get(j), beforeOf);
                left.forEach(part -> there.forEach(other -> offer(part, other)));
            }
        }
    }

    private static List<Integer> alone(List<Integer> parts, int[] counterparts) {
        return parts.isEmpty()
                ? parts
                : parts.stream()
                        .filter(part -> counterparts[part] < 0)
                        .limit(MOST_SIBLINGS)
                        .toList();
    }

    private void scoreWhere(boolean settled) {
        for (var pair : pairs) {
            if (settledBefore[pair.before] == settled) {
                score(pair);
            }
        }
    }

    private void score(Pair pair) {
        var b = corpus.before;
        var a = corpus.after;
        var own = new Weighing();
        if (pair.textWeight > 0) {
            own.add(Ground.SIMILAR_TEXT, pair.text, pair.textWeight);
        }
        if (pair.captionWeight > 0) {
            own.add(Ground.CAPTION, pair.caption, pair.captionWeight);
        }
        var parts = b.parts.get(pair.before);
        var partsThere = a.parts.get(pair.after);
        if (!parts.isEmpty() && !partsThere.isEmpty()) {
            int linked = 0;
            for (int part : parts) {
                linked += afterOf[part] >= 0 && a.holders[afterOf[part]] == pair.after ? 1 : 0;
            }
            own.add(Ground.PARTS, 2.0 * linked / (parts.size() + partsThere.size()), 3);
        } else if (!parts.isEmpty() || !partsThere.isEmpty()) {
            own.add(Ground.PARTS, 0, 0.5);
        }
        var place = new Weighing();
        place.add(Ground.PLACE, above(pair), 1.2);
        place.add(Ground.PLACE, neighbours(pair), 0.8);
        place.add(Ground.PLACE, pair.sameNumber ? 1 : 0, 0.2);
        pair.own = own.isEmpty() ? BARE : own.mean();
        pair.score = 0.8 * pair.own + 0.2 * place.mean();
        pair.ground = pair.same ? Ground.SAME_TEXT : own.heaviest() < 0.25 * place.mean() ? Ground.PLACE : own.ground;
    }

    /** A weighted mean, and what gave most to it. */
    private static final class Weighing {
        private double sum;
        private double weights;
        private double most = -1;
        private Ground ground = Ground.SIMILAR_TEXT;

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
        for (var pair : pairs) {
            part(pair, true).ifPresent(found::add);
            part(pair, false).ifPresent(found::add);
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
        return Objects.requireNonNull(find(before, after));
    }

    /** The pair of two clauses, looked for at the one that has fewer. */
    private @Nullable Pair find(int before, int after) {
        var ofBefore = byBefore.get(before);
        var ofAfter = byAfter.get(after);
        var fewer = ofBefore.size() <= ofAfter.size() ? ofBefore : ofAfter;
        for (int i = 0; i < fewer.size(); i++) {
            var pair = fewer.get(i);
            if (pair.before == before && pair.after == after) {
                return pair;
            }
        }
        return null;
    }

    private Optional<Found> part(Pair pair, boolean split) {
        int whole = split ? pair.before : pair.after;
        int part = split ? pair.after : pair.before;
        int counterpart = (split ? afterOf : beforeOf)[whole];
        if (counterpart < 0 || counterpart == part) {
            return Optional.empty();
        }
        int weak = (split ? beforeOf : afterOf)[part];
        double held = weak < 0 ? 0 : (split ? pair(weak, part) : pair(part, weak)).score;
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
        scoreWhere(true);
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
                var pair = pair(i, afterOf[i]);
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

    private record Drafted(Pair pair, double score, Ground ground) {}

    /** The score, lowered where another pair with one of the two clauses has nearly the same. */
    private double sure(Pair pair) {
        double rival = Math.max(rival(byBefore.get(pair.before), pair), rival(byAfter.get(pair.after), pair));
        return pair.score * (1 - 0.5 * Math.clamp((rival - pair.score + CLOSE) / CLOSE, 0, 1));
    }

    private static double rival(List<Pair> pairs, Pair pair) {
        double most = 0;
        for (var other : pairs) {
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
            return corpus.before.texts.get(pair.before).weight()
                            > corpus.after.texts.get(pair.after).weight()
                    ? Kind.SPLIT
                    : Kind.MERGED;
        }
        if (goesOn > 1) {
            return Kind.SPLIT;
        }
        if (comesFrom > 1) {
            return Kind.MERGED;
        }
        boolean words = !corpus.before.plain.get(pair.before).isEmpty()
                && !corpus.after.plain.get(pair.after).isEmpty();
        return !words || pair.text >= KEPT_FROM ? Kind.KEPT : Kind.REPLACED;
    }

    /** The clauses without a link, and what each came nearest to. */
    private List<Alone> alone(boolean later, int[] links) {
        var alone = new ArrayList<Alone>();
        for (int i = 0; i < links.length; i++) {
            if (links[i] == 0) {
                var near = (later ? byAfter : byBefore)
                        .get(i).stream()
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
