package org.sekisho.app.duties;

import java.util.Locale;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;

/** The sign and the word of each state. */
public final class StateMarks {

    private StateMarks() {}

    public static StateMark of(State state, Texts texts) {
        return new StateMark(
                state.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                icon(state),
                texts.get("duties.state." + state.name()));
    }

    private static Icon icon(State state) {
        return switch (state) {
            case BREACHED -> Icon.ERROR;
            case OVERDUE -> Icon.WARNING;
            case DUE_SOON -> Icon.CLOCK;
            case NOT_SET_UP -> Icon.DOT;
            case EXCEPTED -> Icon.INFO;
            case NOT_YET_DUE -> Icon.CALENDAR;
            case KEPT_ATTESTED -> Icon.CHECK;
            case KEPT_OBSERVED -> Icon.CHECK_CIRCLE;
            case NOT_APPLICABLE -> Icon.MINUS;
        };
    }
}
