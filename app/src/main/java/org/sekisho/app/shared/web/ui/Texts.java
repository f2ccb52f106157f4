package org.sekisho.app.shared.web.ui;

import java.util.Locale;

/** The texts of the interface in one language, found by key. */
public interface Texts {

    /** The text of {@code key} with {@code {0}}, {@code {1}} … replaced by {@code arguments}. */
    String get(String key, Object... arguments);

    /** The language these texts are in, Japanese or English. */
    Locale locale();
}
