package org.sekisho.app.controls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.controls.Passage;
import org.sekisho.controls.Sentences;
import org.sekisho.controls.Span;
import org.sekisho.policytext.Clause;

/** What a text says, clause by clause and sentence by sentence. */
final class Wording {

    /** A sentence, or the caption of a clause. */
    record Line(Span span, String words) {}

    private final PolicyInForce.InFull found;
    private final Map<String, Passage> passages = new LinkedHashMap<>();

    Wording(PolicyInForce.InFull found) {
        this.found = found;
        var above = new ArrayList<Clause>();
        for (var clause : found.text().tree().clauses()) {
            above.removeIf(other -> other.level() >= clause.level());
            passages.put(
                    clause.path(),
                    new Passage(
                            clause.path(),
                            Optional.of(clause.marker()),
                            clause.caption(),
                            above.stream()
                                    .flatMap(other -> other.caption().stream())
                                    .toList(),
                            clause.paragraphs()));
            above.add(clause);
        }
    }

    UUID version() {
        return found.version().id();
    }

    String title() {
        return found.version().title();
    }

    /** The clauses as the engine reads them, each with the captions of what holds it. */
    List<Passage> passages() {
        return List.copyOf(passages.values());
    }

    /** The first day on which it is in force. */
    LocalDate from() {
        return found.version().validFrom();
    }

    /**
     * The lasting identity of a clause.
     *
     * @throws IllegalArgumentException if the text has no such path
     */
    UUID clause(String path) {
        return found.text()
                .clauseAt(path)
                .orElseThrow(() -> new IllegalArgumentException("no clause " + path + " in " + version()));
    }

    /** The caption and the sentences of a clause; nothing if the text has no such path. */
    List<Line> lines(String path) {
        var passage = passages.get(path);
        if (passage == null) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        passage.caption().ifPresent(caption -> lines.add(new Line(new Span(path, 0, 0), caption)));
        for (int i = 0; i < passage.paragraphs().size(); i++) {
            var sentences = Sentences.of(passage.paragraphs().get(i));
            for (int j = 0; j < sentences.size(); j++) {
                lines.add(new Line(new Span(path, i + 1, j + 1), sentences.get(j)));
            }
        }
        return lines;
    }

    List<Line> lines() {
        return passages.keySet().stream().flatMap(path -> lines(path).stream()).toList();
    }

    /** The words at a place; empty if the text has no such place. */
    String words(Span span) {
        return lines(span.path()).stream()
                .filter(line -> line.span().equals(span))
                .map(Line::words)
                .findFirst()
                .orElse("");
    }
}
