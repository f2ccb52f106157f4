package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.stocktaking.BeginStocktaking;
import org.sekisho.app.stocktaking.Counted;
import org.sekisho.app.stocktaking.LineState;
import org.sekisho.app.stocktaking.ReadStock;
import org.sekisho.app.stocktaking.ReportMissing;
import org.sekisho.app.stocktaking.Stock;
import org.sekisho.policytext.Wareki;

/** The stocktaking of this year in a sample body. */
final class SampleStocktaking {

    private static final int WEEKS = 4;

    /** From April to March. */
    private static final int MONTHS_BEFORE_THE_YEAR = 3;

    private final UseCases use;
    private final Hands officer;
    private final LocalDate today;

    SampleStocktaking(UseCases use, Hands officer, LocalDate today) {
        this.use = use;
        this.officer = officer;
        this.today = today;
    }

    /** One that is open: every other section is done, and of the head's own one thing is missing since some days. */
    void open(Hands head) {
        var first = today.minusDays(20);
        var id = begin(first);
        var own = head.on(first, actor -> use.readStock().progress(actor, id)).sections().stream()
                .map(section -> section.part().section())
                .toList();
        var sections = sections(id, first).stream()
                .filter(part -> !own.contains(part.section()))
                .toList();
        for (int number = 0; number < sections.size(); number += 2) {
            confirm(officer, first.plusDays(3 + number % 12), id, sections.get(number));
        }
        var knownOn = today.minusDays(4);
        head.on(
                knownOn,
                actor -> use.readStock().progress(actor, id).sections().stream()
                        .flatMap(section -> section.part().lines().stream())
                        .filter(line -> line.before().words("kind").equals("MEDIA") && line.state() == LineState.LEFT)
                        .findFirst()
                        .map(line -> use.reportMissing()
                                .report(
                                        actor,
                                        id,
                                        line.id(),
                                        new ReportMissing.Input(
                                                knownOn,
                                                "持ち出しを許可したときに、課内で確認したのが最後である。",
                                                "持ち出した職員に確かめ、持ち出した先と課内を探している。",
                                                false))));
    }

    /** One that is over, with everything found. */
    void closed() {
        var first = today.minusDays(60);
        var id = begin(first);
        sections(id, first).forEach(section -> confirm(officer, first.plusDays(10), id, section));
        officer.on(first.plusDays(14), actor -> {
            use.beginStocktaking().close(actor, id, "");
            return id;
        });
    }

    private UUID begin(LocalDate first) {
        return officer.on(
                first,
                actor -> use.beginStocktaking()
                        .begin(
                                actor,
                                new BeginStocktaking.Input(
                                        Counted.ASSET,
                                        Wareki.format(first.minusMonths(MONTHS_BEFORE_THE_YEAR))
                                                        .replaceFirst("年.*", "年度")
                                                + " 情報資産の棚卸",
                                        first,
                                        first.plusWeeks(WEEKS))));
    }

    private List<Stock.Part> sections(UUID id, LocalDate day) {
        return officer.on(day, actor -> use.readStock().progress(actor, id)).sections().stream()
                .map(ReadStock.Section::part)
                .filter(part -> part.left() > 0)
                .toList();
    }

    private void confirm(Hands hands, LocalDate day, UUID id, Stock.Part part) {
        List<LineId> lines = part.lines().stream()
                .filter(line -> line.state() == LineState.LEFT)
                .map(Stock.Line::id)
                .toList();
        hands.on(day, actor -> use.confirmLines().confirm(actor, id, part.section(), lines));
    }
}
