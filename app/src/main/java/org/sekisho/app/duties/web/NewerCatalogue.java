package org.sekisho.app.duties.web;

import java.util.List;
import java.util.Map;
import org.sekisho.app.controls.TakeOverCatalogue;
import org.sekisho.app.controls.Verdict;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;

/**
 * What another version of the catalogue would change, as the page tells it.
 *
 * @param from empty if that was not noted
 */
public record NewerCatalogue(String from, String to, List<Change> changes) {

    /** What becomes of the bindings of a sentence. */
    public enum Fate {
        NEW,
        GONE,
        CHANGED
    }

    /**
     * A sentence whose bindings would change.
     *
     * @param before titles of topics; empty if there are none
     * @param after the same, afterwards
     */
    public record Change(Fate fate, String path, String words, String before, String after) {}

    static NewerCatalogue of(Texts texts, TakeOverCatalogue.Newer newer, Catalogue catalogue) {
        return new NewerCatalogue(
                newer.from().orElse(""),
                newer.to(),
                newer.differences().stream()
                        .map(one -> new Change(
                                one.before().isEmpty() ? Fate.NEW : one.after().isEmpty() ? Fate.GONE : Fate.CHANGED,
                                one.span().path(),
                                one.words(),
                                titles(texts, one.before(), catalogue),
                                titles(texts, one.after(), catalogue)))
                        .toList());
    }

    private static String titles(Texts texts, Map<String, Verdict> topics, Catalogue catalogue) {
        return String.join(
                texts.get("duties.bindings.newer.and"),
                topics.entrySet().stream()
                        .map(one -> {
                            var title = catalogue
                                    .topic(one.getKey())
                                    .map(topic -> Words.in(texts, topic.title()))
                                    .orElse(one.getKey());
                            return one.getValue() == Verdict.UNSURE
                                    ? texts.get("duties.bindings.newer.unsure", title)
                                    : title;
                        })
                        .toList());
    }
}
