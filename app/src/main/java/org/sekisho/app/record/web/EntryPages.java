package org.sekisho.app.record.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who did what: the entries of the record, and the history of one thing. */
@Controller
class EntryPages {

    /** The modules that enter something, in the order in which people know them. */
    static final List<String> MODULES = List.of(
            "policy",
            "drafting",
            "decision",
            "publication",
            "controls",
            "duties",
            "review",
            "exceptions",
            "conduct",
            "coverage",
            "organisation",
            "combinations",
            "committee",
            "contacts",
            "ledgers",
            "classes",
            "handling",
            "stocktaking",
            "schemes",
            "home",
            "notification",
            "identity",
            "api",
            "record",
            "reading",
            "evidence");

    private static final String ADDRESS = "/record";

    /** Enough for the address of any page. */
    private static final int MOST_SUBJECTS = 10;

    private final FindEntries entries;
    private final Templates templates;

    EntryPages(FindEntries entries, Templates templates) {
        this.entries = entries;
        this.templates = templates;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry recordNav() {
            return new NavEntry(
                    NavEntry.Group.ADMINISTRATION, 20, "record.nav", ADDRESS, Icon.FILE, Permission.TAKE_RECORD);
        }
    }

    /** The pages of the record. */
    enum Part {
        ENTRIES("record.tab.entries", "", Permission.READ_RECORD),
        SIGNED("record.tab.signed", "/signed", Permission.TAKE_RECORD),
        ANCHORS("record.tab.anchors", "/anchors", Permission.TAKE_ANCHORS);

        private final String label;
        private final String path;
        private final Permission permission;

        Part(String label, String path, Permission permission) {
            this.label = label;
            this.path = path;
            this.permission = permission;
        }
    }

    /** Those that the reader may open; none where there is only one. */
    static List<Tab> tabs(Actor actor, Texts texts, Part current) {
        var open = Arrays.stream(Part.values())
                .filter(part -> actor.may(part.permission))
                .map(part -> Tab.of(texts.get(part.label), ADDRESS + part.path, part == current))
                .toList();
        return open.size() > 1 ? open : List.of();
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_RECORD)
    View list(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String module,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "1") String page) {
        var texts = shell.texts();
        var subjects = subjects(about);
        var known = MODULES.contains(module) ? module : "";
        var problems = new ArrayList<Notice>();
        var query = new FindEntries.Query(
                subjects,
                given(known),
                given(by.strip()),
                day(texts, from, problems),
                day(texts, to, problems),
                Math.min(Paging.asked(page), FindEntries.MOST / FindEntries.PAGE_SIZE));
        var found = entries.find(actor, query);
        boolean all = actor.may(Permission.TAKE_RECORD);
        var words = new Words(texts, found.names());
        var view = new TableView(
                "entries",
                texts.get("record.list.caption"),
                ADDRESS,
                List.of(
                        Column.date("at", texts.get("record.list.at")),
                        Column.text("by", texts.get("record.list.by")),
                        Column.text("what", texts.get("record.list.what")),
                        Column.text("subject", texts.get("record.list.subject")),
                        Column.actions(texts.get("record.list.open"))),
                List.of(
                        new Filter.Kept("about", subjects.isEmpty() ? "" : about),
                        new Filter.OneOf(
                                "module",
                                texts.get("record.filter.module"),
                                known,
                                texts.get("record.filter.module.all"),
                                MODULES.stream()
                                        .map(one -> Choice.of(one, texts.get("record.module." + one)))
                                        .toList()),
                        new Filter.Words("by", texts.get("record.filter.by"), by),
                        new Filter.Day("from", texts.get("record.filter.from"), from),
                        new Filter.Day("to", texts.get("record.filter.to"), to)),
                Optional.empty(),
                new Paging(query.page(), FindEntries.PAGE_SIZE, Math.min(found.total(), FindEntries.MOST)));
        if (found.total() > FindEntries.MOST) {
            problems.add(Notice.of(Tone.INFO, texts.get("record.list.many", FindEntries.MOST)));
        }
        return templates
                .page(
                        "record/entries",
                        Page.titled(shell, title(texts, subjects, words)).saying(problems.toArray(Notice[]::new)))
                .with("tabs", all && subjects.isEmpty() ? tabs(actor, texts, Part.ENTRIES) : List.<Tab>of())
                .with("history", !subjects.isEmpty())
                .with("all", all)
                .with("view", view)
                .with("lines", found.lines())
                .with("words", words);
    }

    @GetMapping(ADDRESS + "/entries/{id}")
    @Requires(Permission.TAKE_RECORD)
    View entry(Actor actor, Shell shell, @PathVariable UUID id) {
        var texts = shell.texts();
        var whole = entries.entry(actor, id);
        var words = new Words(texts, whole.names());
        return templates
                .page(
                        "record/entry",
                        Page.titled(shell, words.what(whole.line().kind()))
                                .under(new Crumb(texts.get("record.title"), ADDRESS)))
                .with("whole", whole)
                .with("words", words);
    }

    private static String title(Texts texts, Set<UUID> subjects, Words words) {
        if (subjects.isEmpty()) {
            return texts.get("record.title");
        }
        return subjects.stream()
                .flatMap(subject -> words.name(subject).stream())
                .findFirst()
                .map(name -> texts.get("record.history.of", name))
                .orElse(texts.get("record.history.title"));
    }

    /** The subjects in an address, apart by commas; what is none is left out. */
    private static Set<UUID> subjects(String about) {
        return Arrays.stream(about.split(","))
                .limit(MOST_SUBJECTS)
                .flatMap(text -> SentId.read(text).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<LocalDate> day(Texts texts, String typed, List<Notice> problems) {
        var day = TypedDay.asked(typed);
        if (day.isEmpty() && !typed.isBlank()) {
            problems.add(Notice.of(Tone.ERROR, texts.get("record.filter.day", typed)));
        }
        return day;
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
