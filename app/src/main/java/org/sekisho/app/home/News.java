package org.sekisho.app.home;

import static org.sekisho.schema.tables.Tables.NEWS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.DocumentAccepted;
import org.springframework.stereotype.Repository;

/** The news of a body, the newest first. */
@Repository
class News {

    /** A document has a version that is new since that moment. */
    record Item(UUID version, LocalDate inForce, Instant at) {}

    boolean has(Tx tx, UUID event) {
        return tx.sql().fetchExists(NEWS, NEWS.BODY_ID.eq(tx.body()), NEWS.ID.eq(event));
    }

    void add(Tx tx, DocumentAccepted event, UUID entry) {
        tx.sql()
                .insertInto(NEWS)
                .set(NEWS.BODY_ID, tx.body())
                .set(NEWS.ID, event.id())
                .set(NEWS.KIND, "DOCUMENT_ACCEPTED")
                .set(NEWS.SUBJECT_ID, event.version())
                .set(NEWS.IN_FORCE, event.inForce())
                .set(NEWS.HAPPENED_AT, event.at().atOffset(ZoneOffset.UTC))
                .set(NEWS.ENTRY_ID, entry)
                .execute();
    }

    List<Item> newest(Tx tx, int most) {
        return tx.sql()
                .select(NEWS.SUBJECT_ID, NEWS.IN_FORCE, NEWS.HAPPENED_AT)
                .from(NEWS)
                .where(NEWS.BODY_ID.eq(tx.body()))
                .orderBy(NEWS.HAPPENED_AT.desc(), NEWS.ID.desc())
                .limit(most)
                .fetch(row -> new Item(row.value1(), row.value2(), row.value3().toInstant()));
    }
}
