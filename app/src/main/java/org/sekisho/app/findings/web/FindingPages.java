package org.sekisho.app.findings.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.findings.ClausesOfControls;
import org.sekisho.app.findings.FindingsOfDay;
import org.sekisho.app.findings.FindingsOfDay.Found;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.classification.FindingRule;
import org.sekisho.classification.Severity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What looks wrong about the information assets (確認が必要な点), by rule. */
@Controller
class FindingPages {

    static final String ADDRESS = "/ledgers/asset/findings";

    /** Of each rule while all are shown; the rest is behind a link. */
    private static final int FEW = 5;

    private static final int PAGE_SIZE = 100;

    private final FindingsOfDay findings;
    private final ClausesOfControls clauses;
    private final Templates templates;
    private final Time time;

    FindingPages(FindingsOfDay findings, ClausesOfControls clauses, Templates templates, Time time) {
        this.findings = findings;
        this.clauses = clauses;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_LEDGERS)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var all = findings.on(actor, moment.asOf());
        var of = SentId.read(section).filter(all.sections()::containsKey);
        var found = of.map(all::of).orElse(all).found();
        var byRule = new LinkedHashMap<FindingRule, List<Found>>();
        found.forEach(one ->
                byRule.computeIfAbsent(one.rule(), fresh -> new ArrayList<>()).add(one));
        var one =
                byRule.keySet().stream().filter(some -> some.key().equals(rule)).findFirst();
        var own = clauses.of(
                actor,
                byRule.keySet().stream()
                        .flatMap(some -> some.clause().controls().stream())
                        .collect(toSet()),
                moment.asOf());
        var paging = new Paging(
                Paging.asked(page),
                PAGE_SIZE,
                one.map(byRule::get).map(List::size).orElse(0));
        var groups = byRule.entrySet().stream()
                .filter(some -> one.isEmpty() || some.getKey().equals(one.get()))
                .map(some -> new FindingGroup(
                        RuleView.of(some.getKey(), own, texts),
                        some.getValue().stream()
                                .skip(one.isEmpty() ? 0 : paging.offset())
                                .limit(one.isEmpty() ? FEW : PAGE_SIZE)
                                .toList(),
                        some.getValue().size()))
                .toList();
        return templates
                .page(
                        "findings/list",
                        Page.titled(shell, texts.get("findings.title"))
                                .under(new Crumb(texts.get("assets.nav"), "/ledgers/asset")))
                .with("moment", moment)
                .with("address", ADDRESS)
                .with("filter", filter(all.sections(), of, texts))
                .with("counts", counts(found, texts))
                .with("assets", found.stream().map(Found::asset).distinct().count())
                .with("groups", groups)
                .with("sections", all.sections())
                .with("rule", one.map(FindingRule::key).orElse(""))
                .with("paging", paging);
    }

    private static Filter.OneOf filter(Map<UUID, String> sections, Optional<UUID> chosen, Texts texts) {
        return new Filter.OneOf(
                "section",
                texts.get("findings.section"),
                chosen.map(UUID::toString).orElse(""),
                "",
                sections.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                        .map(one -> Choice.of(one.getKey().toString(), one.getValue()))
                        .toList());
    }

    private static List<SeverityCount> counts(List<Found> found, Texts texts) {
        var counts = found.stream().collect(groupingBy(one -> one.rule().severity(), counting()));
        return Arrays.stream(Severity.values())
                .filter(counts::containsKey)
                .map(severity -> new SeverityCount(
                        RuleView.tone(severity),
                        RuleView.in(texts, severity.title()),
                        counts.getOrDefault(severity, 0L)))
                .toList();
    }
}
