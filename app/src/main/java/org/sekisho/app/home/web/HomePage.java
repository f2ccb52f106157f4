package org.sekisho.app.home.web;

import java.util.Comparator;
import org.sekisho.app.home.Today;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after sign-in. */
@Controller
class HomePage {

    private final Today today;
    private final Templates templates;

    HomePage(Today today, Templates templates) {
        this.today = today;
        this.templates = templates;
    }

    @GetMapping("/")
    @Requires(Permission.READ_POLICY)
    Rendering show(Actor actor, Shell shell) {
        var texts = shell.texts();
        var concerns = today.concerning(actor);
        var roles = actor.roles().stream()
                .filter(role -> role != Role.ACCOUNT_HOLDER && role != Role.STAFF)
                .sorted(Comparator.reverseOrder())
                .map(role -> texts.get("shared.role." + role))
                .toList();
        return templates
                .page("home/show", Page.titled(shell, texts.get("home.title")))
                .with("actor", actor)
                .with("concerns", concerns)
                .with("roles", roles)
                .with("day", Dates.day(texts, concerns.day()))
                .with("mayImport", actor.may(Permission.IMPORT_POLICY));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry homeEntry() {
            return new NavEntry(0, "home.nav", "/", Icon.HOME, Permission.READ_POLICY);
        }
    }
}
