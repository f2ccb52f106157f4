package org.sekisho.app.safekeeping.web;

import org.sekisho.app.safekeeping.ScheduledBackups;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Whether backups are made by themselves, and what came of the last one. */
@Controller
class BackupPage {

    private static final String ADDRESS = "/backups";

    private final ScheduledBackups backups;
    private final Templates templates;

    BackupPage(ScheduledBackups backups, Templates templates) {
        this.backups = backups;
        this.templates = templates;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry backupEntry() {
            return new NavEntry(
                    NavEntry.Group.ADMINISTRATION,
                    95,
                    "safekeeping.nav",
                    ADDRESS,
                    Icon.IMPORT,
                    Permission.CHANGE_SETTINGS);
        }
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.CHANGE_SETTINGS)
    View show(Actor actor, Shell shell) {
        return templates
                .page("safekeeping/show", Page.titled(shell, shell.texts().get("safekeeping.title")))
                .with("state", backups.of(actor));
    }
}
