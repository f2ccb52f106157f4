package org.sekisho.app.home.web;

import org.sekisho.app.home.HandOver;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What whoever takes a post over must know, on a page to print. */
@Controller
class HandOverPage {

    private final HandOver handOver;
    private final Time time;
    private final Templates templates;

    HandOverPage(HandOver handOver, Time time, Templates templates) {
        this.handOver = handOver;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/organisation/posts/{id}/hand-over")
    @Requires(Permission.READ_DUTIES)
    Rendering show(Actor actor, Shell shell, @PathVariable String id) {
        var texts = shell.texts();
        var today = time.today();
        var sheet = handOver.of(actor, post(id), today);
        return templates
                .page(
                        "home/handOver",
                        Page.titled(
                                        shell,
                                        texts.get(
                                                "home.handover.title",
                                                sheet.post().place(),
                                                sheet.post().title()))
                                .under(new Crumb(
                                        sheet.post().place() + " "
                                                + sheet.post().title(),
                                        "/organisation/posts/" + sheet.post().post())))
                .with("sheet", sheet)
                .with("today", today);
    }

    private static PostId post(String id) {
        return new PostId(SentId.addressed(id, "post"));
    }
}
