package org.sekisho.app.conduct.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.conduct.Acknowledgements;
import org.sekisho.app.conduct.PledgeRegister;
import org.sekisho.app.conduct.PrintCodes;
import org.sekisho.app.conduct.TakeCirculation;
import org.sekisho.app.conduct.TextDigest;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Csv;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Who acknowledged the policy, section by section, and how those without an account do. */
@Controller
class AcknowledgementPages {

    private final Acknowledgements acknowledgements;
    private final PledgeRegister pledges;
    private final PrintCodes printCodes;
    private final TakeCirculation takeCirculation;
    private final DocumentHistory documents;
    private final RollCall rollCall;
    private final Bodies bodies;
    private final Uploads uploads;
    private final Templates templates;
    private final Time time;

    AcknowledgementPages(
            Acknowledgements acknowledgements,
            PledgeRegister pledges,
            PrintCodes printCodes,
            TakeCirculation takeCirculation,
            DocumentHistory documents,
            RollCall rollCall,
            Bodies bodies,
            Uploads uploads,
            Templates templates,
            Time time) {
        this.acknowledgements = acknowledgements;
        this.pledges = pledges;
        this.printCodes = printCodes;
        this.takeCirculation = takeCirculation;
        this.documents = documents;
        this.rollCall = rollCall;
        this.bodies = bodies;
        this.uploads = uploads;
        this.templates = templates;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry conductNavigation() {
            return new NavEntry(
                    NavEntry.Group.OBSERVANCE,
                    0,
                    "conduct.nav",
                    Tabs.ACKNOWLEDGEMENTS,
                    Icon.CHECK,
                    Permission.READ_DUTIES);
        }
    }

    @GetMapping(Tabs.ACKNOWLEDGEMENTS)
    @Requires(Permission.READ_DUTIES)
    View rates(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var sheet = acknowledgements.on(actor, SentId.read(version), moment.asOf());
        return templates
                .page(
                        "conduct/rates",
                        Page.titled(shell, texts.get("conduct.title")).saying(NextPage.said(request)))
                .with("tabs", Tabs.of(actor, texts, Tabs.ACKNOWLEDGEMENTS))
                .with("moment", moment)
                .with("sheet", sheet)
                .with("chosen", version)
                .with(
                        "versions",
                        sheet.versions().stream()
                                .map(one -> Choice.of(
                                        one.id().toString(),
                                        texts.get(
                                                "conduct.version",
                                                one.title(),
                                                one.number(),
                                                Dates.day(texts, one.validFrom()))))
                                .toList());
    }

    @GetMapping(Tabs.ACKNOWLEDGEMENTS + ".csv")
    @Requires(Permission.READ_DUTIES)
    ResponseEntity<byte[]> file(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var sheet = acknowledgements.on(actor, SentId.read(version), moment.asOf());
        var file = Csv.headed(
                texts.get("conduct.column.section"),
                texts.get("conduct.column.number"),
                texts.get("conduct.column.name"),
                texts.get("conduct.column.version"),
                texts.get("conduct.column.done"),
                texts.get("conduct.column.day"),
                texts.get("conduct.column.entered"));
        for (var line : sheet.lines()) {
            file.row(
                    Words.place(texts, line.member().place()),
                    line.member().number(),
                    line.member().name().full(),
                    sheet.version().map(one -> Integer.toString(one.number())).orElse(""),
                    Words.way(texts, line),
                    line.done().map(done -> done.on().toString()).orElse(""),
                    line.done()
                            .map(done -> LocalDate.ofInstant(done.enteredAt(), Time.JAPAN)
                                    .toString())
                            .orElse(""));
        }
        return file.download(texts.get("conduct.title") + "-" + moment.asOf().day() + ".csv");
    }

    @GetMapping(Tabs.ACKNOWLEDGEMENTS + "/sections/{key}")
    @Requires(Permission.READ_DUTIES)
    View section(
            Actor actor,
            Shell shell,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var sheet = acknowledgements.on(actor, SentId.read(version), moment.asOf());
        var rate = sheet.bySection().stream()
                .filter(one -> Words.key(one.place()).equals(key))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("section"));
        boolean now = moment.today()
                && sheet.version().filter(one -> one.holdsOn(time.today())).isPresent();
        return templates
                .page(
                        "conduct/section",
                        Page.titled(shell, texts.get("conduct.section.title", Words.place(texts, rate.place())))
                                .under(crumb(texts))
                                .saying(NextPage.said(request)))
                .with("moment", moment)
                .with("sheet", sheet)
                .with("rate", rate)
                .with("chosen", version)
                .with(
                        "pledges",
                        pledges.on(actor, moment.asOf()).missing().stream()
                                .filter(one -> Words.key(one.stay().place()).equals(key))
                                .toList())
                .with("mayTake", moment.today() && mayCollect(actor, rate.place()))
                .with("mayCollect", now && mayCollect(actor, rate.place()));
    }

    private boolean mayCollect(Actor actor, RollCall.Place place) {
        return place.section().isPresent()
                && actor.may(Permission.COLLECT_SIGNATURES)
                && (actor.may(Permission.KEEP_DUTIES)
                        || rollCall.headedBy(actor, time.today())
                                .contains(place.section().get()));
    }

    /** The codes are on this answer and nowhere else; asked for again, they are others. */
    @PostMapping(Tabs.ACKNOWLEDGEMENTS + "/sections/{section}/codes")
    @Requires(Permission.COLLECT_SIGNATURES)
    View codes(
            Actor actor,
            Shell shell,
            @PathVariable UUID section,
            HttpServletRequest request,
            HttpServletResponse response) {
        var texts = shell.texts();
        try {
            var printout = printCodes.print(actor, new SectionId(section));
            var slug = bodies.byId(actor.body()).orElseThrow().slug();
            response.setHeader("Cache-Control", "no-store");
            return templates
                    .page("conduct/codes", Page.titled(shell, texts.get("conduct.codes.title", printout.place())))
                    .with("printout", printout)
                    .with("address", site(request) + CodePages.ADDRESS + "/" + slug)
                    .with("back", Tabs.ACKNOWLEDGEMENTS + "/sections/" + section);
        } catch (Refusal.Invalid invalid) {
            return NextPage.saying(
                    request,
                    Notice.of(Tone.WARNING, Bundles.words(texts, invalid.reason())),
                    Tabs.ACKNOWLEDGEMENTS + "/sections/" + section);
        }
    }

    /** Where the reader reaches the program. */
    private static String site(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    @GetMapping(Tabs.ACKNOWLEDGEMENTS + "/sections/{section}/sheet")
    @Requires(Permission.COLLECT_SIGNATURES)
    View sheet(Actor actor, Shell shell, @PathVariable UUID section) {
        var today = today(actor, section);
        var version = today.version().orElseThrow();
        var texts = shell.texts();
        return templates
                .page("conduct/sheet", Page.titled(shell, texts.get("conduct.sheet.title")))
                .with(
                        "place",
                        Words.place(texts, today.lines().getFirst().member().place()))
                .with("version", version)
                .with(
                        "digest",
                        TextDigest.of(
                                documents.version(actor, version.id()).text().tree()))
                .with("lines", today.lines())
                .with("day", time.today())
                .with("back", Tabs.ACKNOWLEDGEMENTS + "/sections/" + section);
    }

    @GetMapping(Tabs.ACKNOWLEDGEMENTS + "/sections/{section}/signed")
    @Requires(Permission.COLLECT_SIGNATURES)
    View signing(Actor actor, Shell shell, @PathVariable UUID section) {
        return signing(actor, shell, section, Form.empty());
    }

    @PostMapping(Tabs.ACKNOWLEDGEMENTS + "/sections/{section}/signed")
    @Requires(Permission.COLLECT_SIGNATURES)
    View signed(
            Actor actor,
            Shell shell,
            @PathVariable UUID section,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) Optional<MultipartFile> scan,
            HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty().with("place", sent.getOrDefault("place", ""));
        var signed = new HashMap<PersonId, LocalDate>();
        for (var entry : sent.entrySet()) {
            var name = entry.getKey();
            if (name.startsWith("day-")) {
                form = form.with(name, entry.getValue());
                if (!entry.getValue().isBlank()) {
                    var person = SentId.read(name.substring("day-".length()));
                    var day = TypedDay.asked(entry.getValue());
                    if (day.isEmpty()) {
                        form = form.wrong(name, texts.get("shared.as-of.unread"));
                    } else if (person.isPresent()) {
                        signed.put(new PersonId(person.get()), day.get());
                    }
                }
            }
        }
        if (scan.filter(one -> one.getSize() > Uploads.MOST_BYTES).isPresent()) {
            form = form.wrong(
                    "scan", Bundles.words(texts, Message.of("evidence.file.too-large", Uploads.MOST_BYTES >> 20)));
        }
        if (form.refused()) {
            return signing(actor, shell, section, form);
        }
        try {
            int taken = takeCirculation.take(
                    actor,
                    new TakeCirculation.Input(
                            new SectionId(section),
                            SentId.addressed(sent.getOrDefault("version", ""), "version"),
                            signed,
                            uploads.written(actor, scan),
                            sent.getOrDefault("place", "")));
            return NextPage.saying(
                    request, texts.get("conduct.signed.taken", taken), Tabs.ACKNOWLEDGEMENTS + "/sections/" + section);
        } catch (Refusal.Invalid invalid) {
            return signing(actor, shell, section, Bundles.refused(form, invalid, texts));
        }
    }

    private View signing(Actor actor, Shell shell, UUID section, Form form) {
        var texts = shell.texts();
        var today = today(actor, section);
        var place = Words.place(texts, today.lines().getFirst().member().place());
        var address = Tabs.ACKNOWLEDGEMENTS + "/sections/" + section;
        var page = Page.titled(shell, texts.get("conduct.signed.title", place))
                .under(crumb(texts), new Crumb(texts.get("conduct.section.title", place), address));
        return templates
                .page("conduct/signed", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("version", today.version().orElseThrow())
                .with(
                        "missing",
                        today.lines().stream()
                                .filter(line -> line.done().isEmpty())
                                .toList())
                .with("address", address)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private record Today(Optional<DocumentVersion> version, List<Acknowledgements.Line> lines) {}

    /** The people of a section today, for whoever answers for it. */
    private Today today(Actor actor, UUID section) {
        var sheet = acknowledgements.on(actor, Optional.empty(), AsOf.known(time.today()));
        var place = sheet.bySection().stream()
                .map(Acknowledgements.Rate::place)
                .filter(one ->
                        one.section().filter(id -> id.value().equals(section)).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("section"));
        if (!mayCollect(actor, place)) {
            throw new Refusal.NotPermitted(Permission.COLLECT_SIGNATURES);
        }
        return new Today(sheet.version(), sheet.of(place));
    }

    private static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("conduct.title"), Tabs.ACKNOWLEDGEMENTS);
    }
}
