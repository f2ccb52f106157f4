package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Optional;
import org.sekisho.app.Settings;
import org.sekisho.app.shared.web.CurrentActor;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.ui.Action;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Visitor;
import org.springframework.stereotype.Component;

/** What the shell around a page shows of the person who signed in. */
@Component
final class SignedInShell implements Shells.SignedInVisitor {

    private final CurrentActor actors;
    private final boolean demo;

    SignedInShell(CurrentActor actors, Settings settings) {
        this.actors = actors;
        this.demo = settings.demo();
    }

    @Override
    public Optional<Seen> seen(HttpServletRequest request, Texts texts) {
        return Door.signedIn()
                .flatMap(signedIn -> actors.of(request).map(actor -> {
                    var actions = new ArrayList<Action>();
                    actions.add(new Action(texts.get("identity.account.title"), "/account"));
                    return new Seen(new Visitor(actor.name(), "", actions), signedIn.bodyName(), actor);
                }));
    }

    @Override
    public Optional<String> demoBanner(Texts texts) {
        return demo ? Optional.of(texts.get("identity.demo.banner")) : Optional.empty();
    }
}
