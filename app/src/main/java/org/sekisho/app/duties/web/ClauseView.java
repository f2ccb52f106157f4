package org.sekisho.app.duties.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.Verdict;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Sentences;
import org.sekisho.controls.Span;
import org.sekisho.policytext.Clause;

/**
 * A clause with what it is read as and what its sentences are bound to.
 *
 * @param reading empty where the program has not read it
 * @param sentences its caption first, where something is bound to it
 */
public record ClauseView(
        String path,
        String marker,
        String caption,
        Optional<BoundClauses.Reading> reading,
        List<SentenceView> sentences) {

    /**
     * A sentence.
     *
     * @param words in runs, the words that decided marked
     */
    public record SentenceView(Span span, List<Marked> words, List<BoundTopic> bound) {

        public String text() {
            return String.join("", words.stream().map(Marked::text).toList());
        }
    }

    /** What a sentence is bound to. */
    public record BoundTopic(BoundClauses.Bound bound, String title, String measure) {

        public boolean unsure() {
            return bound.verdict() == Verdict.UNSURE;
        }

        public boolean refused() {
            return bound.verdict() == Verdict.REFUSED;
        }
    }

    /** All clauses of the version, in its order. */
    static List<ClauseView> of(Texts texts, PolicyInForce.InFull policy, BoundClauses bound, Catalogue catalogue) {
        Map<String, BoundClauses.Reading> readings = new HashMap<>();
        bound.readings().forEach(reading -> readings.put(reading.path(), reading));
        var bySpan = new HashMap<Span, List<BoundTopic>>();
        for (var one : bound.bindings()) {
            var topic = catalogue.topic(one.topic());
            bySpan.computeIfAbsent(one.span(), span -> new ArrayList<>())
                    .add(new BoundTopic(
                            one,
                            topic.map(found -> Words.in(texts, found.title())).orElse(one.topic()),
                            topic.map(found -> Words.measure(texts, found.measure()))
                                    .orElse("")));
        }
        var views = new ArrayList<ClauseView>();
        for (var clause : policy.text().tree().clauses()) {
            views.add(new ClauseView(
                    clause.path(),
                    clause.marker(),
                    clause.caption().orElse(""),
                    Optional.ofNullable(readings.get(clause.path())),
                    sentences(clause, bySpan)));
        }
        return views;
    }

    private static List<SentenceView> sentences(Clause clause, Map<Span, List<BoundTopic>> bySpan) {
        var found = new ArrayList<SentenceView>();
        var caption = new Span(clause.path(), 0, 0);
        if (bySpan.containsKey(caption) && clause.caption().isPresent()) {
            found.add(sentence(caption, clause.caption().get(), bySpan));
        }
        for (int i = 0; i < clause.paragraphs().size(); i++) {
            var parts = Sentences.of(clause.paragraphs().get(i));
            for (int j = 0; j < parts.size(); j++) {
                found.add(sentence(new Span(clause.path(), i + 1, j + 1), parts.get(j), bySpan));
            }
        }
        return found;
    }

    private static SentenceView sentence(Span span, String text, Map<Span, List<BoundTopic>> bySpan) {
        var bound = bySpan.getOrDefault(span, List.of());
        var quotes = new HashSet<String>();
        bound.stream()
                .filter(one -> !one.refused())
                .forEach(one -> quotes.addAll(one.bound().quotes()));
        return new SentenceView(span, Marked.of(text, List.copyOf(quotes)), bound);
    }

    boolean unsure() {
        return sentences.stream().anyMatch(sentence -> sentence.bound().stream().anyMatch(BoundTopic::unsure));
    }
}
