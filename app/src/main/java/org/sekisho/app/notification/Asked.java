package org.sekisho.app.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.State;

/**
 * What a person has to know.
 *
 * @param ofThemselves what the policy asks of them as staff, not yet done
 * @param answeredFor the duties whose owner's role they have
 */
record Asked(List<Line> ofThemselves, List<Line> answeredFor) {

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
    }

    boolean nothing() {
        return ofThemselves.isEmpty() && answeredFor.isEmpty();
    }

    /** What cannot wait: due soon, overdue, breached. */
    Asked pressing() {
        return new Asked(pressing(ofThemselves), pressing(answeredFor));
    }

    private static List<Line> pressing(List<Line> lines) {
        return lines.stream().filter(line -> line.state().pressing()).toList();
    }
}
