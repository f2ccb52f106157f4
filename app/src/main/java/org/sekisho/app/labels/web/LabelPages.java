package org.sekisho.app.labels.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.labels.LabelsOfAssets;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.QrCode;
import org.sekisho.app.shared.web.ui.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Labels of assets: chosen from a list, printed on sheets of 24 or at the head of a document. */
@Controller
class LabelPages {

    static final String ADDRESS = "/ledgers/asset/labels";

    /** Labels of a sheet of A4: three across, eight down. */
    private static final int OF_A_SHEET = 24;

    private static final int PAGE_SIZE = 48;

    private final LabelsOfAssets labels;
    private final FindLines findLines;
    private final Templates templates;
    private final Time time;

    LabelPages(LabelsOfAssets labels, FindLines findLines, Templates templates, Time time) {
        this.labels = labels;
        this.findLines = findLines;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_LEDGERS)
    View choose(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String page) {
        var texts = shell.texts();
        int number = Paging.asked(page);
        var found = findLines.find(
                actor,
                new FindLines.Input(
                        AssetLedger.KEY,
                        AsOf.known(time.today()),
                        q,
                        Map.of(),
                        AssetLedger.NAME,
                        false,
                        (long) (number - 1) * PAGE_SIZE,
                        PAGE_SIZE));
        return templates
                .page(
                        "labels/choose",
                        Page.titled(shell, texts.get("labels.title"))
                                .under(new Crumb(texts.get("assets.nav"), "/ledgers/asset"))
                                .saying(NextPage.said(request)))
                .with("address", ADDRESS)
                .with("found", found)
                .with("words", new Filter.Words("q", texts.get("labels.words"), q))
                .with(
                        "columns",
                        List.of(
                                Column.text("name", texts.get("ledger.asset.field.name")),
                                Column.text("code", texts.get("ledger.asset.field.code")),
                                Column.text("section", texts.get("ledger.asset.field.section"))))
                .with("paging", new Paging(number, PAGE_SIZE, found.total()));
    }

    /**
     * The labels for print.
     *
     * @param first the place on the sheet where the first goes, from 1: a sheet that was begun is used up
     * @param as {@code head} for the head of a document, a page each
     */
    @GetMapping(ADDRESS + "/sheet")
    @Requires(Permission.READ_LEDGERS)
    View print(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> asset,
            @RequestParam(defaultValue = "1") String first,
            @RequestParam(defaultValue = "") String as) {
        var texts = shell.texts();
        if (asset.isEmpty() || asset.size() > LabelsOfAssets.MOST) {
            return NextPage.saying(
                    request,
                    texts.get(asset.isEmpty() ? "labels.choose" : "labels.too-many", LabelsOfAssets.MOST),
                    ADDRESS);
        }
        var ids = asset.stream()
                .map(id -> new LineId(SentId.addressed(id, AssetLedger.KEY)))
                .distinct()
                .toList();
        var site = site(request);
        var printed = labels.of(actor, ids, AsOf.known(time.today())).stream()
                .map(one -> printed(one, site))
                .toList();
        boolean head = as.equals("head");
        int begun = first.matches("[1-9]|1\\d|2[0-4]") ? Integer.parseInt(first) - 1 : 0;
        return templates
                .page("labels/sheet", Page.titled(shell, texts.get("labels.title")))
                .with("labels", printed)
                .with("head", head)
                .with("begun", head ? 0 : begun)
                .with("ofASheet", OF_A_SHEET)
                .with("back", ADDRESS);
    }

    private static PrintedLabel printed(LabelsOfAssets.OfAsset one, String site) {
        return new PrintedLabel(
                one,
                String.join("", one.label().marks()),
                one.label().restrictions().stream()
                        .map(limit -> limit.words().ja())
                        .collect(Collectors.joining("、")),
                QrCode.of(site + "/ledgers/asset/lines/" + one.asset()));
    }

    /** Where the reader reaches the program; the Host header is one of ours, or the request would not have come here. */
    private static String site(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
