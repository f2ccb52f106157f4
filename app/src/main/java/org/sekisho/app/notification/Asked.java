package org.sekisho.app.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.State;
import org.sekisho.app.shared.AsksPeople;

/**
 * What a person has to know.
 *
 * @param ofThemselves what the policy asks of them as staff, not yet done
 * @param answeredFor the duties whose owner's role they have
 * @param things what other modules ask of them
 */
record Asked(List<Line> ofThemselves, List<Line> answeredFor, List<AsksPeople.Thing> things) {

    /**
     * One thing.
     *
     * @param title in Japanese
     * @param path of the page on which the person deals with it, below the site
     */
    record Line(Duty duty, String title, State state, Optional<LocalDate> due, String path) {}

    Asked {
        ofThemselves = List.copyOf(ofThemselves);
        answeredFor = List.copyOf(answeredFor);
        things = List.copyOf(things);
    }

    boolean nothing() {
        return ofThemselves.isEmpty() && answeredFor.isEmpty() && things.isEmpty();
    }

    /** What cannot wait: duties due soon, overdue, breached; what other modules ask is not asked before it is time. */
    Asked pressing() {
        return new Asked(pressing(ofThemselves), pressing(answeredFor), things);
    }

    private static List<Line> pressing(List<Line> lines) {
        return lines.stream().filter(line -> line.state().pressing()).toList();
    }
}
