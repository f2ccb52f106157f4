package org.sekisho.controls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sekisho.controls.Clauses.Clause;
import org.sekisho.controls.Headings.Nearest;

/**
 * Binds the sentences of a document to the topics of a catalogue.
 *
 * <p>First the kind of each clause is settled ({@link ClauseKind}); only obligations bind. In an obligation every
 * sentence that asks for something is scored against the cues of every topic. Words count only where the sentence says
 * what shall be done: what it says as a condition, a purpose or a basis is background. A topic and what is done about it
 * counts 6, a name that means nothing else 4, a hint 2; a caption that names the topic adds 3, one that names another
 * topic of the measure 1, one of another measure takes 2, and a topic of another measure takes 3, but from words that mean
 * their topic under any caption nothing. From 4 the binding is sure; 2 and 3 are unsure, and kept only where the sentence
 * has nothing sure. A sentence that names no topic of its own speaks of what its nearest caption
 * names. A text that names only a measure binds to the measure's core topics.
 *
 * <p>Words that no cue knows are judged by their likeness to the examples of the catalogue ({@link Likely}): where the
 * words name nothing, its most probable topics are bound; beside what they name, only what is all but certain. What
 * a caption says of a sentence that is like none of the topic's examples is unsure.
 */
public final class Binder {
    private static final int ACT = 6;
    private static final int NAME = 4;
    private static final int HINT = 2;
    private static final int SAME_TOPIC = 3;
    private static final int SAME_MEASURE = 1;
    private static final int OTHER_MEASURE = -2;
    private static final int OTHER_TOPIC = -3;
    private static final int SURE = 4;
    private static final int UNSURE = 2;

    private static final Pattern GENERAL = Pattern.compile("(?:対策|措置|手立て|方策)を?(?:講じ|実施|行|とる|取る|図)");
    private static final int LONGEST_CAPTION = 30;

    /** From here on the most probable topic is bound for sure, from here on any other. */
    private static final double FIRST = 0.12;

    private static final double PROBABLE = 0.35;

    /** From here on a topic is bound beside those that the sentence names. */
    private static final double ADDED = 0.97;

    private static final double PERHAPS = 0.1;

    /** Below this the sentence speaks of something else than its caption. */
    private static final double UNLIKELY = 0.02;

    /** A sentence of which the examples share less than this is unsure, whatever it is like. */
    private static final double KNOWN = 0.3;

    /** What shares less than this with the nearest example is unsure, however probable. */
    private static final double CLOSE = 0.15;

    /** From here on a part of a list binds, if the whole sentence is like the topic from the second on. */
    private static final double LISTED = 0.6;

    private static final double IN_THE_WHOLE = 0.08;

    private static final int SHORTEST_LIKE = 12;

    private static final Pattern LEADING_IN = Pattern.compile("次|以下|下記|各号|掲げる");

    /** その結果を集計し speaks of what the sentence before it speaks of. */
    private static final Pattern FOLLOWING_UP =
            Pattern.compile("(?:また、|なお、|さらに、)?(?:[^、]{1,15}は、)?(?:必要に応じて、?)?(?:この場合において|これら?[をにはの]|その(?:結果|実施状況))");

    private final Catalogue catalogue;
    private final Clauses clauses;
    private final Headings headings;

    private Binder(Catalogue catalogue, String title, List<Passage> passages) {
        this.catalogue = catalogue;
        this.clauses = Clauses.of(passages, catalogue.variants());
        this.headings = new Headings(catalogue, title);
    }

    /**
     * Reads a document against a catalogue.
     *
     * @param title of the document, which says what its clauses are about where no caption does; may be empty
     * @param passages in reading order
     */
    public static Bound bind(Catalogue catalogue, String title, List<Passage> passages) {
        return bind(catalogue, title, passages, Map.of());
    }

    /**
     * The same, where somebody else decided what some clauses are. The readings say what the program itself reads.
     *
     * @param decided by path
     */
    public static Bound bind(
            Catalogue catalogue, String title, List<Passage> passages, Map<String, ClauseKind> decided) {
        var binder = new Binder(catalogue, title, passages);
        var readings = Kinds.of(binder.clauses, binder.headings);
        var found = new LinkedHashMap<Integer, List<Found>>();
        for (Clause clause : binder.clauses.all()) {
            var read = readings.get(clause.index()).kind();
            if (decided.getOrDefault(clause.passage().path(), read) == ClauseKind.OBLIGATION) {
                var above = found.getOrDefault(clause.holder(), List.of());
                var here = binder.bind(
                        clause,
                        above.stream()
                                .filter(one -> !one.core)
                                .map(Found::topic)
                                .collect(Collectors.toSet()));
                found.put(clause.index(), here);
                if (here.stream().anyMatch(Found::sure)) {
                    // 次の技術的な対策を講じる says no more than its items do.
                    found.computeIfPresent(
                            clause.holder(),
                            (holder, led) ->
                                    led.stream().filter(one -> !one.core).toList());
                }
            }
        }
        return new Bound(
                readings,
                found.values().stream()
                        .flatMap(List::stream)
                        .map(Found::binding)
                        .toList());
    }

    /** @param core whether the sentence names only the measure */
    private record Found(Binding binding, boolean core) {
        String topic() {
            return binding.topic();
        }

        boolean sure() {
            return binding.confidence() == Confidence.SURE;
        }
    }

    /**
     * A topic found in a sentence.
     *
     * @param anywhere whether its words mean it under any caption
     * @param core whether only the measure is named to which it belongs
     */
    private record Score(int points, List<Reason> reasons, boolean anywhere, boolean core) {
        Score(int points, List<Reason> reasons) {
            this(points, reasons, false, false);
        }
    }

    /** @param above topics that the clause which holds this one is bound to; items of a list only detail them */
    private List<Found> bind(Clause clause, Set<String> above) {
        var nearest = headings.nearest(clause.passage());
        if (clause.sentences().isEmpty()) {
            return clause.leads() ? List.of() : bindCaption(clause.passage());
        }
        String around = headings.around(clause.passage());
        var bindings = new ArrayList<Found>();
        var before = new LinkedHashSet<Topic>();
        for (Sentence sentence : clause.sentences()) {
            Predicate predicate = sentence.predicate();
            boolean item = predicate == Predicate.ITEM && isItemOfDuty(clause);
            if (predicate == Predicate.DUTY || item) {
                var scores = bind(clause, sentence, item, nearest, around, before);
                scores.keySet().removeIf(topic -> item && above.contains(topic.id()));
                if (someSure(scores)) {
                    before.clear();
                    scores.forEach((topic, score) -> {
                        if (score.points >= SURE) {
                            before.add(topic);
                        }
                    });
                }
                scores.forEach((topic, score) -> bindings.add(new Found(
                        new Binding(
                                sentence.span(),
                                topic.id(),
                                score.points >= SURE ? Confidence.SURE : Confidence.UNSURE,
                                score.reasons,
                                CycleWords.in(sentence.printed())),
                        score.core && LEADING_IN.matcher(sentence.whole()).find())));
            }
        }
        return bindings;
    }

    private boolean isItemOfDuty(Clause clause) {
        return clauses.holder(clause)
                .filter(holder -> holder.sentences().stream().anyMatch(sentence -> switch (sentence.predicate()) {
                    case DUTY, LIST -> true;
                    case MEANING, AIM, REACH, THREATS, DOCUMENT, LEAVE, STATEMENT, ITEM -> false;
                }))
                .isPresent();
    }

    /** @param before what the sentence before this one in the clause asks for */
    private Map<Topic, Score> bind(
            Clause clause,
            Sentence sentence,
            boolean item,
            Optional<Nearest> nearest,
            String around,
            Set<Topic> before) {
        boolean leadsIn = clause.leads() && LEADING_IN.matcher(sentence.whole()).find();
        String surroundings = around + sentence.whole();
        var scores = new LinkedHashMap<Topic, Score>();
        for (Topic topic : catalogue.topics()) {
            score(topic, sentence, nearest, surroundings).ifPresent(score -> scores.put(topic, score));
        }
        if (leadsIn && nearest.isPresent()) {
            var measures = nearest.get().about().measures();
            scores.keySet().removeIf(topic -> !measures.contains(topic.measure()));
        }
        if (item && nearest.isEmpty() && sentence.printed().length() <= LONGEST_CAPTION) {
            // An item below a caption that says nothing is itself such a caption: （３）物理的セキュリティ対策
            var named = named(sentence.printed(), Reason.Where.SENTENCE);
            if (!named.isEmpty()) {
                return named;
            }
        }
        if (someSure(scores, nearest)) {
            scores.entrySet().removeIf(entry -> foreign(entry, nearest));
        }
        var likely = Likely.of(catalogue, sentence, nearest);
        boolean named = someSure(scores);
        if (!named && !item && FOLLOWING_UP.matcher(sentence.whole()).lookingAt() && !before.isEmpty()) {
            return followingUp(before);
        }
        if (!named && !item && general(sentence)) {
            var carried = carried(sentence, nearest, likely);
            if (someSure(carried)) {
                return carried;
            }
        }
        if (!item || sentence.printed().length() > LONGEST_CAPTION) {
            listed(sentence, nearest, likely, scores).forEach(scores::putIfAbsent);
        }
        if (sentence.printed().length() >= SHORTEST_LIKE) {
            alike(sentence, nearest, likely, named, item)
                    .forEach((topic, score) ->
                            scores.merge(topic, score, (one, other) -> one.points >= other.points ? one : other));
        }
        if (someSure(scores)) {
            scores.values().removeIf(score -> score.points < SURE);
            if (nearest.isEmpty()) {
                alsoNamed(sentence, scores);
            }
            return scores;
        }
        if (item) {
            return scores;
        }
        var carried = carried(sentence, nearest, likely);
        if (someSure(carried)) {
            return carried;
        }
        carried.forEach(scores::putIfAbsent);
        return scores;
    }

    private static Map<Topic, Score> followingUp(Set<Topic> before) {
        var scores = new LinkedHashMap<Topic, Score>();
        before.forEach(topic -> scores.put(
                topic,
                new Score(
                        SURE,
                        List.of(new Reason(
                                Reason.Where.SENTENCE,
                                List.of(),
                                new Text(
                                        "前の文を受けて、同じ項目について書かれています。",
                                        "It goes on about what the sentence before it asks for."))))));
        return scores;
    }

    /* The policy's own topics can stand under any caption. */
    private static boolean foreign(Map.Entry<Topic, Score> found, Optional<Nearest> nearest) {
        return found.getKey().measure() != Measure.POLICY
                && !found.getValue().anywhere
                && nearest.isPresent()
                && !nearest.get().about().measures().contains(found.getKey().measure());
    }

    private static boolean someSure(Map<Topic, Score> scores, Optional<Nearest> nearest) {
        return scores.entrySet().stream()
                .anyMatch(entry -> entry.getKey().measure() != Measure.POLICY
                        && !foreign(entry, nearest)
                        && entry.getValue().points >= SURE);
    }

    private Optional<Score> score(Topic topic, Sentence sentence, Optional<Nearest> nearest, String surroundings) {
        Cues cues = catalogue.cues().getOrDefault(topic.id(), Cues.NONE);
        boolean told = nearest.isPresent() && !nearest.get().about().topics().isEmpty();
        var found = found(cues, told, sentence, surroundings);
        if (found.isEmpty() || never(topic, sentence, surroundings)) {
            return Optional.empty();
        }
        int points = found.get().points;
        var reasons = new ArrayList<>(found.get().reasons);
        if (nearest.isPresent()) {
            var about = nearest.get().about();
            var where = nearest.get().own() ? Reason.Where.CAPTION : Reason.Where.HEADING;
            if (about.topics().containsKey(topic)) {
                points += SAME_TOPIC;
                reasons.add(new Reason(
                        where,
                        about.topics().getOrDefault(topic, List.of()),
                        new Text("見出しもこの項目を示しています。", "The caption names the topic too.")));
            } else if (about.measures().contains(topic.measure())) {
                points += SAME_MEASURE;
            } else if (topic.measure() != Measure.POLICY && !found.get().anywhere) {
                points += about.topics().isEmpty() ? OTHER_MEASURE : OTHER_TOPIC;
                reasons.add(new Reason(
                        where,
                        List.of(nearest.get().caption()),
                        new Text("ただし、見出しは別のことを示しています。", "The caption, however, names something else.")));
            }
        }
        return points >= UNSURE
                ? Optional.of(new Score(points, reasons, found.get().anywhere, false))
                : Optional.empty();
    }

    /* What a sentence with these words does not ask for, whatever else it says. */
    private boolean never(Topic topic, Sentence sentence, String surroundings) {
        var cues = catalogue.cues().getOrDefault(topic.id(), Cues.NONE);
        return !first(cues.never(), sentence.whole(), sentence, surroundings).isEmpty();
    }

    private static boolean someSure(Map<Topic, Score> scores) {
        return scores.values().stream().anyMatch(score -> score.points >= SURE);
    }

    /* 必要な措置を講ずる says nothing by itself. */
    private static boolean general(Sentence sentence) {
        return GENERAL.matcher(sentence.whole()).find();
    }

    /**
     * What the parts of a list are like (端末の管理、権限の制御、侵入の防止その他の対策), as far as they belong to the measures that
     * the sentence or its caption names. Where the caption names a topic the sentence tells of that, not of a list.
     */
    private Map<Topic, Score> listed(
            Sentence sentence, Optional<Nearest> nearest, Likely likely, Map<Topic, Score> scores) {
        var parts = sentence.listed();
        var caption = nearest.filter(near -> !near.title()).map(Nearest::about);
        boolean told = caption.filter(about -> !about.topics().isEmpty()).isPresent();
        var found = new LinkedHashMap<Topic, Score>();
        if (told || parts.size() < 2) {
            return found;
        }
        var measures = EnumSet.noneOf(Measure.class);
        caption.ifPresent(about -> measures.addAll(about.measures()));
        scores.forEach((topic, score) -> {
            if (score.points >= SURE) {
                measures.add(topic.measure());
            }
        });
        measures.remove(Measure.POLICY);
        for (String part : parts) {
            catalogue.likeness().of(part).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .filter(best -> best.getValue() >= LISTED)
                    .flatMap(best -> catalogue.topic(best.getKey()))
                    .filter(topic ->
                            measures.contains(topic.measure()) && likely.all().getOrDefault(topic, 0.0) >= IN_THE_WHOLE)
                    .filter(topic -> !never(topic, sentence, sentence.whole()))
                    .ifPresent(
                            topic -> found.put(
                                    topic,
                                    new Score(
                                            SURE,
                                            List.of(
                                                    new Reason(
                                                            Reason.Where.SENTENCE,
                                                            List.of(),
                                                            new Text(
                                                                    "並べられた「" + part + "」が、この項目の文例に似ています。",
                                                                    "“" + part
                                                                            + "”, a part of the list, is like examples of this topic."))))));
        }
        return found;
    }

    /**
     * What the sentence is like.
     *
     * @param named whether its words name a topic; only what is all but certain is added then, none of the policy's own
     *     and nothing that the caption names and the words do not
     * @param item whether it is an item of a list, which says little
     */
    private Map<Topic, Score> alike(
            Sentence sentence, Optional<Nearest> nearest, Likely likely, boolean named, boolean item) {
        var alike = new LinkedHashMap<Topic, Score>();
        boolean known = catalogue.likeness().shared(sentence.whole()) >= KNOWN;
        likely.all().forEach((topic, probability) -> {
            double sure = named ? ADDED : likely.first(topic) && !item ? FIRST : PROBABLE;
            boolean told = nearest.filter(caption -> caption.about().topics().containsKey(topic))
                    .isPresent();
            boolean wanted =
                    named ? probability >= sure && !told && topic.measure() != Measure.POLICY : probability >= PERHAPS;
            if (wanted && !never(topic, sentence, sentence.whole())) {
                var near = catalogue
                        .likeness()
                        .nearest(sentence.whole(), topic.id())
                        .orElseThrow();
                String example = near.example().sentence();
                alike.put(
                        topic,
                        new Score(
                                probability >= sure && known && near.likeness() >= CLOSE ? SURE : UNSURE,
                                List.of(new Reason(
                                        Reason.Where.SENTENCE,
                                        List.of(),
                                        new Text(
                                                "この項目の文例「" + example + "」に似ています。",
                                                "It is like the example “" + example + "” of this topic.")))));
            }
        });
        return alike;
    }

    /** @param told whether a caption names a topic */
    private static Optional<Score> found(Cues cues, boolean told, Sentence sentence, String surroundings) {
        var anywhere = first(cues.anywhere(), sentence.act(), sentence, surroundings);
        if (!anywhere.isEmpty()) {
            var reason = new Reason(
                    Reason.Where.SENTENCE,
                    sentence.quotes(anywhere),
                    new Text("見出しにかかわらず、この項目のことが書かれています。", "It says this topic whatever its caption."));
            return Optional.of(new Score(ACT, List.of(reason), true, false));
        }
        var act = first(cues.act(), sentence.act(), sentence, surroundings);
        if (!act.isEmpty()) {
            return Optional.of(scored(
                    ACT,
                    sentence,
                    act,
                    new Text("この項目について何をするかが書かれています。", "It says what is to be done about this topic.")));
        }
        var occasion = first(cues.occasion(), sentence.whole(), sentence, surroundings);
        if (!occasion.isEmpty()) {
            return Optional.of(scored(
                    ACT,
                    sentence,
                    occasion,
                    new Text("この項目に当たる場合に何をするかが書かれています。", "It says what is to be done in the case of this topic.")));
        }
        var name = first(cues.name(), sentence.act(), sentence, surroundings);
        if (name.isEmpty() && !told) {
            name = first(cues.listed(), sentence.act(), sentence, surroundings);
        }
        if (!name.isEmpty()) {
            return Optional.of(scored(NAME, sentence, name, new Text("この項目が名指しされています。", "The topic is named.")));
        }
        var hint = first(cues.hint(), sentence.act(), sentence, surroundings);
        if (!hint.isEmpty()) {
            return Optional.of(
                    scored(HINT, sentence, hint, new Text("この項目に関わる言葉があります。", "A word belongs to this topic.")));
        }
        return Optional.empty();
    }

    private static List<Cue.Hit> first(List<Cue> cues, String text, Sentence sentence, String surroundings) {
        for (Cue cue : cues) {
            var hits = cue.in(text, sentence.whole(), surroundings);
            if (!hits.isEmpty()) {
                return hits;
            }
        }
        return List.of();
    }

    private static Score scored(int points, Sentence sentence, List<Cue.Hit> hits, Text why) {
        return new Score(points, List.of(new Reason(Reason.Where.SENTENCE, sentence.quotes(hits), why)));
    }

    /** What a sentence without a topic of its own speaks of. */
    private Map<Topic, Score> carried(Sentence sentence, Optional<Nearest> nearest, Likely likely) {
        var scores = new LinkedHashMap<Topic, Score>();
        if (nearest.isPresent() && !nearest.get().about().topics().isEmpty()) {
            var where = nearest.get().own() ? Reason.Where.CAPTION : Reason.Where.HEADING;
            nearest.get()
                    .about()
                    .topics()
                    .forEach((topic, quotes) -> scores.put(
                            topic,
                            new Score(
                                    likely.speaksAgainst(topic, UNLIKELY) && !general(sentence) ? UNSURE : SURE,
                                    List.of(new Reason(
                                            where,
                                            quotes,
                                            new Text(
                                                    "文に項目の言葉がなく、見出しがこの項目を示しています。",
                                                    "The sentence names no topic; its caption names this one."))))));
            return scores;
        }
        String whole = sentence.whole();
        alsoNamed(sentence, scores);
        if (scores.isEmpty() && nearest.isPresent()) {
            var where = nearest.get().own() ? Reason.Where.CAPTION : Reason.Where.HEADING;
            // 必要な措置を講ずる below 物理的セキュリティ says all of it; any other sentence says something that no cue knows.
            int points = nearest.get().own() && GENERAL.matcher(whole).find() ? SURE : UNSURE;
            nearest.get().about().named().forEach((measure, quotes) -> core(measure, where, quotes, points, scores));
        }
        return scores;
    }

    /** Adds the core topics of measures that the sentence only names. */
    private void alsoNamed(Sentence sentence, Map<Topic, Score> scores) {
        var spokenOf = scores.keySet().stream().map(Topic::measure).collect(Collectors.toSet());
        catalogue.names().forEach((measure, cues) -> {
            var hits = first(cues, sentence.act(), sentence, sentence.whole());
            if (!hits.isEmpty() && !spokenOf.contains(measure)) {
                core(measure, Reason.Where.SENTENCE, sentence.quotes(hits), SURE, scores);
            }
        });
    }

    private void core(Measure measure, Reason.Where where, List<String> quotes, int points, Map<Topic, Score> scores) {
        for (Topic topic : catalogue.topics()) {
            if (topic.measure() == measure && topic.core()) {
                scores.put(
                        topic,
                        new Score(
                                points,
                                List.of(new Reason(
                                        where,
                                        quotes,
                                        new Text(
                                                "対策の名だけが書かれているため、その基本となる項目に対応づけました。",
                                                "Only the measure is named; this is one of its core topics."))),
                                false,
                                true));
            }
        }
    }

    /** A clause that is nothing but its caption. */
    private List<Found> bindCaption(Passage passage) {
        if (passage.caption().isEmpty()) {
            return List.of();
        }
        var scores = named(passage.caption().get(), Reason.Where.CAPTION);
        var bindings = new ArrayList<Found>();
        scores.forEach((topic, score) -> bindings.add(new Found(
                new Binding(Span.caption(passage.path()), topic.id(), Confidence.SURE, score.reasons, Optional.empty()),
                false)));
        return bindings;
    }

    /** The topics that a few words without a sentence name. */
    private Map<Topic, Score> named(String words, Reason.Where where) {
        var about = headings.about(words);
        var scores = new LinkedHashMap<Topic, Score>();
        about.topics()
                .forEach((topic, quotes) -> scores.put(
                        topic,
                        new Score(
                                SURE,
                                List.of(new Reason(
                                        where,
                                        quotes,
                                        new Text(
                                                "この言葉だけで書かれ、この項目を示しています。",
                                                "Nothing but these words stands here, and they name the topic."))))));
        if (scores.isEmpty()) {
            about.named().forEach((measure, quotes) -> core(measure, where, quotes, SURE, scores));
        }
        return scores;
    }
}
