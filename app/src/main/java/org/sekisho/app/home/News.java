package org.sekisho.app.home;

import static org.sekisho.schema.tables.Tables.NEWS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Repository;

/** The news of a body, the newest first. */
@Repository
class News {

    /** A document has a version that is new. */
    record Item(UUID version, LocalDate inForce, Instant enteredAt) {}

    boolean has(Tx tx, UUID event) {
        return tx.sql().fetchExists(NEWS, NEWS.BODY_ID.eq(tx.body()), NEWS.ID.eq(event));
    }

    void add(Tx tx, UUID event, UUID version, LocalDate inForce, UUID entry) {
        tx.sql()
                .insertInto(NEWS)
                .set(NEWS.BODY_ID, tx.body())
                .set(NEWS.ID, event)
                .set(NEWS.KIND, "DOCUMENT_ACCEPTED")
                .set(NEWS.SUBJECT_ID, version)
                .set(NEWS.HAPPENED_ON, inForce)
                .set(NEWS.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(NEWS.ENTRY_ID, entry)
                .execute();
    }

    List<Item> newest(Tx tx, int most) {
        return tx.sql()
                .select(NEWS.SUBJECT_ID, NEWS.HAPPENED_ON, NEWS.ENTERED_AT)
                .from(NEWS)
                .where(NEWS.BODY_ID.eq(tx.body()))
                .orderBy(NEWS.ENTERED_AT.desc(), NEWS.ID.desc())
                .limit(most)
                .fetch(row -> new Item(row.value1(), row.value2(), row.value3().toInstant()));
    }
}
