package org.sekisho.app.home.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.OwnDuties;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StateMarks;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;

/**
 * One thing that the policy asks of the reader, as the page says it.
 *
 * @param ask one sentence that tells what to do
 * @param renewed the day from which it is asked anew, because a new version of the policy took effect
 * @param mark that it is late or due soon; empty otherwise
 */
public record Asked(
        DutyId duty,
        String title,
        String ask,
        LocalDate due,
        Optional<LocalDate> done,
        Optional<LocalDate> renewed,
        Optional<StateMark> mark,
        boolean acknowledgement) {

    /** The control for which the program itself sees that it was done. */
    private static final String ACKNOWLEDGEMENT = "staff.acknowledgement";

    private static final int SOON_DAYS = 30;

    /** What is asked, the earliest first; of one day, to read the policy before all else. */
    static List<Asked> of(List<OwnDuties.Own> own, Catalogue catalogue, LocalDate today, Texts texts) {
        return own.stream()
                .map(one -> of(one, catalogue, today, texts))
                .sorted(Comparator.comparing(Asked::due).thenComparing(one -> !one.acknowledgement()))
                .toList();
    }

    private static Asked of(OwnDuties.Own own, Catalogue catalogue, LocalDate today, Texts texts) {
        var control = catalogue.control(own.duty().control());
        return new Asked(
                own.duty().id(),
                Words.title(own.duty(), catalogue, texts),
                control.map(known -> Words.of(known.ask(), texts)).orElse(""),
                own.due(),
                own.done(),
                own.renewed(),
                own.done().isPresent()
                        ? Optional.empty()
                        : pressing(own.due(), today).map(state -> StateMarks.of(state, texts)),
                own.duty().control().equals(ACKNOWLEDGEMENT));
    }

    private static Optional<State> pressing(LocalDate due, LocalDate today) {
        if (today.isAfter(due)) {
            return Optional.of(State.OVERDUE);
        }
        return today.isBefore(due.minusDays(SOON_DAYS)) ? Optional.empty() : Optional.of(State.DUE_SOON);
    }
}
