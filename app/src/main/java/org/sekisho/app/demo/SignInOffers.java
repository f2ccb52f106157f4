package org.sekisho.app.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.identity.DemoAccounts;
import org.sekisho.app.identity.InDemonstration;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The five people of each sample body whom the sign-in page offers: what they are follows from their posts of today. */
@Component
@Conditional(InDemonstration.class)
class SignInOffers implements DemoAccounts {

    static final String CLERK = "clerk";
    static final String SECTION_HEAD = "section-head";
    static final String OFFICER = "officer";
    static final String CISO = "ciso";
    static final String AUDITOR = "auditor";

    /** What each shows; some have a second role as well. */
    private static final Map<String, Role> SHOWN = Map.of(
            SECTION_HEAD, Role.SECTION_SECURITY_MANAGER,
            OFFICER, Role.CHIEF_SECURITY_OFFICER,
            CISO, Role.CISO,
            AUDITOR, Role.AUDITOR);

    private static final List<String> LOGINS = List.of(CLERK, SECTION_HEAD, OFFICER, CISO, AUDITOR);

    private final Actors actors;
    private final HeldPosts posts;
    private final Time time;

    SignInOffers(Actors actors, HeldPosts posts, Time time) {
        this.actors = actors;
        this.posts = posts;
        this.time = time;
    }

    @Override
    public List<Offer> of(BodyRef body) {
        return LOGINS.stream()
                .flatMap(login -> actors
                        .named(body.id(), login)
                        .filter(actor -> actor.roles().contains(Role.STAFF))
                        .map(actor -> new Offer(login, actor.name(), what(login, actor)))
                        .stream())
                .toList();
    }

    private Message what(String login, Actor actor) {
        var role = Optional.ofNullable(SHOWN.get(login))
                .filter(actor.roles()::contains)
                .orElse(Role.STAFF);
        var post = posts.own(actor, time.today()).stream().findFirst();
        return Message.of(
                "demo.offer",
                Message.of("shared.role." + role),
                post.map(held -> held.place() + " " + held.title()).orElse(""));
    }
}
