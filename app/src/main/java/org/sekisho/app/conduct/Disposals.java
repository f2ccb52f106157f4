package org.sekisho.app.conduct;

import static org.sekisho.schema.tables.Tables.DISPOSAL;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** What was disposed of. */
@Repository
class Disposals {

    /**
     * What is to be disposed of.
     *
     * @param things how many there are, of so many that were asked
     * @param complete the day on which the last of it was complete
     */
    record Wanted(KeptKind kind, UUID subject, String title, int things, int asked, LocalDate complete) {}

    /** A decision. */
    record Decision(String basis, String decidedBy, LocalDate decidedOn) {}

    private final RetentionRules rules;

    Disposals(RetentionRules rules) {
        this.rules = rules;
    }

    /**
     * Refuses what is younger than the period, is disposed of already, or stands on no basis.
     *
     * @throws Refusal.Invalid naming the field
     */
    void check(Tx tx, Wanted wanted, Decision decision) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var problems = new Problems("conduct");
        problems.requireReason("basis", decision.basis());
        problems.requireText("decidedBy", decision.decidedBy());
        problems.requirePast("decidedOn", decision.decidedOn(), today);
        var rule = rules.of(tx, wanted.kind());
        if (rule.isEmpty()) {
            problems.add("", "no-retention");
        } else {
            var over = rule.get().over(wanted.complete());
            if (today.isBefore(over)) {
                problems.add("", "too-young", Problems.day(over));
            } else if (decision.decidedOn().isBefore(over)) {
                problems.add("decidedOn", "decided-too-early", Problems.day(over));
            }
        }
        if (of(tx, wanted.kind(), wanted.subject()).isPresent()) {
            problems.add("", "disposed-already");
        }
        problems.refuseIfAny();
    }

    void add(Tx tx, UUID entry, Wanted wanted, Decision decision, Erasures.Erased erased) {
        tx.sql()
                .insertInto(DISPOSAL)
                .set(DISPOSAL.BODY_ID, tx.body())
                .set(DISPOSAL.ID, tx.newId())
                .set(DISPOSAL.KIND, wanted.kind().name())
                .set(DISPOSAL.SUBJECT_ID, wanted.subject())
                .set(DISPOSAL.TITLE, wanted.title())
                .set(DISPOSAL.THINGS, wanted.things())
                .set(DISPOSAL.ASKED, wanted.asked())
                .set(DISPOSAL.BASIS, decision.basis().strip())
                .set(DISPOSAL.DECIDED_BY, decision.decidedBy().strip())
                .set(DISPOSAL.DECIDED_ON, decision.decidedOn())
                .set(DISPOSAL.DIGEST, erased.digest())
                .set(DISPOSAL.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(DISPOSAL.ENTRY_ID, entry)
                .execute();
    }

    Optional<Disposed> of(Tx tx, KeptKind kind, UUID subject) {
        return where(tx, DISPOSAL.KIND.eq(kind.name()).and(DISPOSAL.SUBJECT_ID.eq(subject))).stream()
                .findFirst();
    }

    /** What was disposed of, by its identifiers. */
    Set<UUID> subjects(Tx tx, KeptKind kind) {
        return tx.sql()
                .select(DISPOSAL.SUBJECT_ID)
                .from(DISPOSAL)
                .where(DISPOSAL.BODY_ID.eq(tx.body()), DISPOSAL.KIND.eq(kind.name()))
                .fetchSet(DISPOSAL.SUBJECT_ID);
    }

    /** All, the newest first. */
    List<Disposed> all(Tx tx) {
        return where(tx, DSL.noCondition());
    }

    private static List<Disposed> where(Tx tx, Condition condition) {
        return tx.sql()
                .selectFrom(DISPOSAL)
                .where(DISPOSAL.BODY_ID.eq(tx.body()), condition)
                .orderBy(DISPOSAL.ENTERED_AT.desc(), DISPOSAL.ID)
                .fetch(Disposals::row);
    }

    private static Disposed row(Record row) {
        return new Disposed(
                KeptKind.valueOf(row.get(DISPOSAL.KIND)),
                row.get(DISPOSAL.SUBJECT_ID),
                row.get(DISPOSAL.TITLE),
                row.get(DISPOSAL.THINGS),
                row.get(DISPOSAL.ASKED),
                row.get(DISPOSAL.BASIS),
                row.get(DISPOSAL.DECIDED_BY),
                row.get(DISPOSAL.DECIDED_ON),
                java.util.HexFormat.of().formatHex(row.get(DISPOSAL.DIGEST)));
    }
}
