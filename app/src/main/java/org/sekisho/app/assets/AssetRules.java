package org.sekisho.app.assets;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LedgerRules;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.LinesIn;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** What must be so of an asset beyond its fields. */
@Component
final class AssetRules implements LedgerRules {

    private final LinesIn lines;

    AssetRules(LinesIn lines) {
        this.lines = lines;
    }

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public void check(Tx tx, LineId line, Values values, Problems problems) {
        for (var axis : AssetLedger.AXES) {
            var reason = AssetLedger.reasonOf(axis);
            if (values.of(axis).isPresent() && values.words(reason).isEmpty()) {
                problems.add(reason, Message.of("assets.refusal.class-without-reason"));
            }
        }
        if (values.words(AssetLedger.SEGMENT).equals("NONE")
                && values.words(AssetLedger.SEGMENT_REASON).isEmpty()) {
            problems.add(AssetLedger.SEGMENT_REASON, Message.of("assets.refusal.segment-without-reason"));
        }
        if (says(values, AssetLedger.SPECIFIC_PERSONAL) && !says(values, AssetLedger.PERSONAL)) {
            problems.add(AssetLedger.PERSONAL, Message.of("assets.refusal.specific-is-personal"));
        }
        if (values.whole(AssetLedger.PERSONS).filter(number -> number > 0).isPresent()
                && !says(values, AssetLedger.PERSONAL)) {
            problems.add(AssetLedger.PERSONAL, Message.of("assets.refusal.persons-are-personal"));
        }
        var began = values.day(AssetLedger.BEGAN_ON);
        if (began.isPresent()
                && values.day(AssetLedger.RENEWED_ON)
                        .filter(began.get()::isAfter)
                        .isPresent()) {
            problems.add(AssetLedger.RENEWED_ON, Message.of("assets.refusal.renewed-before-begun"));
        }
        circle(tx, line, values, problems);
    }

    private static boolean says(Values values, String key) {
        return values.yesNo(key).orElse(false);
    }

    /** What holds an asset is not held in it, through however many others. */
    private void circle(Tx tx, LineId line, Values values, Problems problems) {
        var today = AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
        var seen = new HashSet<UUID>();
        seen.add(line.value());
        var above = values.named(AssetLedger.HELD_IN);
        while (above.isPresent()) {
            if (!seen.add(above.get())) {
                problems.add(AssetLedger.HELD_IN, Message.of("assets.refusal.circle"));
                return;
            }
            above = lines.find(tx, AssetLedger.KEY, new LineId(above.get()), today)
                    .flatMap(found -> found.values().named(AssetLedger.HELD_IN));
        }
    }
}
