package org.sekisho.app.handling;

import java.util.Locale;
import org.sekisho.classification.Text;

/** Words of a rule in both languages, as they stood when they were kept. */
public record Words(String key, String ja, String en) {

    static Words of(String key, Text text) {
        return new Words(key, text.ja(), text.en());
    }

    public static Words of(Text text) {
        return of("", text);
    }

    public String in(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : ja;
    }
}
