package org.sekisho.app.shared.web.ui;

import java.util.Locale;
import java.util.Optional;

/** The texts of the interface in one language, found by key. */
public interface Texts {

    /** The text of {@code key} with {@code {0}}, {@code {1}} … replaced by {@code arguments}. */
    String get(String key, Object... arguments);

    /** The text of {@code key}, if there is one: for what an earlier version of the program may have written. */
    Optional<String> find(String key);

    /** The language these texts are in, Japanese or English. */
    Locale locale();
}
