package org.sekisho.app.exceptions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.exceptions.AskException;
import org.sekisho.app.exceptions.DecideException;
import org.sekisho.app.exceptions.EndException;
import org.sekisho.app.exceptions.ExceptionRegister;
import org.sekisho.app.exceptions.ExceptionState;
import org.sekisho.app.exceptions.ReviewExceptions;
import org.sekisho.app.exceptions.SubjectKind;
import org.sekisho.app.organisation.PersonFile;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
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
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The register of exceptions: asked for, decided, ended. */
@Controller
class ExceptionPages {

    private static final String ADDRESS = "/exceptions";

    private final ExceptionRegister register;
    private final AskException askException;
    private final DecideException decideException;
    private final EndException endException;
    private final ReviewExceptions reviewExceptions;
    private final ClausesInForce clauses;
    private final Roster roster;
    private final PersonFile people;
    private final Templates templates;
    private final Time time;

    ExceptionPages(
            ExceptionRegister register,
            AskException askException,
            DecideException decideException,
            EndException endException,
            ReviewExceptions reviewExceptions,
            ClausesInForce clauses,
            Roster roster,
            PersonFile people,
            Templates templates,
            Time time) {
        this.register = register;
        this.askException = askException;
        this.decideException = decideException;
        this.endException = endException;
        this.reviewExceptions = reviewExceptions;
        this.clauses = clauses;
        this.roster = roster;
        this.people = people;
        this.templates = templates;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry exceptionsNavigation() {
            return new NavEntry(
                    NavEntry.Group.OBSERVANCE, 10, "exceptions.nav", ADDRESS, Icon.CLOCK, Permission.READ_DUTIES);
        }
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_DUTIES)
    View list(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var listed = register.on(actor, moment.asOf());
        return templates
                .page(
                        "exceptions/list",
                        Page.titled(shell, texts.get("exceptions.title")).saying(NextPage.said(request)))
                .with("moment", moment)
                .with("listed", listed)
                .with("mayAsk", actor.may(Permission.ASK_EXCEPTIONS))
                .with("mayReview", actor.may(Permission.RELEASE_DUTIES));
    }

    @GetMapping(ADDRESS + ".csv")
    @Requires(Permission.READ_DUTIES)
    ResponseEntity<byte[]> file(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var file = Csv.headed(
                texts.get("exceptions.column.state"),
                texts.get("exceptions.document"),
                texts.get("exceptions.column.clause"),
                texts.get("exceptions.column.subject"),
                texts.get("exceptions.reason"),
                texts.get("exceptions.compensation"),
                texts.get("exceptions.from"),
                texts.get("exceptions.column.until"),
                texts.get("exceptions.asked-by"),
                texts.get("exceptions.decided-by"),
                texts.get("exceptions.note"));
        for (var one : register.on(actor, moment.asOf())) {
            file.row(
                    texts.get("exceptions.state." + one.state()),
                    one.clause().document(),
                    clause(one.clause()),
                    subject(texts, one),
                    one.reason(),
                    one.compensation(),
                    one.holds().orElse(one.asked()).from().toString(),
                    one.lastDay().toString(),
                    one.askedName(),
                    one.decision().map(ExceptionRegister.Decision::post).orElse(""),
                    one.decision().map(ExceptionRegister.Decision::note).orElse(""));
        }
        return file.download(texts.get("exceptions.title") + "-" + moment.asOf().day() + ".csv");
    }

    @GetMapping(ADDRESS + "/new")
    @Requires(Permission.ASK_EXCEPTIONS)
    View asking(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(name = "extends", defaultValue = "") String extended) {
        var texts = shell.texts();
        return asking(
                actor,
                shell,
                before(actor, extended)
                        .map(one -> extending(actor, one, texts))
                        .orElseGet(() ->
                                Form.empty().with("clause", clause).with("from", Dates.day(texts, time.today()))));
    }

    /** The exception that a request is to follow. */
    private Optional<ExceptionRegister.Listed> before(Actor actor, String extended) {
        return SentId.read(extended).map(id -> register.the(actor, id, AsOf.known(time.today())));
    }

    /** What was asked for, for the days after it. */
    private Form extending(Actor actor, ExceptionRegister.Listed one, Texts texts) {
        var kind = one.subject().kind();
        return Form.empty()
                .with("extends", one.id().toString())
                .with("clause", one.clause().id().toString())
                .with("kind", kind.name())
                .with(
                        "section",
                        one.subject()
                                .id()
                                .filter(id -> kind == SubjectKind.SECTION)
                                .map(UUID::toString)
                                .orElse(""))
                .with("person", kind == SubjectKind.PERSON ? number(actor, one) : "")
                .with(
                        "name",
                        kind == SubjectKind.SYSTEM || kind == SubjectKind.THING
                                ? one.subject().name()
                                : "")
                .with("reason", one.reason())
                .with("compensation", one.compensation())
                .with("from", Dates.day(texts, one.lastDay().plusDays(1)));
    }

    @PostMapping(ADDRESS + "/new")
    @Requires(Permission.ASK_EXCEPTIONS)
    View ask(Actor actor, Shell shell, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        var texts = shell.texts();
        var form = Form.empty();
        for (var field : List.of(
                "extends",
                "clause",
                "kind",
                "section",
                "person",
                "name",
                "reason",
                "compensation",
                "from",
                "lastDay")) {
            form = form.with(field, sent.getOrDefault(field, ""));
        }
        var kind = Arrays.stream(SubjectKind.values())
                .filter(one -> one.name().equals(sent.get("kind")))
                .findFirst();
        var from = day(sent, "from");
        var lastDay = day(sent, "lastDay");
        var unread = unread(unread(form, sent, "from", from, texts), sent, "lastDay", lastDay, texts);
        if (unread.refused()) {
            return asking(actor, shell, unread);
        }
        try {
            var id = askException.ask(
                    actor,
                    new AskException.Input(
                            SentId.read(sent.getOrDefault("extends", "")),
                            SentId.read(sent.getOrDefault("clause", "")),
                            kind,
                            kind.map(one -> switch (one) {
                                        case BODY -> "";
                                        case SECTION -> sent.getOrDefault("section", "");
                                        case PERSON -> sent.getOrDefault("person", "");
                                        case SYSTEM, THING -> sent.getOrDefault("name", "");
                                    })
                                    .orElse(""),
                            sent.getOrDefault("reason", ""),
                            sent.getOrDefault("compensation", ""),
                            from,
                            lastDay));
            return NextPage.saying(request, texts.get("exceptions.asked"), ADDRESS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return asking(actor, shell, Bundles.refused(form, invalid, texts));
        }
    }

    private String number(Actor actor, ExceptionRegister.Listed one) {
        return one.subject()
                .id()
                .map(id -> people.of(actor, new PersonId(id), time.today()).staffNumber())
                .orElse("");
    }

    private View asking(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var before = before(actor, form.field("extends").value());
        var page = Page.titled(
                        shell, texts.get(before.isPresent() ? "exceptions.extend.title" : "exceptions.new.title"))
                .under(crumb(texts));
        return templates
                .page("exceptions/new", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("before", before)
                .with(
                        "clauses",
                        clauses.today(actor).stream()
                                .map(one -> Choice.of(one.id().toString(), one.document() + "　" + clause(one)))
                                .toList())
                .with(
                        "kinds",
                        Arrays.stream(SubjectKind.values())
                                .map(one -> Choice.of(one.name(), texts.get("exceptions.kind." + one)))
                                .toList())
                .with(
                        "sections",
                        roster.chart(actor, AsOf.known(time.today()))
                                .sections()
                                .map(one -> Choice.of(one.id().value().toString(), one.name()))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/{id}")
    @Requires(Permission.READ_DUTIES)
    View show(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "now") String known,
            HttpServletRequest request) {
        var moment = Moment.of(day, known, time.today(), shell.texts());
        return show(actor, shell, register.the(actor, id, moment.asOf()), moment, Form.empty(), request);
    }

    @PostMapping(ADDRESS + "/{id}/decide")
    @Requires(Permission.RELEASE_DUTIES)
    View decide(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var outcome = sent.getOrDefault("outcome", "");
        var lastDay = day(sent, "lastDay");
        var form = Form.empty()
                .with("outcome", outcome)
                .with("lastDay", sent.getOrDefault("lastDay", ""))
                .with("note", sent.getOrDefault("note", ""));
        var read = unread(form, sent, "lastDay", lastDay, texts);
        if (!outcome.equals("grant") && !outcome.equals("refuse")) {
            read = read.wrong("outcome", texts.get("exceptions.refusal.outcome-missing"));
        }
        if (read.refused()) {
            return again(actor, shell, id, read, request);
        }
        try {
            decideException.decide(
                    actor,
                    new DecideException.Input(id, outcome.equals("grant"), lastDay, sent.getOrDefault("note", "")));
        } catch (Refusal.Invalid invalid) {
            return again(actor, shell, id, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(
                request,
                texts.get(outcome.equals("grant") ? "exceptions.granted" : "exceptions.refused"),
                ADDRESS + "/" + id);
    }

    @PostMapping(ADDRESS + "/{id}/withdraw")
    @Requires(Permission.ASK_EXCEPTIONS)
    View withdraw(Actor actor, Shell shell, @PathVariable UUID id, HttpServletRequest request) {
        try {
            decideException.withdraw(actor, id);
        } catch (Refusal.Invalid invalid) {
            return again(actor, shell, id, Bundles.refused(Form.empty(), invalid, shell.texts()), request);
        }
        return NextPage.saying(request, shell.texts().get("exceptions.withdrawn"), ADDRESS + "/" + id);
    }

    @PostMapping(ADDRESS + "/{id}/end")
    @Requires(Permission.RELEASE_DUTIES)
    View end(
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        var texts = shell.texts();
        var day = day(sent, "lastDay");
        var form = Form.empty()
                .with("lastDay", sent.getOrDefault("lastDay", ""))
                .with("reason", sent.getOrDefault("reason", ""));
        if (day.isEmpty()) {
            return again(actor, shell, id, form.wrong("lastDay", texts.get("shared.as-of.unread")), request);
        }
        try {
            endException.end(actor, new EndException.Input(id, day.get(), sent.getOrDefault("reason", "")));
        } catch (Refusal.Invalid invalid) {
            return again(actor, shell, id, Bundles.refused(form, invalid, texts), request);
        }
        return NextPage.saying(request, texts.get("exceptions.ended", Dates.day(texts, day.get())), ADDRESS + "/" + id);
    }

    @GetMapping(ADDRESS + "/review")
    @Requires(Permission.RELEASE_DUTIES)
    View reviewing(Actor actor, Shell shell) {
        return reviewing(actor, shell, Form.empty());
    }

    @PostMapping(ADDRESS + "/review")
    @Requires(Permission.RELEASE_DUTIES)
    View review(Actor actor, Shell shell, @RequestParam(defaultValue = "") String result, HttpServletRequest request) {
        try {
            int held = reviewExceptions.review(actor, result);
            return NextPage.saying(request, shell.texts().get("exceptions.reviewed", held), ADDRESS);
        } catch (Refusal.Invalid invalid) {
            return reviewing(
                    actor, shell, Bundles.refused(Form.empty().with("result", result), invalid, shell.texts()));
        }
    }

    private View reviewing(Actor actor, Shell shell, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("exceptions.review.title")).under(crumb(texts));
        return templates
                .page("exceptions/review", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("day", time.today())
                .with(
                        "listed",
                        register.on(actor, AsOf.known(time.today())).stream()
                                .filter(one -> one.state() == ExceptionState.HOLDS)
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private View again(Actor actor, Shell shell, UUID id, Form form, HttpServletRequest request) {
        var moment = Moment.of("", "now", time.today(), shell.texts());
        return show(actor, shell, register.the(actor, id, moment.asOf()), moment, form, request);
    }

    private View show(
            Actor actor,
            Shell shell,
            ExceptionRegister.Listed one,
            Moment moment,
            Form form,
            HttpServletRequest request) {
        var texts = shell.texts();
        var page = Page.titled(
                        shell, texts.get("exceptions.one.title", one.clause().path(), subject(texts, one)))
                .under(crumb(texts))
                .saying(NextPage.said(request));
        boolean open = moment.today() && one.state() == ExceptionState.ASKED;
        boolean mine = one.askedBy().equals(actor.account());
        return templates
                .page("exceptions/show", form.refused() ? page.refusing() : page)
                .with("one", one)
                .with("moment", moment)
                .with("form", form)
                .with("subject", subject(texts, one))
                .with("before", one.extended().map(id -> register.the(actor, id, moment.asOf())))
                .with(
                        "mayExtend",
                        moment.today()
                                && one.state() == ExceptionState.HOLDS
                                && one.extension().isEmpty()
                                && actor.may(Permission.ASK_EXCEPTIONS))
                .with("mayDecide", open && actor.may(Permission.RELEASE_DUTIES))
                .with("mine", open && mine)
                .with("mayWithdraw", open && mine && actor.may(Permission.ASK_EXCEPTIONS))
                .with(
                        "mayEnd",
                        moment.today()
                                && (one.state() == ExceptionState.HOLDS || one.state() == ExceptionState.COMING)
                                && actor.may(Permission.RELEASE_DUTIES))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    static String subject(Texts texts, ExceptionRegister.Listed one) {
        return one.subject().kind() == SubjectKind.BODY
                ? texts.get("exceptions.kind.BODY")
                : one.subject().name();
    }

    static String clause(ClausesInForce.Clause clause) {
        return clause.caption().isEmpty() ? clause.path() : clause.path() + "　" + clause.caption();
    }

    private static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("exceptions.title"), ADDRESS);
    }

    private static Optional<LocalDate> day(Map<String, String> sent, String name) {
        return TypedDay.asked(sent.getOrDefault(name, ""));
    }

    /** The form with what is wrong with a day that was typed and cannot be read. */
    private static Form unread(Form form, Map<String, String> sent, String name, Optional<LocalDate> day, Texts texts) {
        return day.isEmpty() && !sent.getOrDefault(name, "").isBlank()
                ? form.wrong(name, texts.get("shared.as-of.unread"))
                : form;
    }
}
