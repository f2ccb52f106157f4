package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.web.CarriedToken;
import org.sekisho.app.shared.web.CurrentActor;
import org.springframework.stereotype.Component;

/** The actor of the session, with the roles of today, asked for once per request. */
@Component
final class SignedInActor extends CurrentActor {

    private static final String KEPT = SignedInActor.class.getName();

    private final Actors actors;

    SignedInActor(Actors actors) {
        this.actors = actors;
    }

    private record Asked(Optional<Actor> actor) {}

    @Override
    public Optional<Actor> of(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof Asked asked) {
            return asked.actor();
        }
        var actor = Door.signedIn()
                .flatMap(signedIn -> actors.find(signedIn.body(), signedIn.account()))
                .map(one -> CarriedToken.of(request)
                        .map(token -> one.by(token.id()))
                        .orElse(one));
        request.setAttribute(KEPT, new Asked(actor));
        return actor;
    }
}
