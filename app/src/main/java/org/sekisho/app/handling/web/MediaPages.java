package org.sekisho.app.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.handling.LendMedium;
import org.sekisho.app.handling.MediaLedger;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.TableView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The storage media, who has which, and lending. */
@Controller
class MediaPages {

    private static final int PAGE_SIZE = 50;

    /** How long a loan is where nobody says otherwise. */
    private static final int LOAN_DAYS = 7;

    private final MediaLedger media;
    private final LendMedium lendMedium;
    private final Templates templates;
    private final Time time;

    MediaPages(MediaLedger media, LendMedium lendMedium, Templates templates, Time time) {
        this.media = media;
        this.lendMedium = lendMedium;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(HandlingTabs.MEDIA)
    @Requires(Permission.READ_LEDGERS)
    View list(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request) {
        return list(actor, shell, q, Paging.asked(page), Form.empty(), request);
    }

    @PostMapping(HandlingTabs.MEDIA + "/lend")
    @Requires(Permission.KEEP_LEDGERS)
    View lend(Actor actor, Shell shell, @RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var asset = SentId.addressed(form.field("asset").value(), "asset");
        var typed = form.field("until").value();
        var until = TypedDay.asked(typed);
        if (until.isEmpty() && !typed.isBlank()) {
            return list(actor, shell, "", 1, form.wrong("until", texts.get("shared.as-of.unread")), request);
        }
        try {
            lendMedium.lend(
                    actor,
                    new LendMedium.Input(
                            new LineId(asset), SentId.read(form.field("person").value()), until));
        } catch (Refusal.Invalid invalid) {
            return list(actor, shell, "", 1, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(request, texts.get("handling.lent"), HandlingTabs.MEDIA);
    }

    private View list(Actor actor, Shell shell, String words, int number, Form form, HttpServletRequest request) {
        var texts = shell.texts();
        var found = media.list(actor, words, (long) (number - 1) * PAGE_SIZE, PAGE_SIZE);
        var view = new TableView(
                "media",
                texts.get("handling.media.caption"),
                HandlingTabs.MEDIA,
                List.of(
                        Column.text("asset", texts.get("handling.media.medium")),
                        Column.text("section", texts.get("ledger.asset.field.section")),
                        Column.text("person", texts.get("handling.media.with")),
                        Column.date("until", texts.get("handling.until.RETURN")),
                        Column.status("state", texts.get("handling.state")),
                        Column.actions(texts.get("handling.rule.do"))),
                List.of(new Filter.Words("q", texts.get("handling.words-sought"), words)),
                Optional.empty(),
                new Paging(number, PAGE_SIZE, found.total()));
        var page = Page.titled(shell, texts.get("handling.media.title")).saying(NextPage.said(request));
        return templates
                .page("handling/media", form.refused() ? page.refusing() : page)
                .with("tabs", HandlingTabs.of(texts, HandlingTabs.MEDIA))
                .with("view", view)
                .with("found", found)
                .with("form", form)
                .with("until", Dates.day(texts, time.today().plusDays(LOAN_DAYS)))
                .with("today", time.today())
                .with("mayAsk", actor.may(Permission.ASK_HANDLING))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
