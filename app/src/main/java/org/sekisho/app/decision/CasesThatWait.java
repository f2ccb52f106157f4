package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks for seals and decisions (回議, 合議, 決裁, 後閲), and asks drafters about what was given back or has changed since. */
@Component
@Order(10)
class CasesThatWait implements AsksPeople {

    private static final String PART = "decision.home.title";

    private final ListCases cases;

    CasesThatWait(ListCases cases) {
        this.cases = cases;
    }

    @Override
    public Board on(BodyId body, LocalDate day) {
        return new Board() {
            @Override
            public List<Thing> of(Actor person) {
                return person.may(Permission.READ_DECISIONS)
                        ? cases.waiting(person).stream()
                                .map(CasesThatWait::thing)
                                .toList()
                        : List.of();
            }

            /** They stand on the sheet by themselves, with what each waits for. */
            @Override
            public List<Thing> left(Actor reader, Post post) {
                return List.of();
            }
        };
    }

    private static Thing thing(ListCases.Listed one) {
        var what = what(one);
        return new Thing(
                PART,
                Message.of("decision.waiting", one.title(), what, one.draftedBy()),
                Message.of("decision.waiting.mail", what),
                Optional.empty(),
                true,
                "decisions/" + one.id());
    }

    private static Message what(ListCases.Listed one) {
        return switch (one.state()) {
            case RUNNING ->
                Message.of(one.turn().map(kind -> "decision.step." + kind).orElse("decision.state.RUNNING"));
            case DECIDED -> Message.of("decision.waiting.review");
            case RETURNED, STALE, WITHDRAWN -> Message.of("decision.state." + one.state());
        };
    }
}
