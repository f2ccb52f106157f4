package org.sekisho.app.notification.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.app.notification.Contact;
import org.sekisho.app.notification.DigestState;
import org.sekisho.app.notification.KeepContact;
import org.sekisho.app.notification.OwnNotifications;
import org.sekisho.app.notification.SetDigestDay;
import org.sekisho.app.notification.ShareCalendar;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.AccountEntry;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Entry;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** How one is reminded; and for those who keep the duties, when the body reminds. */
@Controller
class NotificationPages {

    private static final String PATH = "/account/notifications";
    private static final String SECRET = "notification.secret";
    private static final String OFF = "off";

    private final Templates templates;
    private final OwnNotifications own;
    private final KeepContact keep;
    private final SetDigestDay setDay;
    private final ShareCalendar share;
    private final FindPeople people;
    private final Time time;

    NotificationPages(
            Templates templates,
            OwnNotifications own,
            KeepContact keep,
            SetDigestDay setDay,
            ShareCalendar share,
            FindPeople people,
            Time time) {
        this.templates = templates;
        this.own = own;
        this.keep = keep;
        this.setDay = setDay;
        this.share = share;
        this.people = people;
        this.time = time;
    }

    @GetMapping(PATH)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View show(HttpServletRequest request, Actor actor, Shell shell) {
        return page(request, actor, shell, Optional.empty());
    }

    @PostMapping(PATH + "/contact")
    @Requires(Permission.DO_OWN_DUTIES)
    View contact(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "false") boolean digests) {
        try {
            var kept = keep.keep(actor, new KeepContact.Input(mail, digests));
            return done(
                    request,
                    shell,
                    kept.isEmpty()
                            ? "notification.contact.forgotten"
                            : kept.get().digests() ? "notification.contact.kept" : "notification.contact.off");
        } catch (Refusal.Invalid invalid) {
            var form = form(mail, digests).wrong("mail", Bundles.words(shell.texts(), invalid.reason()));
            return page(request, actor, shell, Optional.of(form)).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping(PATH + "/calendar")
    @Requires(Permission.DO_OWN_DUTIES)
    @FreshProof
    View renewCalendar(HttpServletRequest request, Actor actor, Shell shell) {
        var secret = share.renew(actor);
        RequestContextUtils.getOutputFlashMap(request).put(SECRET, secret);
        return done(request, shell, "notification.calendar.made");
    }

    @PostMapping(PATH + "/calendar/close")
    @Requires(Permission.DO_OWN_DUTIES)
    View closeCalendar(HttpServletRequest request, Actor actor, Shell shell) {
        share.close(actor);
        return done(request, shell, "notification.calendar.closed");
    }

    @PostMapping(PATH + "/day")
    @Requires(Permission.KEEP_DUTIES)
    View day(HttpServletRequest request, Actor actor, Shell shell, @RequestParam(defaultValue = "") String weekday) {
        try {
            var day = weekday.equals(OFF)
                    ? Optional.<DayOfWeek>empty()
                    : Optional.of(DayOfWeek.of(Integer.parseInt(weekday)));
            setDay.set(actor, new SetDigestDay.Input(day));
        } catch (NumberFormatException | DateTimeException unknown) {
            throw new Refusal.Invalid("weekday", Message.of("notification.refusal.weekday"));
        }
        return done(request, shell, "notification.day.set");
    }

    private Rendering page(HttpServletRequest request, Actor actor, Shell shell, Optional<Form> refused) {
        var t = shell.texts();
        var view = own.of(actor);
        var input = RequestContextUtils.getInputFlashMap(request);
        var page = Page.titled(shell, t.get("notification.title"))
                .under(new Crumb(t.get("identity.account.title"), "/account"))
                .saying(NextPage.said(request));
        var secret = input != null && input.get(SECRET) instanceof String text
                ? CalendarPages.site(request) + "calendar/" + text + ".ics"
                : "";
        var form = refused.orElseGet(() -> view.flatMap(OwnNotifications.View::contact)
                .map(contact -> form(contact.mail(), contact.digests()))
                .orElseGet(() -> form("", true)));
        boolean keeper = actor.may(Permission.KEEP_DUTIES);
        var ofBody = keeper ? Optional.of(own.ofBody(actor)) : Optional.<OwnNotifications.OfBody>empty();
        return templates
                .page("notification/account", refused.isPresent() ? page.refusing() : page)
                .with("form", form)
                .with("person", view.isPresent())
                .with("mailSent", view.map(OwnNotifications.View::mailSent).orElse(false))
                .with(
                        "known",
                        view.flatMap(OwnNotifications.View::contact)
                                .map(Contact::mail)
                                .isPresent())
                .with("when", view.map(one -> when(t, one)).orElse(""))
                .with("digests", view.map(one -> rows(t, one.digests())).orElse(List.of()))
                .with(
                        "calendarSince",
                        view.flatMap(OwnNotifications.View::calendarSince)
                                .map(since -> Dates.moment(t, since))
                                .orElse(""))
                .with("address", secret)
                .with("keeper", keeper && view.isPresent())
                .with("days", days(t))
                .with(
                        "day",
                        Form.empty()
                                .with(
                                        "weekday",
                                        view.flatMap(OwnNotifications.View::weekday)
                                                .map(day -> Integer.toString(day.getValue()))
                                                .orElse(OFF))
                                .field("weekday"))
                .with("stuck", own.stuck(actor).map(stuck -> stuck(t, stuck)))
                .with("counts", ofBody.map(body -> counts(t, body)).orElse(List.of()))
                .with("failed", ofBody.map(body -> failed(t, actor, body)).orElse(List.of()));
    }

    private static Form form(String mail, boolean digests) {
        var form = Form.empty().with("mail", mail);
        return digests ? form.with("digests", "true") : form;
    }

    private static String when(Texts t, OwnNotifications.View view) {
        return view.weekday()
                .map(day -> t.get("notification.when", name(t, day)))
                .orElseGet(() -> t.get("notification.when.off"));
    }

    private static List<DigestRow> rows(Texts t, List<OwnNotifications.Sent> digests) {
        return digests.stream()
                .map(sent -> new DigestRow(
                        t.get("notification.week", Dates.day(t, sent.monday())),
                        "",
                        tone(sent.state()),
                        t.get("notification.digest." + sent.state()),
                        sent.ended().map(at -> Dates.moment(t, at)).orElse(""),
                        problem(t, sent.problem())))
                .toList();
    }

    /** Two statements more, whoever they are. */
    private List<DigestRow> failed(Texts t, Actor actor, OwnNotifications.OfBody body) {
        if (body.failed().isEmpty()) {
            return List.of();
        }
        var persons = body.failed().stream()
                .map(OwnNotifications.Sent::person)
                .distinct()
                .toList();
        var found = people.among(
                actor,
                persons,
                new FindPeople.Input(
                        time.today(), "", Optional.empty(), FindPeople.Order.KANA, false, 0, persons.size()));
        var names = found.people().stream()
                .collect(Collectors.toMap(
                        FindPeople.Listed::person, person -> person.name().full()));
        return body.failed().stream()
                .map(sent -> rows(t, List.of(sent))
                        .getFirst()
                        .of(names.getOrDefault(sent.person(), t.get("notification.failed.left"))))
                .toList();
    }

    private static List<Entry> counts(Texts t, OwnNotifications.OfBody body) {
        var counts = body.counts();
        return Arrays.stream(DigestState.values())
                .filter(counts::containsKey)
                .map(state -> new Entry(
                        t.get("notification.digest." + state),
                        t.get("notification.count", counts.getOrDefault(state, 0))))
                .toList();
    }

    private static String problem(Texts t, String problem) {
        return switch (problem) {
            case "" -> "";
            case "connection" -> t.get("notification.problem.connection");
            case "login" -> t.get("notification.problem.login");
            case "starttls" -> t.get("notification.problem.starttls");
            case "tls" -> t.get("notification.problem.tls");
            default -> t.get("notification.problem.code", problem);
        };
    }

    private static Notice stuck(Texts t, OwnNotifications.Stuck stuck) {
        return Notice.of(
                Tone.WARNING,
                t.get("notification.stuck", stuck.digests()),
                t.get("notification.stuck.text", problem(t, stuck.problem()), Dates.moment(t, stuck.next())));
    }

    private static Tone tone(DigestState state) {
        return switch (state) {
            case QUEUED -> Tone.INFO;
            case SENT -> Tone.SUCCESS;
            case REFUSED, GIVEN_UP -> Tone.ERROR;
            case NOT_NEEDED -> Tone.NEUTRAL;
        };
    }

    private static List<Choice> days(Texts t) {
        var days = new ArrayList<Choice>();
        for (var day : DayOfWeek.values()) {
            days.add(Choice.of(Integer.toString(day.getValue()), name(t, day)));
        }
        days.add(Choice.of(OFF, t.get("notification.day.off")));
        return days;
    }

    private static String name(Texts t, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, t.locale());
    }

    private static View done(HttpServletRequest request, Shell shell, String key) {
        return NextPage.saying(request, shell.texts().get(key), PATH);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        AccountEntry notificationsEntry() {
            return new AccountEntry(10, "notification.title", PATH, Permission.MANAGE_OWN_ACCOUNT);
        }
    }
}
