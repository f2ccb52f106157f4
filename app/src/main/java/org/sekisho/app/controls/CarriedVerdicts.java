package org.sekisho.app.controls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.policy.ClauseLineage;
import org.sekisho.controls.Span;
import org.sekisho.controls.Text;

/**
 * What persons decided of the text before, as it holds for a text.
 *
 * <p>A verdict is about the words of a sentence. It follows its clause along the lineage, to the parts of a split one and
 * to what a merged one went into, and lands on the sentence in which most of its words stand. Where that is not plain, or
 * where verdicts that meet contradict each other, it becomes a question to a person; where nothing of the words is left,
 * it lands nowhere and is told so.
 */
final class CarriedVerdicts {

    /** From this share of its words on, a sentence is the one that was decided. */
    private static final double SAME = 0.9;
    /** From this share on, a sentence may be the one, if no other part comes near. */
    private static final double LIKELY = 0.6;
    /** How far the likeliest part must lie before the next one. */
    private static final double LEAD = 0.15;
    /** Below this share, nothing is left of a sentence. */
    private static final double TRACE = 0.3;

    /** A verdict and the text it is about. */
    record Judged(Wording text, BoundClauses.Bound bound) {}

    /** A sentence and a topic. */
    record Key(Span span, String topic) {
        static Key of(BoundClauses.Bound bound) {
            return new Key(bound.span(), bound.topic());
        }
    }

    /**
     * What follows for a sentence and a topic.
     *
     * @param decidedBy empty for a question
     */
    record Landed(Verdict verdict, Text why, Optional<UUID> decidedBy) {}

    /** What follows, and what was left behind. */
    record Outcome(Map<Key, Landed> landed, List<Left> left) {}

    /** A verdict that landed nowhere. */
    record Left(Judged judged, boolean clauseGone) {}

    /** Where one verdict comes down. */
    private record Arrival(Judged judged, boolean plain) {}

    private record Place(Span span, double share) {}

    /** The sentences that come into question; plain if it needs no person to tell which is meant. */
    private record Places(List<Span> spans, boolean plain) {
        static Places of(List<Place> places, boolean plain) {
            return new Places(places.stream().map(Place::span).toList(), plain);
        }
    }

    private final List<ClauseLineage.Step> steps;
    private final Wording text;
    private final Map<Key, Verdict> read;
    private final Likeness likeness;

    /**
     * @param steps into the text
     * @param read what the program itself reads in the text
     */
    private CarriedVerdicts(List<ClauseLineage.Step> steps, List<Judged> judged, Wording text, Map<Key, Verdict> read) {
        this.steps = steps;
        this.text = text;
        this.read = read;
        this.likeness = new Likeness(
                Stream.concat(Stream.of(text), judged.stream().map(Judged::text).distinct())
                        .flatMap(one -> one.lines().stream())
                        .map(Wording.Line::words)
                        .toList());
    }

    /** Carries verdicts into a text. */
    static Outcome into(Wording text, List<ClauseLineage.Step> steps, List<Judged> judged, Map<Key, Verdict> read) {
        return judged.isEmpty()
                ? new Outcome(Map.of(), List.of())
                : new CarriedVerdicts(steps, judged, text, read).carry(judged);
    }

    private Outcome carry(List<Judged> judged) {
        var arrivals = new LinkedHashMap<Key, List<Arrival>>();
        var left = new ArrayList<Left>();
        for (var one : judged) {
            var parts = parts(one);
            var places = places(one, parts);
            if (places.spans().isEmpty()) {
                left.add(new Left(one, parts.isEmpty()));
            }
            places.spans()
                    .forEach(span -> arrivals.computeIfAbsent(
                                    new Key(span, one.bound().topic()), key -> new ArrayList<>())
                            .add(new Arrival(one, places.plain())));
        }
        var landed = new LinkedHashMap<Key, Landed>();
        arrivals.forEach((key, those) -> landed.put(key, landed(key, those)));
        return new Outcome(landed, left);
    }

    /** The clauses of this text in which the clause of the verdict goes on. */
    private List<String> parts(Judged judged) {
        return steps.stream()
                .filter(step -> step.fromDocument().equals(judged.text().version()))
                .filter(step -> step.from()
                        .filter(at -> at.path().equals(judged.bound().span().path()))
                        .isPresent())
                .flatMap(step -> step.to().stream())
                .map(ClauseLineage.At::path)
                .distinct()
                .toList();
    }

    private Places places(Judged judged, List<String> parts) {
        var traces = parts.stream()
                .flatMap(part -> nearest(judged, part).stream())
                .filter(place -> place.share() >= TRACE)
                .sorted(Comparator.comparingDouble(Place::share).reversed())
                .toList();
        var same = traces.stream().filter(place -> place.share() >= SAME).toList();
        if (!same.isEmpty()) {
            return Places.of(same, true);
        }
        boolean leads = traces.size() == 1
                || traces.size() > 1
                        && traces.getFirst().share() - traces.get(1).share() >= LEAD;
        return leads && traces.getFirst().share() >= LIKELY
                ? Places.of(traces.subList(0, 1), true)
                : Places.of(traces, false);
    }

    /** The sentence of a clause in which most of the words stand; of equal ones the one in the same place. */
    private Optional<Place> nearest(Judged judged, String part) {
        var span = judged.bound().span();
        var words = judged.text().words(span);
        return text.lines(part).stream()
                .filter(line -> span.paragraph() == 0 || line.span().paragraph() > 0)
                .map(line -> new Place(line.span(), likeness.of(words, line.words())))
                .max(Comparator.comparingDouble(Place::share)
                        .thenComparing(place -> place.span().paragraph() == span.paragraph()
                                && place.span().sentence() == span.sentence()));
    }

    private Landed landed(Key key, List<Arrival> arrivals) {
        var last = arrivals.getLast().judged().bound();
        var agreed = arrivals.stream().allMatch(one -> one.judged().bound().verdict() == last.verdict());
        if (!agreed) {
            return new Landed(Verdict.UNSURE, contradiction(arrivals), Optional.empty());
        }
        boolean plain = arrivals.stream().anyMatch(Arrival::plain);
        // A refusal of what the program does not read there asks nobody anything.
        boolean confirmed = read.getOrDefault(key, Verdict.REFUSED) == last.verdict();
        if (last.verdict() == Verdict.UNSURE || plain || confirmed) {
            return new Landed(last.verdict(), last.why(), last.decidedBy());
        }
        return new Landed(Verdict.UNSURE, doubt(arrivals.getLast()), Optional.empty());
    }

    private Text doubt(Arrival arrival) {
        boolean parted = parts(arrival.judged()).size() > 1;
        return new Text(
                "前の版の" + decided(arrival.judged()).ja() + "。"
                        + (parted ? "規定が分かれたため、この文についての判断かどうかを決めてください。" : "文の内容が大きく変わったため、同じ判断でよいかを決めてください。"),
                "In the version before, " + decided(arrival.judged()).en() + ". "
                        + (parted
                                ? "The provision was split; decide whether this sentence was meant."
                                : "The sentence has changed much; decide whether the same holds."));
    }

    private static Text contradiction(List<Arrival> arrivals) {
        var decided = arrivals.stream().map(one -> decided(one.judged())).toList();
        return new Text(
                "前の版では、職員の判断が分かれています。"
                        + String.join("、", decided.stream().map(Text::ja).toList()) + "。",
                "In the version before, people decided differently: "
                        + String.join("; ", decided.stream().map(Text::en).toList()) + ".");
    }

    /** Where it was decided, what, and why. */
    private static Text decided(Judged judged) {
        var bound = judged.bound();
        var path = bound.span().path();
        return switch (bound.verdict()) {
            case BOUND ->
                new Text(
                        path + "は「対応する」（理由：" + bound.why().ja() + "）",
                        path + ": bound (reason: " + bound.why().en() + ")");
            case REFUSED ->
                new Text(
                        path + "は「対応しない」（理由：" + bound.why().ja() + "）",
                        path + ": not bound (reason: " + bound.why().en() + ")");
            case UNSURE ->
                new Text(
                        path + "は要確認（" + bound.why().ja() + "）",
                        path + ": unsure (" + bound.why().en() + ")");
        };
    }
}
