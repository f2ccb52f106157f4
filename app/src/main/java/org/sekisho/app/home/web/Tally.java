package org.sekisho.app.home.web;

import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StateMarks;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;

/** How many duties are in each state; what is kept as seen and what is kept as vouched for are numbers of their own. */
public record Tally(List<Count> counts, long asked) {

    /** The number of duties in one state. */
    public record Count(State state, StateMark mark, long duties) {}

    public Tally {
        counts = List.copyOf(counts);
    }

    static Tally of(StatusOfDuties.Overview overview, Texts texts) {
        var found = overview.counts();
        var counts = new ArrayList<Count>();
        for (var state : State.values()) {
            counts.add(new Count(state, StateMarks.of(state, texts), found.getOrDefault(state, 0L)));
        }
        return new Tally(counts, overview.duties().size() - found.getOrDefault(State.NOT_APPLICABLE, 0L));
    }
}
