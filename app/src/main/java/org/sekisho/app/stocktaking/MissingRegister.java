package org.sekisho.app.stocktaking;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads what stocktakings did not find: candidates for incidents. */
@Service
public final class MissingRegister {

    private static final String PERSONAL = "personal";
    private static final String SPECIFIC_PERSONAL = "specificPersonal";

    /**
     * A candidate.
     *
     * @param name what the ledger calls it
     * @param sectionName empty if the section is gone
     * @param personal whether the ledger says that it holds personal information, on the first day or now
     * @param specific whether that is 特定個人情報
     * @param clock until when a leak would have to be reported; empty where it holds no personal information
     * @param correction why the day was corrected; empty if it was not
     * @param mayKeep whether the actor may correct it and say that it was found
     */
    public record Shown(
            UUID id,
            UUID stocktaking,
            String title,
            LineId line,
            String name,
            String page,
            UUID section,
            String sectionName,
            LocalDate knownOn,
            String lastSeen,
            String done,
            boolean wrongful,
            String correction,
            boolean personal,
            boolean specific,
            Optional<LeakClock> clock,
            Optional<ReportMissing.Found> found,
            boolean mayKeep) {}

    private final Work work;
    private final Stocktakings stocktakings;
    private final MissingRows missing;
    private final TakenStock stock;
    private final LinesIn lines;

    MissingRegister(Work work, Stocktakings stocktakings, MissingRows missing, TakenStock stock, LinesIn lines) {
        this.work = work;
        this.stocktakings = stocktakings;
        this.missing = missing;
        this.stock = stock;
        this.lines = lines;
    }

    /** @throws Refusal.NotFound if there is none, or it belongs to a section that the actor does not see */
    public Shown the(Actor actor, UUID id) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var row = missing.the(tx, id);
            if (!stock.maySee(tx, row.section())) {
                throw new Refusal.NotFound("missing_asset");
            }
            return shown(tx, row);
        });
    }

    /**
     * A line about which somebody is asked whether it is missing.
     *
     * @param title of the stocktaking
     */
    public record Asked(String title, String name, UUID section, boolean personal) {}

    /** @throws Refusal.NotFound if it is not looked for, or belongs to a section that the actor does not take stock of */
    public Asked asked(Actor actor, UUID stocktaking, LineId line) {
        return work.read(actor, Permission.KEEP_LEDGERS, tx -> {
            var one = stocktakings.the(tx, stocktaking);
            var before = lines.find(tx, one.ledger(), line, one.before())
                    .map(LedgerLine::values)
                    .orElseThrow(() -> new Refusal.NotFound(one.ledger()));
            var section = before.named(Ledger.SECTION).orElseThrow(() -> new Refusal.NotFound(one.ledger()));
            if (!stock.mayKeep(tx, section)) {
                throw new Refusal.NotFound(one.ledger());
            }
            return new Asked(
                    one.title(), before.words(stock.ledger(one).name()), section, says(PERSONAL, before, before));
        });
    }

    private Shown shown(Tx tx, MissingRows.Row row) {
        var one = stocktakings.the(tx, row.stocktaking());
        var ledger = stock.ledger(one);
        var before = lines.find(tx, one.ledger(), row.line(), one.before())
                .orElseThrow()
                .values();
        var now = lines.find(tx, one.ledger(), row.line(), one.after(TakenStock.today(tx)))
                .map(LedgerLine::values)
                .orElse(before);
        boolean personal = says(PERSONAL, before, now);
        return new Shown(
                row.missing(),
                one.id(),
                one.title(),
                row.line(),
                now.words(ledger.name()),
                ledger.pageOf(row.line()),
                row.section(),
                stock.places(tx, one).all().getOrDefault(row.section(), ""),
                row.knownOn(),
                row.lastSeen(),
                row.done(),
                row.wrongful(),
                row.correction(),
                personal,
                says(SPECIFIC_PERSONAL, before, now),
                personal ? Optional.of(LeakClock.from(row.knownOn())) : Optional.empty(),
                row.found().map(found -> new ReportMissing.Found(found.on(), found.where(), found.outOfHand())),
                stock.mayKeep(tx, row.section()));
    }

    private static boolean says(String field, Values before, Values now) {
        return before.yesNo(field).orElse(false) || now.yesNo(field).orElse(false);
    }
}
