package org.sekisho.app.shared.web.ui;

import java.util.Optional;

/** One of the values a person can choose, with the words they choose it by. */
public record Choice(String value, String label, Optional<String> hint) {

    public static Choice of(String value, String label) {
        return new Choice(value, label, Optional.empty());
    }

    public static Choice of(String value, String label, String hint) {
        return new Choice(value, label, Optional.of(hint));
    }
}
