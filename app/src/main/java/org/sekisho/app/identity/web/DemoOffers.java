package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.DemoAccounts;
import org.sekisho.app.identity.EnterDemo;
import org.sekisho.app.identity.InDemonstration;
import org.sekisho.app.identity.Proof;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The accounts that a demonstration offers for one click. Does not exist in service. */
@Controller
@Conditional(InDemonstration.class)
class DemoOffers {

    private final Bodies bodies;
    private final EnterDemo enter;
    private final Door door;
    private final ObjectProvider<DemoAccounts> accounts;

    DemoOffers(Bodies bodies, EnterDemo enter, Door door, ObjectProvider<DemoAccounts> accounts) {
        this.bodies = bodies;
        this.enter = enter;
        this.door = door;
        this.accounts = accounts;
    }

    List<DemoOffer> of(List<BodyRef> all, Texts texts) {
        return all.stream()
                .filter(BodyRef::demo)
                .map(body -> new DemoOffer(
                        body,
                        accounts.orderedStream()
                                .flatMap(source -> source.of(body).stream())
                                .map(offer -> new DemoOffer.Person(
                                        offer.login(), offer.name(), Bundles.words(texts, offer.what())))
                                .toList()))
                .filter(offer -> !offer.people().isEmpty())
                .toList();
    }

    @PostMapping("/sign-in/demo")
    @OpenToAll(because = "a demonstration lets anyone on this machine in")
    View enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String body,
            @RequestParam String login,
            @RequestParam(defaultValue = "/") String to) {
        var chosen = bodies.bySlug(body).orElseThrow(() -> new Refusal.NotFound("body"));
        var actor = enter.enter(chosen, login);
        Set<Proof> proofs = EnumSet.of(Proof.DEMO);
        door.open(request, response, chosen.name(), actor, proofs);
        return Forms.redirect(Door.landing(actor, SignInPages.wayBack(to)));
    }
}
