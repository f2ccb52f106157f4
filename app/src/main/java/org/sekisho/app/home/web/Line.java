package org.sekisho.app.home.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.AnsweredDuties;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StateMarks;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.home.Changes;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * A duty in a list.
 *
 * @param before how it stood earlier, in a list of what changed
 */
public record Line(UUID duty, String title, StateMark mark, Optional<StateMark> before, Optional<LocalDate> due) {

    static List<Line> pressing(List<AnsweredDuties.Answered> duties, StatusOfDay.Day day, Texts texts) {
        return duties.stream()
                .map(one -> new Line(
                        one.duty().id().value(),
                        one.ofSection()
                                ? texts.get("home.pressing.part", Words.title(one.duty(), day.catalogue(), texts))
                                : Words.title(one.duty(), day.catalogue(), texts),
                        StateMarks.of(one.status().state(), texts),
                        Optional.empty(),
                        one.duty().rhythm() instanceof Rhythm.Always
                                ? Optional.empty()
                                : one.status().due()))
                .toList();
    }

    static List<Line> changed(List<Changes.Change> changes, StatusOfDay.Day day, Texts texts) {
        return changes.stream()
                .map(change -> new Line(
                        change.duty().id().value(),
                        Words.title(change.duty(), day.catalogue(), texts),
                        mark(change.now(), "home.changes.ended", texts),
                        Optional.of(mark(change.before(), "home.changes.new", texts)),
                        Optional.empty()))
                .toList();
    }

    private static StateMark mark(Optional<State> state, String none, Texts texts) {
        return state.map(known -> StateMarks.of(known, texts))
                .orElseGet(() ->
                        new StateMark("not-applicable", org.sekisho.app.shared.web.ui.Icon.MINUS, texts.get(none)));
    }
}
