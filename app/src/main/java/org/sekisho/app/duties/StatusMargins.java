package org.sekisho.app.duties;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.policy.ClauseMargins;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.stereotype.Component;

/** Puts the status of each obligation beside its clause, and quietly what kind every other clause is. */
@Component
class StatusMargins implements ClauseMargins {

    private final StatusOfDay days;

    StatusMargins(StatusOfDay days) {
        this.days = days;
    }

    @Override
    public Map<String, Note> beside(Actor actor, UUID version, AsOf asOf, Texts texts) {
        if (!actor.may(Permission.READ_DUTIES)) {
            return Map.of();
        }
        var clauses = days.on(actor, asOf).clauses();
        var bound = clauses.bound().filter(known -> known.version().equals(version));
        var notes = new HashMap<String, Note>();
        bound.ifPresent(known -> known.readings()
                .forEach(reading -> notes.put(
                        reading.path(),
                        Optional.ofNullable(clauses.clauses().get(reading.path()))
                                .<Note>map(status -> standing(status, texts))
                                .orElseGet(() -> kind(reading, texts)))));
        return notes;
    }

    private static Note kind(BoundClauses.Reading reading, Texts texts) {
        return new Note.Kind(texts.get("duties.kind." + reading.kind().name()));
    }

    private static Note standing(StatusOfClauses.ClauseStatus status, Texts texts) {
        var lines = new ArrayList<String>();
        var asked = status.duties().size() - status.count(State.NOT_APPLICABLE);
        if (!status.duties().isEmpty()) {
            lines.add(texts.get(
                    "duties.margin.counts",
                    asked,
                    status.count(State.KEPT_OBSERVED),
                    status.count(State.KEPT_ATTESTED)));
        }
        if (status.unsure() > 0) {
            lines.add(texts.get("duties.margin.unsure", status.unsure()));
        }
        for (var one : status.exceptions()) {
            var until = Dates.day(texts, one.span().lastDay().orElseThrow());
            lines.add(
                    one.whole()
                            ? texts.get("duties.margin.excepted.whole", until)
                            : texts.get("duties.margin.excepted", one.subject(), until));
        }
        var mark = status.state()
                .map(state -> StateMarks.of(state, texts))
                .orElseGet(() -> new StateMark("not-set-up", Icon.DOT, texts.get("duties.margin.unbound")));
        return new Note.Standing(mark, List.copyOf(lines), leads(status, texts));
    }

    private static Optional<Action> leads(StatusOfClauses.ClauseStatus status, Texts texts) {
        if (status.duties().isEmpty()) {
            return Optional.empty();
        }
        var label = texts.get("duties.margin.duties");
        if (status.duties().size() == 1) {
            return Optional.of(new Action(
                    label, "/duties/" + status.duties().getFirst().duty().id().value()));
        }
        var path = URLEncoder.encode(status.reading().path(), StandardCharsets.UTF_8);
        return Optional.of(new Action(label, "/duties?clause=" + path));
    }
}
