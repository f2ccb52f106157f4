package org.sekisho.app.combinations;

import static org.sekisho.schema.tables.Tables.STANDING_CONFIRMATION;
import static org.sekisho.schema.tables.Tables.STANDING_DECISION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Repository;

/** What the body decided about combinations, and when it looked at that again. */
@Repository
class StandingDecisions {

    /** @param looked the days on which it was decided and confirmed, in their order */
    record Row(
            StandingDecisionId id,
            String reason,
            String measure,
            String decidedBy,
            LocalDate decidedOn,
            Optional<String> documentNumber,
            List<LocalDate> looked) {

        /** How the decision stands on a day, apart from what it covers. */
        Covering on(LocalDate day) {
            var last = looked.stream().filter(one -> !one.isAfter(day)).max(LocalDate::compareTo);
            if (last.isEmpty()) {
                return new Covering.Undecided();
            }
            var until = last.get().plusYears(1);
            return day.isBefore(until) ? new Covering.Covered(id, until) : new Covering.Unconfirmed(id, until);
        }
    }

    /** Those that were known then, the latest first. Two statements. */
    List<Row> known(Tx tx, AsOf asOf) {
        Map<UUID, List<LocalDate>> confirmed = new LinkedHashMap<>();
        tx.sql()
                .select(STANDING_CONFIRMATION.DECISION_ID, STANDING_CONFIRMATION.CONFIRMED_ON)
                .from(STANDING_CONFIRMATION)
                .where(
                        STANDING_CONFIRMATION.BODY_ID.eq(tx.body()),
                        enteredBefore(STANDING_CONFIRMATION.ENTERED_AT, asOf.knownBefore()))
                .orderBy(STANDING_CONFIRMATION.CONFIRMED_ON)
                .forEach(row -> confirmed
                        .computeIfAbsent(row.value1(), id -> new ArrayList<>())
                        .add(row.value2()));
        return tx.sql()
                .select(STANDING_DECISION.fields())
                .from(STANDING_DECISION)
                .where(
                        STANDING_DECISION.BODY_ID.eq(tx.body()),
                        enteredBefore(STANDING_DECISION.ENTERED_AT, asOf.knownBefore()))
                .orderBy(STANDING_DECISION.DECIDED_ON.desc(), STANDING_DECISION.ID.desc())
                .fetch(row -> {
                    var looked = new ArrayList<LocalDate>();
                    looked.add(row.get(STANDING_DECISION.DECIDED_ON));
                    looked.addAll(confirmed.getOrDefault(row.get(STANDING_DECISION.ID), List.of()));
                    return new Row(
                            new StandingDecisionId(row.get(STANDING_DECISION.ID)),
                            row.get(STANDING_DECISION.REASON),
                            row.get(STANDING_DECISION.MEASURE),
                            row.get(STANDING_DECISION.DECIDED_BY),
                            row.get(STANDING_DECISION.DECIDED_ON),
                            Optional.ofNullable(row.get(STANDING_DECISION.DOCUMENT_NUMBER)),
                            List.copyOf(looked));
                });
    }

    private static Condition enteredBefore(Field<OffsetDateTime> entered, Optional<Instant> end) {
        return end.map(moment -> entered.lt(moment.atOffset(ZoneOffset.UTC))).orElseGet(DSL::noCondition);
    }

    void add(Tx tx, UUID entry, Row row) {
        tx.sql()
                .insertInto(STANDING_DECISION)
                .set(STANDING_DECISION.BODY_ID, tx.body())
                .set(STANDING_DECISION.ID, row.id().value())
                .set(STANDING_DECISION.REASON, row.reason())
                .set(STANDING_DECISION.MEASURE, row.measure())
                .set(STANDING_DECISION.DECIDED_BY, row.decidedBy())
                .set(STANDING_DECISION.DECIDED_ON, row.decidedOn())
                .set(STANDING_DECISION.DOCUMENT_NUMBER, row.documentNumber().orElse(null))
                .set(STANDING_DECISION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(STANDING_DECISION.ENTRY_ID, entry)
                .execute();
    }

    void confirm(Tx tx, UUID entry, StandingDecisionId decision, LocalDate day, String note) {
        tx.sql()
                .insertInto(STANDING_CONFIRMATION)
                .set(STANDING_CONFIRMATION.BODY_ID, tx.body())
                .set(STANDING_CONFIRMATION.ID, tx.newId())
                .set(STANDING_CONFIRMATION.DECISION_ID, decision.value())
                .set(STANDING_CONFIRMATION.CONFIRMED_ON, day)
                .set(STANDING_CONFIRMATION.NOTE, note)
                .set(STANDING_CONFIRMATION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(STANDING_CONFIRMATION.ENTRY_ID, entry)
                .execute();
    }
}
