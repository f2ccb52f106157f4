package org.sekisho.app.schemes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.schemes.MoveAsset;
import org.sekisho.app.schemes.OpenLevels;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Hint;
import org.sekisho.classification.Move;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The move of the ledger to another scheme: what is left to decide, and the decision asset by asset. */
@Controller
class MovePages {

    static final String ADDRESS = "/ledgers/asset/move";

    private static final int PAGE_SIZE = 100;

    private final OpenLevels openLevels;
    private final MoveAsset moveAsset;
    private final Templates templates;
    private final Time time;

    MovePages(OpenLevels openLevels, MoveAsset moveAsset, Templates templates, Time time) {
        this.openLevels = openLevels;
        this.moveAsset = moveAsset;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_LEDGERS)
    View list(Actor actor, Shell shell, HttpServletRequest request, @RequestParam(defaultValue = "") String page) {
        var texts = shell.texts();
        var left = openLevels.on(actor, AsOf.known(time.today()));
        var paging = new Paging(Paging.asked(page), PAGE_SIZE, left.open().size());
        return templates
                .page(
                        "schemes/move",
                        Page.titled(shell, texts.get("schemes.move.title"))
                                .under(
                                        new Crumb(texts.get("assets.nav"), "/ledgers/asset"),
                                        new Crumb(texts.get("schemes.title"), SchemePages.ADDRESS))
                                .saying(NextPage.said(request)))
                .with("address", ADDRESS)
                .with("words", new SchemeWords(texts))
                .with("left", left)
                .with(
                        "shown",
                        left.open().stream()
                                .skip(paging.offset())
                                .limit(PAGE_SIZE)
                                .toList())
                .with("paging", paging);
    }

    @GetMapping(ADDRESS + "/{asset}")
    @Requires(Permission.KEEP_LEDGERS)
    View ask(Actor actor, Shell shell, @PathVariable String asset) {
        return ask(shell, kept(actor, asset), Form.empty());
    }

    @PostMapping(ADDRESS + "/{asset}")
    @Requires(Permission.KEEP_LEDGERS)
    View decide(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String asset,
            @RequestParam MultiValueMap<String, String> sent) {
        var form = Form.of(sent);
        var moved = kept(actor, asset);
        var decided = new EnumMap<Axis, MoveAsset.Decided>(Axis.class);
        for (var axis : Axis.values()) {
            var key = AssetLedger.keyOf(axis);
            decided.put(
                    axis,
                    new MoveAsset.Decided(
                            form.field("level-" + key).value().strip(),
                            form.field("reason-" + key).value().strip()));
        }
        try {
            moveAsset.decide(actor, moved.shown().line().id(), decided);
        } catch (Refusal.Invalid invalid) {
            return ask(shell, moved, Bundles.refused(form, invalid, shell.texts()));
        }
        return NextPage.saying(
                request, shell.texts().get("schemes.move.decided", moved.shown().title()), ADDRESS);
    }

    /** An asset that the actor keeps; to whoever does not, it is not there. */
    private MoveAsset.Moved kept(Actor actor, String asset) {
        var moved =
                moveAsset.read(actor, new LineId(SentId.addressed(asset, AssetLedger.KEY)), AsOf.known(time.today()));
        if (!moved.shown().mayChange()) {
            throw new Refusal.NotFound(AssetLedger.KEY);
        }
        return moved;
    }

    private View ask(Shell shell, MoveAsset.Moved moved, Form form) {
        var texts = shell.texts();
        var words = new SchemeWords(texts);
        var shown = moved.shown();
        var page = Page.titled(shell, texts.get("schemes.move.asset", shown.title()))
                .under(
                        new Crumb(texts.get("schemes.move.title"), ADDRESS),
                        new Crumb(
                                shown.title(),
                                shown.ledger().pageOf(shown.line().id())));
        return templates
                .page("schemes/decide", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("address", ADDRESS + "/" + shown.line().id())
                .with("back", ADDRESS)
                .with("words", words)
                .with("moved", moved)
                .with("choices", choices(moved, words))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** The candidates of each axis, each with what it means and what speaks for it. */
    private static Map<Axis, List<Choice>> choices(MoveAsset.Moved moved, SchemeWords words) {
        var choices = new EnumMap<Axis, List<Choice>>(Axis.class);
        for (var question : moved.questions()) {
            choices.put(
                    question.axis(),
                    question.advice().candidates().stream()
                            .map(one -> Choice.of(
                                    one.level().key(), words.of(one.level().name()), hint(one, question, words)))
                            .toList());
        }
        return choices;
    }

    private static String hint(Move.Candidate one, MoveAsset.Question question, SchemeWords words) {
        var texts = words.texts();
        var said = new StringBuilder(words.of(one.level().definition()));
        for (Hint reason : one.reasons()) {
            said.append(' ')
                    .append(texts.get(
                            reason.decisive() ? "schemes.move.speaks" : "schemes.move.look",
                            words.of(reason.because()),
                            words.of(reason.source())));
        }
        if (question.advice().proposed().filter(one.level()::equals).isPresent()) {
            said.append(' ').append(texts.get("schemes.move.proposed"));
        }
        return said.toString();
    }
}
