package org.sekisho.cli;

import java.util.Locale;

/** The language in which the commands speak to their user. */
public enum Language {
    JAPANESE(Locale.JAPANESE),
    ENGLISH(Locale.ENGLISH);

    /** The environment variable with which the launcher hands down the language of the user's locale. */
    private static final String VARIABLE = "SEKISHO_LANGUAGE";

    private static final Language OF_THIS_PROCESS = "ja".equals(System.getenv(VARIABLE)) ? JAPANESE : ENGLISH;

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language of this process: Japanese when its user's locale is, English otherwise. */
    public static Language current() {
        return OF_THIS_PROCESS;
    }

    public Locale locale() {
        return locale;
    }
}
