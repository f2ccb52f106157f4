package org.sekisho.app.classes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.classes.FindConnections;
import org.sekisho.app.classes.KeepDependencies;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What an asset relies on and what relies on it, as a picture and in words; and what it does not work without. */
@Controller
class ConnectionPages {

    private final FindConnections connections;
    private final KeepDependencies keepDependencies;
    private final ReadLine readLine;
    private final Templates templates;
    private final Time time;

    ConnectionPages(
            FindConnections connections,
            KeepDependencies keepDependencies,
            ReadLine readLine,
            Templates templates,
            Time time) {
        this.connections = connections;
        this.keepDependencies = keepDependencies;
        this.readLine = readLine;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/ledgers/asset/lines/{line}/connections")
    @Requires(Permission.READ_LEDGERS)
    View show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        return page(
                actor,
                shell,
                AssetAddresses.asset(line),
                Moment.of(day, known, time.today(), shell.texts()),
                Form.empty(),
                NextPage.said(request));
    }

    @PostMapping("/ledgers/asset/lines/{line}/connections")
    @Requires(Permission.KEEP_LEDGERS)
    View add(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String needed) {
        var asset = AssetAddresses.asset(line);
        try {
            keepDependencies.add(actor, asset, called(actor, needed));
        } catch (Refusal.Invalid invalid) {
            return page(
                    actor,
                    shell,
                    asset,
                    Moment.of("", "", time.today(), shell.texts()),
                    Bundles.refused(Form.empty().with("needed", needed), invalid, shell.texts()));
        }
        return NextPage.saying(
                request, shell.texts().get("classes.needs.added", needed.strip()), AssetAddresses.connections(asset));
    }

    @PostMapping("/ledgers/asset/lines/{line}/connections/{needed}/end")
    @Requires(Permission.KEEP_LEDGERS)
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String line,
            @PathVariable String needed) {
        var asset = AssetAddresses.asset(line);
        keepDependencies.end(actor, asset, AssetAddresses.asset(needed));
        return NextPage.saying(request, shell.texts().get("classes.needs.ended"), AssetAddresses.connections(asset));
    }

    /** The asset that somebody typed the name or the number of. */
    private LineId called(Actor actor, String typed) {
        if (typed.isBlank()) {
            throw new Refusal.Invalid("needed", Message.of("shared.refusal.missing"));
        }
        var found = readLine.called(actor, AssetLedger.KEY, typed, AsOf.known(time.today()));
        if (found.size() != 1) {
            throw new Refusal.Invalid(
                    "needed", Message.of("ledgers.refusal.unread." + (found.isEmpty() ? "line" : "lines")));
        }
        return found.getFirst();
    }

    private View page(Actor actor, Shell shell, LineId asset, Moment moment, Form form, Notice... said) {
        var texts = shell.texts();
        var words = new Words(texts);
        var found = connections.of(actor, asset, moment.asOf());
        boolean mayChange = found.shown().mayChange() && moment.today();
        var page = Page.titled(
                        shell,
                        texts.get("classes.connections.title", found.shown().title()))
                .under(
                        new Crumb(texts.get("ledger.asset.title"), AssetAddresses.LEDGER),
                        new Crumb(found.shown().title(), AssetAddresses.page(asset) + moment.query()))
                .saying(said);
        return templates
                .page("classes/connections", form.refused() ? page.refusing() : page)
                .with("words", words)
                .with("moment", moment)
                .with("asset", asset)
                .with("found", found)
                .with("picture", ConnectionPicture.of(found, words))
                .with("offered", mayChange ? offered(actor) : List.<String>of())
                .with("mayChange", mayChange)
                .with("form", form)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private List<String> offered(Actor actor) {
        return Optional.ofNullable(readLine.offered(actor, AssetLedger.KEY, AsOf.known(time.today()))
                        .lines()
                        .get(AssetLedger.HELD_IN))
                .orElse(List.of());
    }
}
