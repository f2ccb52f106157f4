package org.sekisho.app.schemes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.schemes.AdoptScheme;
import org.sekisho.app.schemes.ReadSchemes;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentFile;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.classification.DataUnreadable;
import org.sekisho.classification.Schemes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** By which scheme the body classifies (分類の体系), and the form by which the officer decides on another one. */
@Controller
class SchemePages {

    static final String ADDRESS = "/ledgers/asset/scheme";

    /** What the form says instead of the id of a scheme that comes with the program. */
    private static final String OWN = "own";

    private final ReadSchemes readSchemes;
    private final AdoptScheme adoptScheme;
    private final Templates templates;
    private final Time time;

    SchemePages(ReadSchemes readSchemes, AdoptScheme adoptScheme, Templates templates, Time time) {
        this.readSchemes = readSchemes;
        this.adoptScheme = adoptScheme;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_LEDGERS)
    View show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        return templates
                .page(
                        "schemes/show",
                        Page.titled(shell, texts.get("schemes.title"))
                                .under(new Crumb(texts.get("assets.nav"), "/ledgers/asset"))
                                .saying(NextPage.said(request)))
                .with("moment", moment)
                .with("address", ADDRESS)
                .with("words", new SchemeWords(texts))
                .with("read", readSchemes.read(actor, moment.asOf()))
                .with("mayChange", moment.today() && actor.may(Permission.KEEP_ALL_LEDGERS));
    }

    @GetMapping(ADDRESS + "/change")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View ask(Actor actor, Shell shell) {
        return form(actor, shell, Form.empty().with("from", Dates.day(shell.texts(), time.today())));
    }

    @PostMapping(ADDRESS + "/change")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View adopt(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(required = false) Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason) {
        var texts = shell.texts();
        var form = Form.empty().with("scheme", scheme).with("from", from).with("reason", reason);
        var day = TypedDay.read(from);
        if (day.isEmpty()) {
            form = form.wrong("from", texts.get("shared.as-of.unread"));
        }
        var sent = file.filter(one -> scheme.equals(OWN) && !one.isEmpty());
        if (scheme.equals(OWN) && sent.isEmpty()) {
            form = form.wrong("file", texts.get("schemes.refusal.no-file"));
        }
        if (form.refused()) {
            return form(actor, shell, form);
        }
        try {
            var own = sent.isPresent()
                    ? Optional.of(new AdoptScheme.SchemeFile(
                            SentFile.name(sent.get(), "scheme.json"), sent.get().getBytes()))
                    : Optional.<AdoptScheme.SchemeFile>empty();
            adoptScheme.adopt(actor, new AdoptScheme.Input(scheme, own, day.orElseThrow(), reason));
        } catch (DataUnreadable unreadable) {
            return form(
                    actor,
                    shell,
                    form.wrong(
                            "file",
                            texts.locale().getLanguage().equals("ja")
                                    ? unreadable.messageJa()
                                    : unreadable.messageEn()));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, Bundles.refused(form, invalid, texts));
        } catch (IOException broken) {
            return form(actor, shell, form.wrong("file", texts.get("schemes.refusal.file-broken")));
        }
        return NextPage.saying(request, texts.get("schemes.adopted", Dates.day(texts, day.orElseThrow())), ADDRESS);
    }

    private View form(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var words = new SchemeWords(texts);
        var inForce = readSchemes.read(actor, AsOf.known(time.today())).inForce();
        var choices = new ArrayList<Choice>();
        for (var scheme : Schemes.builtIn().all()) {
            choices.add(Choice.of(scheme.id(), words.of(scheme.title())));
        }
        choices.add(Choice.of(OWN, texts.get("schemes.change.own")));
        var page = Page.titled(shell, texts.get("schemes.change.title"))
                .under(
                        new Crumb(texts.get("assets.nav"), "/ledgers/asset"),
                        new Crumb(texts.get("schemes.title"), ADDRESS));
        return templates
                .page("schemes/change", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("address", ADDRESS)
                .with("inForce", words.of(inForce.title()))
                .with("choices", List.copyOf(choices))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
