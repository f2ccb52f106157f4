package org.sekisho.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Time;

/** The one who enters a body's history: an account that acts at a moved time, with the roles it has then. */
record Hands(Actors actors, BodyId body, UUID account) {

    private static final LocalTime MORNING = LocalTime.of(9, 30);

    /** Runs a use case in the morning of the day. */
    <T> T on(LocalDate day, Function<Actor, T> useCase) {
        return at(morning(day), useCase);
    }

    /** Runs a reaction of the program in the morning of the day. */
    <T> T asProgram(LocalDate day, Function<Actor, T> useCase) {
        return Time.at(morning(day), () -> useCase.apply(Actor.program(body)));
    }

    static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(Time.JAPAN).toInstant();
    }

    private <T> T at(Instant moment, Function<Actor, T> useCase) {
        return Time.at(moment, () -> useCase.apply(actors.of(body, account)));
    }

    /** The same body in the hands of another account. */
    Hands of(UUID other) {
        return new Hands(actors, body, other);
    }
}
