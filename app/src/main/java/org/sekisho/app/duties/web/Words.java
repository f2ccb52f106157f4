package org.sekisho.app.duties.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekisho.app.duties.Answer;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.Window;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Anew;
import org.sekisho.controls.Control;
import org.sekisho.controls.Cycle;
import org.sekisho.controls.Measure;
import org.sekisho.controls.Period;
import org.sekisho.controls.Text;
import org.sekisho.policytext.FiscalYear;
import org.sekisho.policytext.Wareki;

/** What the pages of the duties say in words. */
public final class Words {

    /** The views of the duties. */
    enum View {
        LIST("duties.tab.list", "/duties"),
        FIRST_DAY("duties.tab.first-day", "/duties/first-day"),
        BINDINGS("duties.tab.bindings", "/duties/bindings"),
        CATALOGUE("duties.tab.catalogue", "/duties/catalogue");

        private final String label;
        private final String href;

        View(String label, String href) {
            this.label = label;
            this.href = href;
        }
    }

    private static final int FEW = 2;

    private Words() {}

    /** The views that the actor may open; none where there is only one. */
    static List<Tab> tabs(Actor actor, Texts texts, View current) {
        var tabs = new ArrayList<Tab>();
        if (actor.may(Permission.KEEP_DUTIES)) {
            for (var view : View.values()) {
                tabs.add(Tab.of(texts.get(view.label), view.href, view == current));
            }
        }
        return tabs;
    }

    private static boolean english(Texts texts) {
        return Bundles.ENGLISH.getLanguage().equals(texts.locale().getLanguage());
    }

    public static String in(Texts texts, Text text) {
        return english(texts) ? text.en() : text.ja();
    }

    /** The title of a duty; the name of its control where the catalogue no longer has it. */
    public static String title(Texts texts, Duty duty, Optional<Control> control) {
        return control.map(found -> in(texts, found.title())).orElse(duty.control());
    }

    public static String measure(Texts texts, Measure measure) {
        return measure == Measure.POLICY
                ? in(texts, measure.title())
                : texts.get("duties.measure", measure.number(), in(texts, measure.title()));
    }

    public static String state(Texts texts, State state) {
        return texts.get("duties.state." + state);
    }

    /** The value of the {@code data-state} attribute that the styles go by. */
    public static String token(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String role(Texts texts, Role role) {
        return texts.get("shared.role." + role);
    }

    public static String origin(Texts texts, CycleOrigin origin) {
        return texts.get("duties.origin." + origin);
    }

    /** How often, or when: 毎年度（6月末まで）. */
    public static String cycle(Texts texts, Rhythm rhythm, Optional<Control> control) {
        var cycle = cycleAlone(texts, rhythm, control);
        boolean anew = rhythm instanceof Rhythm.Every
                && control.filter(found -> found.anew() == Anew.VERSION).isPresent();
        return anew ? texts.get("duties.cycle.anew", cycle) : cycle;
    }

    private static String cycleAlone(Texts texts, Rhythm rhythm, Optional<Control> control) {
        return switch (rhythm) {
            case Rhythm.Every(var period, var months) -> {
                var name = in(texts, period.title());
                if (months.isEmpty()) {
                    yield name;
                }
                yield period == Period.FISCAL_YEAR
                        ? texts.get("duties.cycle.by-month", name, month(texts, months.getAsInt()))
                        : texts.get("duties.cycle.after-months", name, months.getAsInt());
            }
            case Rhythm.OnOccasion(var days) -> {
                var occasion = control.filter(found -> found.cycle() instanceof Cycle.OnOccasion)
                        .map(found -> in(texts, ((Cycle.OnOccasion) found.cycle()).occasion()));
                var when = occasion.map(words -> texts.get("duties.cycle.occasion", words))
                        .orElseGet(() -> texts.get("duties.cycle.on-occasion"));
                yield days.isEmpty() ? when : texts.get("duties.cycle.within", when, days.getAsInt());
            }
            case Rhythm.Always always -> texts.get("duties.cycle.always");
        };
    }

    /** The month of a fiscal year after so many whole months: 3 is June. */
    static String month(Texts texts, int months) {
        return texts.get("duties.month." + ((months + 2) % 12 + 1));
    }

    /** The name of a period: 令和8年度, 令和8年度第3四半期, 令和8年11月. */
    public static String period(Texts texts, Period period, Window window) {
        var year = FiscalYear.of(window.first());
        int part = (window.first().getMonthValue() + 8) % 12;
        return switch (period) {
            case MONTH ->
                english(texts)
                        ? texts.get("duties.month." + window.first().getMonthValue()) + " "
                                + window.first().getYear()
                        : Wareki.formatYear(window.first())
                                + texts.get("duties.month." + window.first().getMonthValue());
            case QUARTER -> texts.get("duties.period.quarter", year(texts, year), part / 3 + 1);
            case HALF_YEAR ->
                texts.get(part < 6 ? "duties.period.first-half" : "duties.period.second-half", year(texts, year));
            case FISCAL_YEAR -> year(texts, year);
            case THREE_FISCAL_YEARS ->
                texts.get("duties.period.years", year(texts, year), year(texts, FiscalYear.of(window.last())));
        };
    }

    private static String year(Texts texts, FiscalYear year) {
        return english(texts) ? texts.get("duties.period.year", Integer.toString(year.year())) : year.label();
    }

    /** The days of a span, its last day included. */
    public static String span(Texts texts, Span span) {
        var from = Dates.day(texts, span.from());
        return span.lastDay()
                .map(last -> texts.get("duties.span.closed", from, Dates.day(texts, last)))
                .orElseGet(() -> texts.get("duties.span.open", from));
    }

    public static String day(Texts texts, Optional<LocalDate> day) {
        return day.map(found -> Dates.day(texts, found)).orElse("");
    }

    /** The lasting address of a clause. */
    public static String clause(String path) {
        return "/policy/c/" + encoded(path);
    }

    /** Text in the query or the path of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Of whom a duty asks: a role, everybody, each section. */
    public static String asked(Texts texts, Duty duty) {
        return switch (duty.scope()) {
            case BODY -> role(texts, duty.owner());
            case EACH_SECTION -> texts.get("duties.asked.sections", role(texts, duty.owner()));
            case EACH_PERSON -> texts.get("duties.asked.everybody");
        };
    }

    /** Names, the first few of many. */
    public static String names(Texts texts, List<String> names) {
        var first = String.join("、", names.stream().limit(FEW).toList());
        return names.size() <= FEW ? first : texts.get("duties.names.more", first, names.size() - FEW);
    }

    /** What sets the cycle, in words. */
    public static String basis(Texts texts, Duty duty) {
        return duty.origin() == CycleOrigin.PROPOSAL
                ? texts.get("duties.basis.proposal")
                : duty.originNote().isEmpty()
                        ? origin(texts, duty.origin())
                        : texts.get("duties.basis", origin(texts, duty.origin()), duty.originNote());
    }

    /** What was said on the first day. */
    public static String answer(Texts texts, Answer answer) {
        return switch (answer) {
            case Answer.Done done -> texts.get("duties.first-day.done");
            case Answer.Never never -> texts.get("duties.first-day.never");
            case Answer.Later(var until) -> texts.get("duties.first-day.put-off", Dates.day(texts, until));
        };
    }

    /** What a duty asks, for the one who says how it stands. */
    public static String question(Texts texts, Question question) {
        var asks = question.control().map(control -> in(texts, control.ask())).orElse("");
        return question.before().isEmpty() ? asks : asks + texts.get("duties.first-day.before", question.before());
    }
}
