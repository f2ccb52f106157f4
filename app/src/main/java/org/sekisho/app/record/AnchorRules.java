package org.sekisho.app.record;

import static org.sekisho.schema.tables.Tables.ANCHOR_RECIPIENT;
import static org.sekisho.schema.tables.Tables.ANCHOR_RULE;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** What bodies said about their anchors. */
@Repository
class AnchorRules {

    AnchorPlan plan(Tx tx) {
        var recipients = tx.sql()
                .select(ANCHOR_RECIPIENT.ID, ANCHOR_RECIPIENT.MAIL)
                .from(ANCHOR_RECIPIENT)
                .where(ANCHOR_RECIPIENT.BODY_ID.eq(tx.body()), ANCHOR_RECIPIENT.SUPERSEDED_AT.isNull())
                .orderBy(ANCHOR_RECIPIENT.MAIL)
                .fetch(row -> new AnchorPlan.Recipient(row.value1(), row.value2()));
        return tx.sql()
                .select(ANCHOR_RULE.FOLDER, ANCHOR_RULE.TIME_STAMPS, ANCHOR_RULE.EVERY_DAYS)
                .from(ANCHOR_RULE)
                .where(ANCHOR_RULE.BODY_ID.eq(tx.body()), ANCHOR_RULE.SUPERSEDED_AT.isNull())
                .fetchOptional(row -> new AnchorPlan(row.value1(), row.value2(), row.value3(), recipients))
                .orElseGet(() -> new AnchorPlan(
                        AnchorPlan.FIRST.folder(),
                        AnchorPlan.FIRST.timeStamps(),
                        AnchorPlan.FIRST.everyDays(),
                        recipients));
    }

    void set(Tx tx, UUID entry, boolean folder, boolean timeStamps, int everyDays) {
        tx.sql()
                .update(ANCHOR_RULE)
                .set(ANCHOR_RULE.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(ANCHOR_RULE.BODY_ID.eq(tx.body()), ANCHOR_RULE.SUPERSEDED_AT.isNull())
                .execute();
        tx.sql()
                .insertInto(ANCHOR_RULE)
                .set(ANCHOR_RULE.BODY_ID, tx.body())
                .set(ANCHOR_RULE.ID, tx.newId())
                .set(ANCHOR_RULE.FOLDER, folder)
                .set(ANCHOR_RULE.TIME_STAMPS, timeStamps)
                .set(ANCHOR_RULE.EVERY_DAYS, (short) everyDays)
                .set(ANCHOR_RULE.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(ANCHOR_RULE.ENTRY_ID, entry)
                .execute();
    }

    void end(Tx tx, Collection<UUID> recipients) {
        tx.sql()
                .update(ANCHOR_RECIPIENT)
                .set(ANCHOR_RECIPIENT.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(
                        ANCHOR_RECIPIENT.BODY_ID.eq(tx.body()),
                        ANCHOR_RECIPIENT.SUPERSEDED_AT.isNull(),
                        ANCHOR_RECIPIENT.ID.eq(DSL.any(recipients.toArray(UUID[]::new))))
                .execute();
    }

    void add(Tx tx, UUID entry, List<AnchorPlan.Recipient> recipients) {
        for (var one : recipients) {
            tx.sql()
                    .insertInto(ANCHOR_RECIPIENT)
                    .set(ANCHOR_RECIPIENT.BODY_ID, tx.body())
                    .set(ANCHOR_RECIPIENT.ID, one.id())
                    .set(ANCHOR_RECIPIENT.MAIL, one.mail())
                    .set(ANCHOR_RECIPIENT.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                    .set(ANCHOR_RECIPIENT.ENTRY_ID, entry)
                    .execute();
        }
    }
}
