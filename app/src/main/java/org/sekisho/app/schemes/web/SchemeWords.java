package org.sekisho.app.schemes.web;

import java.util.stream.Collectors;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Level;
import org.sekisho.classification.Source;
import org.sekisho.classification.Text;

/** What stands in schemes, in the language of the reader. */
public record SchemeWords(Texts texts) {

    public String of(Text text) {
        return texts.locale().getLanguage().equals("ja") ? text.ja() : text.en();
    }

    public String of(Source source) {
        return of(source.words());
    }

    public String of(Axis axis) {
        return of(axis.title());
    }

    /** The levels of the guideline that a level stands for; empty for one of the guideline itself. */
    public String groups(Level level) {
        return level.groups().stream().map(one -> of(one.name())).collect(Collectors.joining(comma()));
    }

    public String countsAs(Level level) {
        return level.countsAs().map(one -> of(one.name())).orElse("");
    }

    public String restrictions(Level level) {
        return level.restrictions().stream().map(one -> of(one.words())).collect(Collectors.joining(comma()));
    }

    private String comma() {
        return texts.locale().getLanguage().equals("ja") ? "、" : ", ";
    }
}
