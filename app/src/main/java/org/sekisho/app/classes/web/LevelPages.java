package org.sekisho.app.classes.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sekisho.app.classes.ExplainClass;
import org.sekisho.app.classes.SetLevel;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.classification.Axis;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The forms with which somebody sets the level of an asset, or ends that. */
@Controller
class LevelPages {

    private final ExplainClass explain;
    private final SetLevel setLevel;
    private final Templates templates;
    private final Time time;

    LevelPages(ExplainClass explain, SetLevel setLevel, Templates templates, Time time) {
        this.explain = explain;
        this.setLevel = setLevel;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/ledgers/asset/lines/{line}/level/{axis}")
    @Requires(Permission.KEEP_LEDGERS)
    View ask(Actor actor, Shell shell, @PathVariable String line, @PathVariable String axis) {
        return page(actor, shell, AssetAddresses.asset(line), AssetAddresses.axis(axis), Form.empty(), Form.empty());
    }

    @PostMapping("/ledgers/asset/lines/{line}/level/{axis}")
    @Requires(Permission.KEEP_LEDGERS)
    View set(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String line,
            @PathVariable String axis,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String reason) {
        var asset = AssetAddresses.asset(line);
        var on = AssetAddresses.axis(axis);
        try {
            setLevel.set(actor, new SetLevel.Input(asset, on, level, reason));
        } catch (Refusal.Invalid invalid) {
            var form = Form.empty().with("level", level).with("reason", reason);
            return page(actor, shell, asset, on, Bundles.refused(form, invalid, shell.texts()), Form.empty());
        }
        return NextPage.saying(
                request,
                shell.texts().get("classes.set.done", new Words(shell.texts()).axis(on)),
                AssetAddresses.page(asset));
    }

    @PostMapping("/ledgers/asset/lines/{line}/level/{axis}/end")
    @Requires(Permission.KEEP_LEDGERS)
    View end(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String line,
            @PathVariable String axis,
            @RequestParam(defaultValue = "") String ending) {
        var asset = AssetAddresses.asset(line);
        var on = AssetAddresses.axis(axis);
        try {
            setLevel.end(actor, asset, on, ending);
        } catch (Refusal.Invalid invalid) {
            var form = Form.empty().with("ending", ending);
            return page(actor, shell, asset, on, Form.empty(), Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(
                request,
                shell.texts().get("classes.end.done", new Words(shell.texts()).axis(on)),
                AssetAddresses.page(asset));
    }

    private View page(Actor actor, Shell shell, LineId asset, Axis axis, Form form, Form ending) {
        var texts = shell.texts();
        var words = new Words(texts);
        var offered = explain.offered(actor, asset, axis, AsOf.known(time.today()));
        var page = Page.titled(
                        shell,
                        texts.get(
                                "classes.set.title",
                                words.axis(axis),
                                offered.shown().title()))
                .under(
                        new Crumb(texts.get("ledger.asset.title"), AssetAddresses.LEDGER),
                        new Crumb(offered.shown().title(), AssetAddresses.page(asset)));
        boolean refused = form.refused() || ending.refused();
        return templates
                .page("classes/level", refused ? page.refusing() : page)
                .with("words", words)
                .with("asset", asset)
                .with("now", offered.now())
                .with(
                        "choices",
                        offered.levels().stream()
                                .map(level -> Choice.of(level.key(), words.level(level), words.definition(level)))
                                .toList())
                .with("form", form)
                .with("ending", ending)
                .status(refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
