package org.sekisho.app.classes.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.classes.ExplainClass;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Classification;
import org.sekisho.classification.Level;
import org.sekisho.classification.Text;

/** What classes and their causes are called on a page. */
public record Words(Texts texts) {

    private static final char PLACE = '*';

    private String in(Text text) {
        return texts.locale().getLanguage().equals("en") ? text.en() : text.ja();
    }

    public String axis(Axis axis) {
        return in(axis.title());
    }

    /** 自治体機密性3A. */
    public String level(Level level) {
        return in(level.name());
    }

    public String level(Optional<Level> level) {
        return level.map(this::level).orElseGet(() -> texts.get("classes.none"));
    }

    /** What a level stands for. */
    String definition(Level level) {
        return in(level.definition());
    }

    /** 機密性3A. */
    public String mark(Level level) {
        return texts.get("classes.short", axis(level.axis()), level.key());
    }

    /** The marks of a class; empty where there is none. */
    public String marks(Classification classification) {
        return String.join(
                texts.get("classes.between"),
                Stream.of(Axis.values())
                        .flatMap(axis -> classification.on(axis).stream())
                        .map(this::mark)
                        .toList());
    }

    /** A text with a place for the name of an asset: what stands before it, and what behind it. */
    public List<String> around(ExplainClass.Step step, boolean first) {
        var text = texts.get("classes.why." + step.because() + (first ? ".first" : ".next"));
        int place = text.indexOf(PLACE);
        return List.of(text.substring(0, place), text.substring(place + 1));
    }
}
