package org.sekisho.app.stocktaking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
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
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.stocktaking.MissingRegister;
import org.sekisho.app.stocktaking.ReportMissing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a stocktaking did not find: saying so, its clocks, correcting the day, and that it was found. */
@Controller
class MissingPages {

    private static final String ADDRESS = StocktakingPages.ADDRESS + "/missing/";
    private static final String NEW = StocktakingPages.ADDRESS + "/{id}/lines/{line}/missing";

    private final MissingRegister register;
    private final ReportMissing reportMissing;
    private final Templates templates;
    private final Time time;

    MissingPages(MissingRegister register, ReportMissing reportMissing, Templates templates, Time time) {
        this.register = register;
        this.reportMissing = reportMissing;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(NEW)
    @Requires(Permission.KEEP_LEDGERS)
    View asking(Actor actor, Shell shell, @PathVariable String id, @PathVariable String line) {
        return asking(actor, shell, id, line, Form.empty().with("knownOn", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(NEW)
    @Requires(Permission.KEEP_LEDGERS)
    View report(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String line,
            @RequestParam Map<String, String> sent) {
        var form = StocktakingPages.form(sent, "knownOn", "lastSeen", "done", "wrongful");
        var known = TypedDay.asked(sent.getOrDefault("knownOn", ""));
        if (known.isEmpty()) {
            return asking(actor, shell, id, line, StocktakingPages.unread(form, "knownOn", true, shell.texts()));
        }
        try {
            var missing = reportMissing.report(
                    actor,
                    SentId.addressed(id, "stocktaking"),
                    new LineId(SentId.addressed(line, "asset")),
                    new ReportMissing.Input(
                            known.get(),
                            sent.getOrDefault("lastSeen", ""),
                            sent.getOrDefault("done", ""),
                            sent.containsKey("wrongful")));
            return NextPage.saying(request, shell.texts().get("stocktaking.missing.reported"), ADDRESS + missing);
        } catch (Refusal.Invalid invalid) {
            return asking(actor, shell, id, line, Bundles.refused(form, invalid, shell.texts()));
        }
    }

    private View asking(Actor actor, Shell shell, String id, String line, Form form) {
        var asked =
                register.asked(actor, SentId.addressed(id, "stocktaking"), new LineId(SentId.addressed(line, "asset")));
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("stocktaking.missing.new.title", asked.name()))
                .under(StocktakingPages.crumb(texts), new Crumb(asked.title(), StocktakingPages.ADDRESS + "/" + id));
        return templates
                .page("stocktaking/missingNew", form.refused() ? page.refusing() : page)
                .with("asked", asked)
                .with("form", form)
                .with("action", StocktakingPages.ADDRESS + "/" + id + "/lines/" + line + "/missing")
                .with("back", StocktakingPages.ADDRESS + "/" + id + "/sections/" + asked.section())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "{id}")
    @Requires(Permission.READ_LEDGERS)
    View show(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        return show(actor, shell, request, id, Form.empty());
    }

    @PostMapping(ADDRESS + "{id}/correct")
    @Requires(Permission.KEEP_LEDGERS)
    View correct(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = StocktakingPages.form(sent, "knownOn", "wrongful", "reason");
        var known = TypedDay.asked(sent.getOrDefault("knownOn", ""));
        if (known.isEmpty()) {
            return show(actor, shell, request, id, StocktakingPages.unread(form, "knownOn", true, shell.texts()));
        }
        try {
            reportMissing.correct(
                    actor,
                    SentId.addressed(id, "missing_asset"),
                    known.get(),
                    sent.containsKey("wrongful"),
                    sent.getOrDefault("reason", ""));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, request, id, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("stocktaking.missing.corrected"), ADDRESS + id);
    }

    @PostMapping(ADDRESS + "{id}/found")
    @Requires(Permission.KEEP_LEDGERS)
    View found(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam Map<String, String> sent) {
        var form = StocktakingPages.form(sent, "foundOn", "foundWhere", "outOfHand");
        var on = TypedDay.asked(sent.getOrDefault("foundOn", ""));
        var texts = shell.texts();
        boolean said = sent.getOrDefault("outOfHand", "").equals("yes")
                || sent.getOrDefault("outOfHand", "").equals("no");
        var read = StocktakingPages.unread(form, "foundOn", on.isEmpty(), texts);
        if (!said) {
            read = read.wrong("outOfHand", texts.get("stocktaking.refusal.out-of-hand"));
        }
        if (on.isEmpty() || !said) {
            return show(actor, shell, request, id, read);
        }
        try {
            reportMissing.found(
                    actor,
                    SentId.addressed(id, "missing_asset"),
                    new ReportMissing.Found(
                            on.get(),
                            sent.getOrDefault("foundWhere", ""),
                            sent.getOrDefault("outOfHand", "").equals("yes")));
        } catch (Refusal.Invalid invalid) {
            return show(actor, shell, request, id, Bundles.refused(form, invalid, texts));
        }
        return NextPage.saying(request, texts.get("stocktaking.missing.found"), ADDRESS + id);
    }

    private View show(Actor actor, Shell shell, HttpServletRequest request, String id, Form form) {
        var shown = register.the(actor, SentId.addressed(id, "missing_asset"));
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("stocktaking.missing.title", shown.name()))
                .under(
                        StocktakingPages.crumb(texts),
                        new Crumb(shown.title(), StocktakingPages.ADDRESS + "/" + shown.stocktaking()))
                .saying(NextPage.said(request));
        return templates
                .page("stocktaking/missing", form.refused() ? page.refusing() : page)
                .with("shown", shown)
                .with("form", form.refused() ? form : correcting(shown, texts))
                .with("today", time.today())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** What is said now of what can be corrected. */
    private static Form correcting(MissingRegister.Shown shown, Texts texts) {
        return Form.empty()
                .with("knownOn", Dates.day(texts, shown.knownOn()))
                .with("wrongful", shown.wrongful() ? "true" : "");
    }
}
