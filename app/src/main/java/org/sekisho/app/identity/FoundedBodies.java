package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.BODY;
import static org.sekisho.schema.tables.Tables.BODY_VERSION;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** The rows of the bodies themselves, each behind its own wall. */
@Repository
class FoundedBodies {

    void add(Tx tx, UUID entry, FoundBody.Input input) {
        tx.sql()
                .insertInto(BODY)
                .set(BODY.ID, tx.body())
                .set(BODY.SLUG, input.slug())
                .set(BODY.KIND, input.kind().name())
                .set(BODY.DEMO, input.demo())
                .execute();
        tx.sql()
                .insertInto(BODY_VERSION)
                .set(BODY_VERSION.BODY_ID, tx.body())
                .set(BODY_VERSION.ID, tx.newId())
                .set(BODY_VERSION.NAME, input.name())
                .set(BODY_VERSION.VALID_FROM, LocalDate.ofInstant(tx.now(), Time.JAPAN))
                .set(BODY_VERSION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(BODY_VERSION.ENTRY_ID, entry)
                .execute();
    }

    BodyKind kind(Tx tx) {
        return BodyKind.valueOf(tx.sql()
                .select(BODY.KIND)
                .from(BODY)
                .where(BODY.ID.eq(tx.body()))
                .fetchSingle()
                .value1());
    }
}
