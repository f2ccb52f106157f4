package org.sekisho.app.duties.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.FirstDay;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.organisation.HoldersOfRole;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Sort;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;
import org.sekisho.controls.Measure;
import org.sekisho.controls.Stage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All duties of the body with their status as of a day. */
@Controller
class DutyListPage {

    private static final int PAGE_SIZE = 50;

    private final StatusOfDuties statuses;
    private final CatalogueOfBody catalogues;
    private final HoldersOfRole holders;
    private final FirstDay firstDay;
    private final Time time;
    private final Templates templates;

    DutyListPage(
            StatusOfDuties statuses,
            CatalogueOfBody catalogues,
            HoldersOfRole holders,
            FirstDay firstDay,
            Time time,
            Templates templates) {
        this.statuses = statuses;
        this.catalogues = catalogues;
        this.holders = holders;
        this.firstDay = firstDay;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/duties")
    @Requires(Permission.READ_DUTIES)
    Rendering list(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var texts = shell.texts();
        var asked = asked(sent);
        var moment = Moment.of(asked.getOrDefault("day", ""), asked.getOrDefault("known", ""), time.today(), texts);
        var overview = statuses.on(actor, moment.asOf());
        var columns = columns(texts);
        var order = Sort.read(asked.getOrDefault("sort", ""), columns).orElse(Sort.by("state"));
        var filters = filters(texts, asked, moment);
        var all = rows(actor, texts, overview);
        var found = all.stream()
                .filter(row -> matches(row, asked))
                .sorted(comparator(order))
                .toList();
        var paging = new Paging(Paging.asked(asked.getOrDefault("page", "")), PAGE_SIZE, found.size());
        var view = new TableView(
                "duties", texts.get("duties.list.caption"), "/duties", columns, filters, Optional.of(order), paging);
        return templates
                .page(
                        "duties/list",
                        Page.titled(shell, texts.get("duties.list.title")).saying(NextPage.said(request)))
                .with("tabs", Words.tabs(actor, texts, Words.View.LIST))
                .with("moment", moment)
                .with("counts", overview.counts())
                .with("total", overview.duties().size())
                .with("view", view)
                .with("rows", found.subList((int) paging.offset(), (int) Math.max(paging.offset(), paging.last())))
                .with("open", open(actor, moment, overview))
                .with("mayKeep", actor.may(Permission.KEEP_DUTIES));
    }

    /** The conditions of an address; a state or a measure may be named as the program names it. */
    private static Map<String, String> asked(Map<String, String> sent) {
        var asked = new HashMap<>(sent);
        for (var state : State.values()) {
            asked.replace("state", state.name(), Words.token(state));
        }
        for (var measure : Measure.values()) {
            asked.replace("measure", measure.name(), number(measure));
        }
        return asked;
    }

    /** How far the first day has come, for the one who keeps the duties, while something is left. */
    private Optional<FirstDay.Progress> open(Actor actor, Moment moment, StatusOfDuties.Overview overview) {
        return actor.may(Permission.KEEP_DUTIES)
                        && moment.today()
                        && !overview.duties().isEmpty()
                ? Optional.of(firstDay.of(actor, overview)).filter(FirstDay.Progress::open)
                : Optional.empty();
    }

    private List<DutyRow> rows(Actor actor, Texts texts, StatusOfDuties.Overview overview) {
        var catalogue = catalogues.of(actor);
        var places = places(catalogue);
        var names = names(holders.all(actor, overview.asOf()));
        var rows = new ArrayList<DutyRow>();
        for (var one : overview.duties()) {
            var control = catalogue.control(one.duty().control());
            rows.add(new DutyRow(
                    one.duty(),
                    one.status(),
                    control,
                    places.getOrDefault(one.duty().control(), Integer.MAX_VALUE),
                    Words.title(texts, one.duty(), control),
                    one.duty().scope() == Scope.BODY
                            ? List.copyOf(names.getOrDefault(one.duty().owner(), new LinkedHashSet<>()))
                            : List.of()));
        }
        return rows;
    }

    static Map<Role, LinkedHashSet<String>> names(List<RoleHolder> holders) {
        return holders.stream()
                .collect(groupingBy(RoleHolder::role, mapping(RoleHolder::name, toCollection(LinkedHashSet::new))));
    }

    static Map<String, Integer> places(Catalogue catalogue) {
        var places = new HashMap<String, Integer>();
        catalogue.controls().forEach(control -> places.put(control.id(), places.size()));
        return places;
    }

    private static List<Column> columns(Texts texts) {
        return List.of(
                Column.status("state", texts.get("duties.column.state")).sorted(),
                Column.text("title", texts.get("duties.column.title")).sorted(),
                Column.text("owner", texts.get("duties.column.owner")).sorted(),
                Column.text("cycle", texts.get("duties.column.cycle")),
                Column.date("due", texts.get("duties.column.due")).sorted(),
                Column.text("count", texts.get("duties.column.count")));
    }

    private static List<Filter> filters(Texts texts, Map<String, String> asked, Moment moment) {
        var filters = new ArrayList<Filter>();
        filters.add(new Filter.Words("q", texts.get("duties.filter.words"), asked.getOrDefault("q", "")));
        filters.add(oneOf(
                texts,
                "state",
                asked,
                List.of(State.values()).stream()
                        .map(state -> Choice.of(Words.token(state), Words.state(texts, state)))
                        .toList()));
        filters.add(oneOf(
                texts,
                "measure",
                asked,
                List.of(Measure.values()).stream()
                        .map(measure -> Choice.of(Integer.toString(measure.number()), Words.measure(texts, measure)))
                        .toList()));
        filters.add(oneOf(
                texts,
                "stage",
                asked,
                List.of(Stage.values()).stream()
                        .map(stage -> Choice.of(stage.name(), Words.in(texts, stage.title())))
                        .toList()));
        filters.add(oneOf(
                texts,
                "owner",
                asked,
                List.of(Role.values()).stream()
                        .filter(DutyListPage::owns)
                        .sorted(Comparator.reverseOrder())
                        .map(role -> Choice.of(role.name(), Words.role(texts, role)))
                        .toList()));
        filters.add(oneOf(
                texts,
                "origin",
                asked,
                List.of(CycleOrigin.values()).stream()
                        .map(origin -> Choice.of(origin.name(), Words.origin(texts, origin)))
                        .toList()));
        filters.add(oneOf(
                texts,
                "nature",
                asked,
                List.of(
                        Choice.of("attested", texts.get("duties.filter.nature.attested")),
                        Choice.of("observed", texts.get("duties.filter.nature.observed")))));
        if (!moment.today()) {
            filters.add(new Filter.Kept("day", moment.asOf().day().toString()));
            filters.add(new Filter.Kept("known", moment.known().value()));
        }
        return filters;
    }

    private static boolean owns(Role role) {
        return switch (role) {
            case STAFF,
                    SYSTEM_OPERATOR,
                    CSIRT,
                    SYSTEM_MANAGER,
                    SECTION_SECURITY_MANAGER,
                    DEPARTMENT_SECURITY_OFFICER,
                    CHIEF_SECURITY_OFFICER,
                    CISO,
                    AUDITOR -> true;
            case VISITOR, FOUNDER, PROGRAM, ACCOUNT_HOLDER, ADMINISTRATOR -> false;
        };
    }

    /** A condition; what is no choice asks for nothing. */
    private static Filter oneOf(Texts texts, String name, Map<String, String> asked, List<Choice> choices) {
        var value = asked.getOrDefault(name, "");
        boolean known = choices.stream().anyMatch(choice -> choice.value().equals(value));
        return new Filter.OneOf(name, texts.get("duties.filter." + name), known ? value : "", "", choices);
    }

    private static boolean matches(DutyRow row, Map<String, String> asked) {
        var count = row.status().count();
        return has(asked, "state", Words.token(row.status().state()), List.of(State.values()), Words::token)
                && has(
                        asked,
                        "measure",
                        row.control()
                                .map(Control::measure)
                                .map(DutyListPage::number)
                                .orElse("-"),
                        List.of(Measure.values()),
                        DutyListPage::number)
                && has(
                        asked,
                        "stage",
                        row.control().map(Control::stage).map(Stage::name).orElse("-"),
                        List.of(Stage.values()),
                        Stage::name)
                && has(asked, "owner", row.duty().owner().name(), List.of(Role.values()), Role::name)
                && has(asked, "origin", row.duty().origin().name(), List.of(CycleOrigin.values()), CycleOrigin::name)
                && switch (asked.getOrDefault("nature", "")) {
                    case "attested" -> row.status().state() == State.KEPT_ATTESTED || count.attested() > 0;
                    case "observed" -> row.status().state() == State.KEPT_OBSERVED || count.observed() > 0;
                    default -> true;
                }
                && wordsIn(row.title(), asked.getOrDefault("q", ""));
    }

    private static String number(Measure measure) {
        return Integer.toString(measure.number());
    }

    private static <E> boolean has(
            Map<String, String> asked, String name, String value, List<E> known, Function<E, String> token) {
        var wanted = asked.getOrDefault(name, "");
        return known.stream().map(token).noneMatch(wanted::equals) || wanted.equals(value);
    }

    private static boolean wordsIn(String title, String words) {
        for (var word : words.strip().split("[\\s\u3000]+", 10)) {
            if (!title.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static Comparator<DutyRow> comparator(Sort order) {
        Comparator<DutyRow> due = Comparator.comparing(row -> row.status().due().orElse(LocalDate.MAX));
        Comparator<DutyRow> place = Comparator.comparingInt(DutyRow::place);
        Comparator<DutyRow> by = switch (order.column()) {
            case "title" -> place;
            case "owner" ->
                Comparator.comparing((DutyRow row) -> row.duty().owner()).reversed();
            case "due" -> due;
            default -> Comparator.comparing(row -> row.status().state());
        };
        return (order.descending() ? by.reversed() : by).thenComparing(due).thenComparing(place);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry dutiesEntry() {
            return new NavEntry(NavEntry.Group.WORK, 30, "duties.nav", "/duties", Icon.DUTY, Permission.READ_DUTIES);
        }
    }
}
