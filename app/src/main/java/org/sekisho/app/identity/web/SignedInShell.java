package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.Settings;
import org.sekisho.app.shared.web.AccountEntry;
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
    private final List<AccountEntry> entries;
    private final boolean demo;

    SignedInShell(CurrentActor actors, List<AccountEntry> entries, Settings settings) {
        this.actors = actors;
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(AccountEntry::order))
                .toList();
        this.demo = settings.demo();
    }

    @Override
    public Optional<Seen> seen(HttpServletRequest request, Texts texts) {
        return Door.signedIn()
                .flatMap(signedIn -> actors.of(request).map(actor -> {
                    var actions = new ArrayList<Action>();
                    actions.add(new Action(texts.get("identity.account.title"), "/account"));
                    entries.stream()
                            .filter(entry -> actor.may(entry.permission()))
                            .forEach(entry -> actions.add(new Action(texts.get(entry.labelKey()), entry.href())));
                    return new Seen(new Visitor(actor.name(), "", actions), signedIn.bodyName(), actor);
                }));
    }

    @Override
    public Optional<String> demoBanner(Texts texts) {
        return demo ? Optional.of(texts.get("identity.demo.banner")) : Optional.empty();
    }
}
