package org.sekisho.app.ledgers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.ledgers.BesideLedger;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.FindNaming;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LedgerField.Use;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Sort;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The pages of every ledger: its list, a line, and the forms that add, change and end one. */
@Controller
class LedgerPages {

    private static final int PAGE_SIZE = 50;

    private final Ledgers ledgers;
    private final FindLines findLines;
    private final ReadLine readLine;
    private final FindNaming findNaming;
    private final KeepLines keepLines;
    private final Templates templates;
    private final Time time;

    LedgerPages(
            Ledgers ledgers,
            FindLines findLines,
            ReadLine readLine,
            FindNaming findNaming,
            KeepLines keepLines,
            Templates templates,
            Time time) {
        this.ledgers = ledgers;
        this.findLines = findLines;
        this.readLine = readLine;
        this.findNaming = findNaming;
        this.keepLines = keepLines;
        this.templates = templates;
        this.time = time;
    }

    private static String address(Ledger ledger) {
        return "/ledgers/" + ledger.key();
    }

    @GetMapping("/ledgers/{ledger}")
    @Requires(Permission.READ_LEDGERS)
    View list(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @RequestParam Map<String, String> asked) {
        var texts = shell.texts();
        var declared = ledgers.the(ledger);
        var words = asked.getOrDefault("q", "");
        var moment = Moment.of(asked.getOrDefault("day", ""), asked.getOrDefault("known", ""), time.today(), texts);
        var said = new Said(texts, declared, Map.of(), ledgers);
        var columns = columns(declared, said);
        var order = order(columns, asked);
        int number = Paging.asked(asked.getOrDefault("page", ""));
        var found = findLines.find(
                actor,
                new FindLines.Input(
                        ledger,
                        moment.asOf(),
                        words,
                        LineForm.filters(declared.fields(), asked),
                        order.column(),
                        order.descending(),
                        (long) (number - 1) * PAGE_SIZE,
                        PAGE_SIZE));
        var filters = new ArrayList<Filter>();
        filters.add(new Filter.Words("q", texts.get("ledgers.words"), words));
        found.ledger().fields().stream()
                .filter(field -> field.is(Use.FILTERED))
                .map(field -> filter(field, asked.getOrDefault(field.key(), ""), found, said))
                .forEach(filters::add);
        if (!moment.today()) {
            filters.add(new Filter.Kept("day", asked.getOrDefault("day", "")));
            filters.add(new Filter.Kept("known", asked.getOrDefault("known", "")));
        }
        var view = new TableView(
                "lines",
                said.of("title"),
                address(declared),
                columns,
                filters,
                Optional.of(order),
                new Paging(number, PAGE_SIZE, found.total()));
        return templates
                .page("ledgers/list", Page.titled(shell, said.of("title")).saying(NextPage.said(request)))
                .with("moment", moment)
                .with("view", view)
                .with("said", new Said(texts, declared, found.names(), ledgers))
                .with("found", found)
                .with(
                        "beside",
                        ledgers.beside(declared).stream()
                                .flatMap(one -> one.actions(actor, texts).stream())
                                .toList())
                .with("marks", marks(actor, found, moment.asOf(), texts))
                .with("mayAdd", found.mayAdd() && moment.today())
                .with("mayKeepAll", actor.may(declared.access().keepAll()));
    }

    private Map<LineId, List<BesideLedger.Mark>> marks(Actor actor, FindLines.Found found, AsOf asOf, Texts texts) {
        var marks = new LinkedHashMap<LineId, List<BesideLedger.Mark>>();
        for (var beside : ledgers.beside(found.ledger())) {
            beside.marks(actor, found.lines(), asOf, texts)
                    .forEach((line, said) -> marks.computeIfAbsent(line, none -> new ArrayList<>())
                            .addAll(said));
        }
        return marks;
    }

    private static List<Column> columns(Ledger ledger, Said said) {
        return ledger.fields().stream()
                .filter(field -> field.is(Use.LISTED))
                .map(field -> column(field, said))
                .toList();
    }

    /** The order that an address asks for. */
    static Sort order(Ledger ledger, Map<String, String> asked, Texts texts, Ledgers ledgers) {
        return order(columns(ledger, new Said(texts, ledger, Map.of(), ledgers)), asked);
    }

    private static Sort order(List<Column> columns, Map<String, String> asked) {
        return Sort.read(asked.getOrDefault("sort", ""), columns).orElseGet(() -> first(columns));
    }

    private static Sort first(List<Column> columns) {
        return columns.stream()
                .filter(Column::sortable)
                .findFirst()
                .map(column -> Sort.by(column.key()))
                .orElseThrow(() -> new IllegalStateException("A ledger is ordered by one of its columns"));
    }

    private static Column column(LedgerField field, Said said) {
        var label = said.label(field);
        var column = switch (field.kind()) {
            case LedgerField.Day day -> Column.date(field.key(), label);
            case LedgerField.Whole whole -> Column.number(field.key(), label);
            case LedgerField.Kind other -> Column.text(field.key(), label);
        };
        return field.is(Use.SORTED) ? column.sorted() : column;
    }

    private static Filter filter(LedgerField field, String value, FindLines.Found found, Said said) {
        return new Filter.OneOf(field.key(), said.label(field), value, "", said.choices(field, found.places()));
    }

    @GetMapping("/ledgers/{ledger}/lines/{line}")
    @Requires(Permission.READ_LEDGERS)
    View show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var moment = Moment.of(day, known, time.today(), shell.texts());
        var shown = readLine.read(actor, ledger, id(ledger, line), moment.asOf());
        var said = new Said(shell.texts(), shown.ledger(), shown.names(), ledgers);
        return templates
                .page(
                        "ledgers/line",
                        Page.titled(shell, shown.title())
                                .under(new Crumb(said.of("title"), address(shown.ledger())))
                                .saying(NextPage.said(request)))
                .with("moment", moment)
                .with("said", said)
                .with("shown", shown)
                .with("naming", findNaming.find(actor, shown, moment.asOf()))
                .with(
                        "beside",
                        ledgers.beside(shown.ledger()).stream()
                                .flatMap(one -> one.panels(actor, shown, moment.asOf(), shell.texts()).stream())
                                .toList())
                .with("mayChange", shown.mayChange() && moment.today());
    }

    private LineId id(String ledger, String line) {
        return new LineId(SentId.addressed(line, ledgers.the(ledger).key()));
    }

    @GetMapping("/ledgers/{ledger}/new")
    @Requires(Permission.KEEP_LEDGERS)
    View ask(Actor actor, Shell shell, @PathVariable String ledger) {
        return form(actor, shell, ledger, Optional.empty(), Form.empty());
    }

    @PostMapping("/ledgers/{ledger}/new")
    @Requires(Permission.KEEP_LEDGERS)
    View add(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        var offered = readLine.offered(actor, ledger, AsOf.known(time.today()));
        LineId added;
        try {
            added = keepLines.add(actor, ledger, LineForm.read(offered.fields(), form, called(actor)));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, ledger, Optional.empty(), Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(
                request,
                shell.texts()
                        .get(
                                "ledgers.added",
                                form.field(offered.ledger().name()).value().strip()),
                offered.ledger().pageOf(added));
    }

    @GetMapping("/ledgers/{ledger}/lines/{line}/change")
    @Requires(Permission.KEEP_LEDGERS)
    View change(Actor actor, Shell shell, @PathVariable String ledger, @PathVariable String line) {
        var shown = kept(actor, ledger, line);
        return form(actor, shell, ledger, Optional.of(shown), LineForm.of(shown, shell.texts()));
    }

    @PostMapping("/ledgers/{ledger}/lines/{line}/change")
    @Requires(Permission.KEEP_LEDGERS)
    View change(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String line,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        var shown = kept(actor, ledger, line);
        try {
            keepLines.change(actor, ledger, shown.line().id(), LineForm.read(shown.fields(), form, called(actor)));
        } catch (Refusal.Invalid invalid) {
            return form(actor, shell, ledger, Optional.of(shown), Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(
                request,
                shell.texts().get("ledgers.changed", shown.title()),
                shown.ledger().pageOf(shown.line().id()));
    }

    @GetMapping("/ledgers/{ledger}/lines/{line}/end")
    @Requires(Permission.KEEP_LEDGERS)
    View ending(Actor actor, Shell shell, @PathVariable String ledger, @PathVariable String line) {
        return ending(shell, kept(actor, ledger, line), Form.empty());
    }

    @PostMapping("/ledgers/{ledger}/lines/{line}/end")
    @Requires(Permission.KEEP_LEDGERS)
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String ledger,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String reason) {
        var shown = kept(actor, ledger, line);
        try {
            keepLines.end(actor, ledger, shown.line().id(), reason);
        } catch (Refusal.Invalid invalid) {
            return ending(shell, shown, Bundles.refused(Form.empty().with("reason", reason), invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("ledgers.ended", shown.title()), address(shown.ledger()));
    }

    private LineForm.LinesCalled called(Actor actor) {
        return (ledger, words) -> readLine.called(actor, ledger, words, AsOf.known(time.today()));
    }

    /** A line that the actor may change; to whoever may not, it is not there. */
    private ReadLine.Shown kept(Actor actor, String ledger, String line) {
        var shown = readLine.read(actor, ledger, id(ledger, line), AsOf.known(time.today()));
        if (!shown.mayChange()) {
            throw new Refusal.NotFound(shown.ledger().key());
        }
        return shown;
    }

    private View ending(Shell shell, ReadLine.Shown shown, Form form) {
        var said = new Said(shell.texts(), shown.ledger(), shown.names(), ledgers);
        var page = Page.titled(shell, shell.texts().get("ledgers.end.title", shown.title()))
                .under(
                        new Crumb(said.of("title"), address(shown.ledger())),
                        new Crumb(
                                shown.title(),
                                shown.ledger().pageOf(shown.line().id())));
        return templates
                .page("ledgers/end", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("shown", shown)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private View form(Actor actor, Shell shell, String ledger, Optional<ReadLine.Shown> shown, Form form) {
        var texts = shell.texts();
        var offered = readLine.offered(actor, ledger, AsOf.known(time.today()));
        var said = new Said(texts, offered.ledger(), Map.of(), ledgers);
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(said.of("title"), address(offered.ledger())));
        shown.ifPresent(one -> crumbs.add(
                new Crumb(one.title(), offered.ledger().pageOf(one.line().id()))));
        var page = Page.titled(
                        shell,
                        shown.map(one -> texts.get("ledgers.change.title", one.title()))
                                .orElseGet(() -> said.of("new")))
                .under(crumbs.toArray(Crumb[]::new));
        return templates
                .page("ledgers/form", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("said", said)
                .with("parts", FormPart.of(offered, said, form))
                .with(
                        "action",
                        shown.map(one -> address(offered.ledger()) + "/lines/"
                                        + one.line().id() + "/change")
                                .orElse(address(offered.ledger()) + "/new"))
                .with(
                        "back",
                        shown.map(one -> offered.ledger().pageOf(one.line().id()))
                                .orElse(address(offered.ledger())))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
