package org.sekisho.app.shared.web.ui;

import java.util.Locale;
import java.util.Optional;

/**
 * A step of a procedure that leads through several pages.
 *
 * @param href where the step can be looked at again, if it can
 */
public record Step(String label, State state, Optional<String> href) {

    /** How far a step has come. */
    public enum State {
        DONE,
        CURRENT,
        AHEAD;

        /** The value of the {@code data-state} attribute that the styles go by. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Step of(String label, State state) {
        return new Step(label, state, Optional.empty());
    }
}
