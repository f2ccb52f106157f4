package org.sekisho.app.stocktaking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.QrCode;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.stocktaking.BeginStocktaking;
import org.sekisho.app.stocktaking.ConfirmLines;
import org.sekisho.app.stocktaking.Counted;
import org.sekisho.app.stocktaking.ReadStock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Stocktakings: the list, how far one is, and the sheet of a section on the screen and on paper. */
@Controller
class StocktakingPages {

    static final String ADDRESS = "/stocktaking";

    private static final int PAGE_SIZE = 50;

    private final ReadStock stock;
    private final BeginStocktaking begin;
    private final ConfirmLines confirmLines;
    private final ReadLine readLine;
    private final Templates templates;
    private final Time time;

    StocktakingPages(
            ReadStock stock,
            BeginStocktaking begin,
            ConfirmLines confirmLines,
            ReadLine readLine,
            Templates templates,
            Time time) {
        this.stock = stock;
        this.begin = begin;
        this.confirmLines = confirmLines;
        this.readLine = readLine;
        this.templates = templates;
        this.time = time;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry stocktakingEntry() {
            return new NavEntry(
                    NavEntry.Group.LEDGERS, 20, "stocktaking.nav", ADDRESS, Icon.DUTY, Permission.KEEP_LEDGERS);
        }
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_LEDGERS)
    View list(Actor actor, Shell shell) {
        return templates
                .page("stocktaking/list", Page.titled(shell, shell.texts().get("stocktaking.title")))
                .with("all", stock.all(actor))
                .with("mayBegin", actor.may(Permission.KEEP_ALL_LEDGERS));
    }

    @GetMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View beginning(Shell shell) {
        return beginning(shell, Form.empty());
    }

    @PostMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View begin(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = form(sent, "title", "firstDay", "lastDay");
        var first = TypedDay.asked(sent.getOrDefault("firstDay", ""));
        var last = TypedDay.asked(sent.getOrDefault("lastDay", ""));
        var read = unread(
                unread(form, "firstDay", first.isEmpty(), shell.texts()), "lastDay", last.isEmpty(), shell.texts());
        if (first.isEmpty() || last.isEmpty()) {
            return beginning(shell, read);
        }
        try {
            var id = begin.begin(
                    actor,
                    new BeginStocktaking.Input(Counted.ASSET, sent.getOrDefault("title", ""), first.get(), last.get()));
            return NextPage.saying(request, shell.texts().get("stocktaking.begun"), ADDRESS + "/" + id);
        } catch (Refusal.Invalid invalid) {
            return beginning(shell, Bundles.refused(form, invalid, shell.texts()));
        }
    }

    private View beginning(Shell shell, Form form) {
        var page =
                Page.titled(shell, shell.texts().get("stocktaking.new.title")).under(crumb(shell.texts()));
        return templates
                .page("stocktaking/new", form.refused() ? page.refusing() : page)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/{id}")
    @Requires(Permission.READ_LEDGERS)
    View show(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        return show(actor, shell, request, id, Form.empty());
    }

    @PostMapping(ADDRESS + "/{id}/close")
    @Requires(Permission.KEEP_ALL_LEDGERS)
    View close(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String said) {
        try {
            begin.close(actor, SentId.addressed(id, "stocktaking"), said);
        } catch (Refusal.Invalid invalid) {
            return show(
                    actor,
                    shell,
                    request,
                    id,
                    Bundles.refused(Form.empty().with("said", said), invalid, shell.texts()));
        }
        return NextPage.saying(request, shell.texts().get("stocktaking.closed"), ADDRESS + "/" + id);
    }

    private View show(Actor actor, Shell shell, HttpServletRequest request, String id, Form form) {
        var progress = stock.progress(actor, SentId.addressed(id, "stocktaking"));
        var page = Page.titled(shell, progress.one().title())
                .under(crumb(shell.texts()))
                .saying(NextPage.said(request));
        return templates
                .page("stocktaking/show", form.refused() ? page.refusing() : page)
                .with("progress", progress)
                .with("form", form)
                .with("today", time.today())
                .with(
                        "mayClose",
                        actor.may(Permission.KEEP_ALL_LEDGERS) && progress.one().open())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/{id}/sections/{section}")
    @Requires(Permission.READ_LEDGERS)
    View sheet(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String section,
            @RequestParam(defaultValue = "1") String page) {
        return sheet(actor, shell, request, id, section, Paging.asked(page), Form.empty());
    }

    @PostMapping(ADDRESS + "/{id}/sections/{section}")
    @Requires(Permission.KEEP_LEDGERS)
    View confirm(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String section,
            @RequestParam(defaultValue = "") List<String> line) {
        try {
            int confirmed = confirmLines.confirm(
                    actor,
                    SentId.addressed(id, "stocktaking"),
                    SentId.addressed(section, "section"),
                    line.stream()
                            .flatMap(one -> SentId.read(one).stream())
                            .map(LineId::new)
                            .toList());
            return NextPage.saying(
                    request,
                    shell.texts().get("stocktaking.confirmed", confirmed),
                    ADDRESS + "/" + id + "/sections/" + section);
        } catch (Refusal.Invalid invalid) {
            return sheet(actor, shell, request, id, section, 1, Bundles.refused(Form.empty(), invalid, shell.texts()));
        }
    }

    @PostMapping(ADDRESS + "/{id}/sections/{section}/none")
    @Requires(Permission.KEEP_LEDGERS)
    View confirmNone(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String section) {
        try {
            confirmLines.confirmNone(actor, SentId.addressed(id, "stocktaking"), SentId.addressed(section, "section"));
        } catch (Refusal.Invalid invalid) {
            return sheet(actor, shell, request, id, section, 1, Bundles.refused(Form.empty(), invalid, shell.texts()));
        }
        return NextPage.saying(
                request, shell.texts().get("stocktaking.none-there.said"), ADDRESS + "/" + id + "/sections/" + section);
    }

    private View sheet(
            Actor actor, Shell shell, HttpServletRequest request, String id, String section, int number, Form form) {
        var texts = shell.texts();
        var sheet = stock.sheet(actor, SentId.addressed(id, "stocktaking"), SentId.addressed(section, "section"));
        var lines = sheet.section().part().lines();
        var page = Page.titled(
                        shell,
                        texts.get("stocktaking.sheet.title", sheet.section().name()))
                .under(
                        crumb(texts),
                        new Crumb(
                                sheet.one().title(), ADDRESS + "/" + sheet.one().id()))
                .saying(NextPage.said(request));
        var view = new TableView(
                "lines",
                texts.get("stocktaking.lines"),
                ADDRESS + "/" + id + "/sections/" + section,
                columns(texts),
                List.of(),
                Optional.empty(),
                new Paging(number, PAGE_SIZE, lines.size()));
        return templates
                .page("stocktaking/sheet", form.refused() ? page.refusing() : page)
                .with("sheet", sheet)
                .with(
                        "shown",
                        lines.stream()
                                .skip((long) (number - 1) * PAGE_SIZE)
                                .limit(PAGE_SIZE)
                                .toList())
                .with("view", view)
                .with("form", form)
                .with(
                        "scales",
                        readLine.fields(actor, sheet.ledger().key(), sheet.one().after(time.today())).stream()
                                .filter(field -> field.is(LedgerField.Use.LISTED)
                                        && field.kind() instanceof LedgerField.Choice choice
                                        && choice.decided().isPresent())
                                .toList())
                .with(
                        "mayKeep",
                        sheet.mayKeep()
                                && sheet.one().open()
                                && !time.today().isBefore(sheet.one().firstDay()))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static List<Column> columns(Texts texts) {
        return List.of(
                Column.text("line", texts.get("stocktaking.column.line")),
                Column.text("place", texts.get("stocktaking.column.place")),
                Column.text("class", texts.get("stocktaking.column.class")),
                Column.text("owner", texts.get("stocktaking.column.owner")),
                Column.status("state", texts.get("stocktaking.column.state")),
                Column.actions(texts.get("stocktaking.column.actions")));
    }

    @GetMapping(ADDRESS + "/{id}/sections/{section}/paper")
    @Requires(Permission.READ_LEDGERS)
    View paper(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @PathVariable String section) {
        var sheet = stock.sheet(actor, SentId.addressed(id, "stocktaking"), SentId.addressed(section, "section"));
        var address = ADDRESS + "/" + sheet.one().id() + "/sections/" + section;
        return templates
                .page(
                        "stocktaking/paper",
                        Page.titled(
                                shell,
                                shell.texts()
                                        .get(
                                                "stocktaking.paper.title",
                                                sheet.one().title(),
                                                sheet.section().name())))
                .with("sheet", sheet)
                .with("back", address)
                .with("qr", QrCode.of(site(request) + address));
    }

    /** Where the reader reaches the program; the Host header is one of ours, or the request would not have come here. */
    private static String site(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }

    static Crumb crumb(Texts texts) {
        return new Crumb(texts.get("stocktaking.title"), ADDRESS);
    }

    static Form form(Map<String, String> sent, String... fields) {
        var form = Form.empty();
        for (var field : fields) {
            form = form.with(field, sent.getOrDefault(field, ""));
        }
        return form;
    }

    /** The form with what is wrong with a day that was not typed or cannot be read. */
    static Form unread(Form form, String name, boolean missing, Texts texts) {
        return missing ? form.wrong(name, texts.get("shared.as-of.unread")) : form;
    }
}
