package org.sekisho.app.identity;

import static org.sekisho.schema.tables.Tables.BODY_DIRECTORY;

import java.util.List;
import org.jooq.DSLContext;
import org.sekisho.app.shared.BodyId;
import org.springframework.stereotype.Repository;

/** What the database tells before a body is named. */
@Repository
class BodyDirectory {

    private final DSLContext sql;

    BodyDirectory(DSLContext sql) {
        this.sql = sql;
    }

    List<BodyRef> all() {
        var bodies = BODY_DIRECTORY.call();
        return sql.select(bodies.ID, bodies.SLUG, bodies.NAME, bodies.DEMO)
                .from(bodies)
                .orderBy(bodies.SLUG)
                .fetch(row -> new BodyRef(new BodyId(row.value1()), row.value2(), row.value3(), row.value4()));
    }
}
