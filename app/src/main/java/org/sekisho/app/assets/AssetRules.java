package org.sekisho.app.assets;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.ledgers.LedgerRules;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.OtherLines;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Problems;
import org.springframework.stereotype.Component;

/** What must be so of an asset beyond its fields. */
@Component
final class AssetRules implements LedgerRules {

    /** Fields that say where something is recorded, and count as recorded as soon as anything stands in them. */
    private static final List<String> RECORDED = List.of(AssetLedger.RESPONSIBILITY_SPLIT, AssetLedger.TRAFFIC);

    /** As NFKC writes them. */
    private static final Set<String> NOTHING =
            Set.of("無", "無し", "なし", "未", "未定", "未実施", "該当なし", "×", "-", "ー", "―", "no", "No", "none", "None");

    @Override
    public String ledger() {
        return AssetLedger.KEY;
    }

    @Override
    public void check(LineId line, Values values, OtherLines others, Problems problems) {
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
        if (!values.words(AssetLedger.WHOSE).isEmpty() && !says(values, AssetLedger.PERSONAL)) {
            problems.add(AssetLedger.PERSONAL, Message.of("assets.refusal.whose-is-personal"));
        }
        for (var field : RECORDED) {
            if (saysNothing(values.words(field))) {
                problems.add(field, Message.of("assets.refusal.not-recorded"));
            }
        }
        var began = values.day(AssetLedger.BEGAN_ON);
        if (began.isPresent()
                && values.day(AssetLedger.RENEWED_ON)
                        .filter(began.get()::isAfter)
                        .isPresent()) {
            problems.add(AssetLedger.RENEWED_ON, Message.of("assets.refusal.renewed-before-begun"));
        }
        circle(line, values, others, problems);
    }

    /** Somebody who writes that there is none in the field for where it is recorded. */
    private static boolean saysNothing(String words) {
        return NOTHING.contains(Normalizer.normalize(words, Normalizer.Form.NFKC));
    }

    private static boolean says(Values values, String key) {
        return values.yesNo(key).orElse(false);
    }

    /** What holds an asset is not held in it, through however many others. */
    private static void circle(LineId line, Values values, OtherLines others, Problems problems) {
        var seen = new HashSet<UUID>();
        seen.add(line.value());
        var above = values.named(AssetLedger.HELD_IN);
        while (above.isPresent()) {
            if (!seen.add(above.get())) {
                problems.add(AssetLedger.HELD_IN, Message.of("assets.refusal.circle"));
                return;
            }
            above = others.line(AssetLedger.KEY, above.get()).flatMap(found -> found.named(AssetLedger.HELD_IN));
        }
    }

    /** A ledger that comes as a file says the class and seldom why; who it is about is personal information. */
    @Override
    public Values completed(Values values, String fileName) {
        var completed = values;
        for (var axis : AssetLedger.AXES) {
            if (completed.of(axis).isPresent()
                    && completed.words(AssetLedger.reasonOf(axis)).isEmpty()) {
                completed = completed.with(AssetLedger.reasonOf(axis), "取り込んだ台帳（" + cut(fileName) + "）の分類による");
            }
        }
        for (var field : RECORDED) {
            if (saysNothing(completed.words(field))) {
                completed = completed.without(field);
            }
        }
        boolean about = !completed.words(AssetLedger.WHOSE).isEmpty()
                || says(completed, AssetLedger.SPECIFIC_PERSONAL)
                || completed
                        .whole(AssetLedger.PERSONS)
                        .filter(number -> number > 0)
                        .isPresent();
        return about && completed.of(AssetLedger.PERSONAL).isEmpty()
                ? completed.with(AssetLedger.PERSONAL, new Value.YesNo(true))
                : completed;
    }

    private static String cut(String fileName) {
        return fileName.codePointCount(0, fileName.length()) <= 60
                ? fileName
                : fileName.substring(0, fileName.offsetByCodePoints(0, 60)) + "…";
    }
}
