package org.sekisho.app.notification;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.AnsweredDuties;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.OwnDuties;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.duties.StatusOfSections;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.springframework.stereotype.Component;

/** Tells what is asked of a person today. */
@Component
class WhatIsAsked {

    private static final Comparator<Asked.Line> WORST_FIRST = Comparator.comparing(Asked.Line::state)
            .thenComparing(line -> line.due().orElse(LocalDate.MAX))
            .thenComparing(Asked.Line::title);

    private final StatusOfDuties duties;
    private final StatusOfSections sections;
    private final AnsweredDuties answered;
    private final OwnDuties own;
    private final CatalogueOfBody catalogues;
    private final List<AsksPeople> askers;
    private final Texts texts;
    private final Time time;

    WhatIsAsked(
            StatusOfDuties duties,
            StatusOfSections sections,
            AnsweredDuties answered,
            OwnDuties own,
            CatalogueOfBody catalogues,
            List<AsksPeople> askers,
            Bundles bundles,
            Time time) {
        this.duties = duties;
        this.sections = sections;
        this.answered = answered;
        this.own = own;
        this.catalogues = catalogues;
        this.askers = List.copyOf(askers);
        this.texts = bundles.in(Bundles.JAPANESE);
        this.time = time;
    }

    /** The duties of a body on one day, read once for all its people. */
    record Board(
            StatusOfDuties.Overview overview,
            StatusOfSections.Sections sections,
            Map<DutyId, State> states,
            Catalogue catalogue,
            List<AsksPeople.Board> others,
            LocalDate day) {

        String title(Duty duty) {
            return catalogue
                    .control(duty.control())
                    .map(control -> control.title().ja())
                    .orElse(duty.control());
        }
    }

    Board board(BodyId body) {
        var program = Actor.program(body);
        var today = time.today();
        var overview = duties.on(program, AsOf.known(today));
        return new Board(
                overview,
                sections.on(program, AsOf.known(today)),
                overview.duties().stream()
                        .collect(Collectors.toMap(
                                one -> one.duty().id(), one -> one.status().state())),
                catalogues.of(program),
                askers.stream().map(asker -> asker.on(body, today)).toList(),
                today);
    }

    /** What is asked of the actor, with the roles of the day; each list the worst first. */
    Asked of(Board board, Actor person) {
        boolean reads = person.may(Permission.READ_DUTIES);
        var answeredFor = answered.of(person, board.overview(), board::sections).stream()
                .filter(one -> !ofThemselves(one.duty()))
                .map(one -> new Asked.Line(
                        one.duty(),
                        one.ofSection()
                                ? texts.get("notification.part", board.title(one.duty()))
                                : board.title(one.duty()),
                        one.status().state(),
                        one.status().due(),
                        reads ? "duties/" + one.duty().id().value() : ""))
                .sorted(WORST_FIRST)
                .toList();
        var asked = own.of(person).stream()
                .filter(one -> one.done().isEmpty())
                .filter(one -> concerns(board.states().get(one.duty().id())))
                .map(one -> new Asked.Line(
                        one.duty(),
                        board.title(one.duty()),
                        ownState(board, one),
                        Optional.of(one.due()),
                        "own/" + one.duty().id().value()))
                .sorted(WORST_FIRST)
                .toList();
        return new Asked(
                asked,
                answeredFor,
                board.others().stream()
                        .flatMap(other -> other.of(person).stream())
                        .toList());
    }

    /** What everybody answers for by their own part alone; whether others did theirs is not theirs to know. */
    private static boolean ofThemselves(Duty duty) {
        return duty.scope() == Scope.EACH_PERSON && duty.owner() == Role.STAFF;
    }

    private static boolean concerns(@Nullable State state) {
        return state != null && state != State.NOT_APPLICABLE && state != State.EXCEPTED && state != State.NOT_SET_UP;
    }

    /** One's own part is late from its day on, however the others stand; before that it presses when the duty does. */
    private static State ownState(Board board, OwnDuties.Own one) {
        if (board.day().isAfter(one.due())) {
            return State.OVERDUE;
        }
        var whole = Objects.requireNonNull(board.states().get(one.duty().id()));
        return whole.pressing() ? State.DUE_SOON : State.NOT_YET_DUE;
    }
}
