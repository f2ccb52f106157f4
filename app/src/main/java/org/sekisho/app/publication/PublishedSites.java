package org.sekisho.app.publication;

import static org.sekisho.schema.tables.Tables.PUBLIC_SITE;
import static org.sekisho.schema.tables.Tables.PUBLIC_SITE_OF;
import static org.sekisho.schema.tables.Tables.PUBLIC_SITE_VERSION;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The archives that this program serves, from when until when. */
@Repository
class PublishedSites extends Register<PublishedSites.Row> {

    /**
     * An archive is served from the first day of the span on.
     *
     * @param hash SHA-256 of the archive in hexadecimal digits
     */
    record Row(UUID id, UUID file, String hash, int files, String statement, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, file, hash, files, statement, span);
        }
    }

    /** What is served under a slug. */
    record Served(BodyId body, UUID file, String bodyName) {}

    private final DSLContext sql;

    PublishedSites(DSLContext sql) {
        super(
                PUBLIC_SITE,
                List.of(PUBLIC_SITE.FILE_ID, PUBLIC_SITE.CONTENT_HASH, PUBLIC_SITE.FILE_COUNT, PUBLIC_SITE.STATEMENT),
                List.of(PUBLIC_SITE.VALID_FROM));
        this.sql = sql;
    }

    /** Asked before a body is named. One statement. */
    Optional<Served> under(String slug, LocalDate day) {
        var served = PUBLIC_SITE_OF.call(slug, day);
        return sql.select(served.BODY_ID, served.FILE_ID, served.NAME)
                .from(served)
                .fetchOptional(row -> new Served(new BodyId(row.value1()), row.value2(), row.value3()));
    }

    /** The archives that are served on a day and, as it was laid down, from later days on; by day. */
    List<Row> standing(Tx tx, LocalDate day) {
        return where(tx, isCurrent(tx).and(PUBLIC_SITE.VALID_TO.isNull().or(PUBLIC_SITE.VALID_TO.gt(day))));
    }

    void shows(Tx tx, UUID file, List<UUID> versions) {
        Register.insert(
                tx,
                PUBLIC_SITE_VERSION,
                List.of(
                        PUBLIC_SITE_VERSION.BODY_ID,
                        PUBLIC_SITE_VERSION.ID,
                        PUBLIC_SITE_VERSION.FILE_ID,
                        PUBLIC_SITE_VERSION.TEXT_ID),
                versions,
                version -> List.of(tx.body(), tx.newId(), file, version));
    }

    Set<UUID> shown(Tx tx, UUID file) {
        return tx.sql()
                .select(PUBLIC_SITE_VERSION.TEXT_ID)
                .from(PUBLIC_SITE_VERSION)
                .where(PUBLIC_SITE_VERSION.BODY_ID.eq(tx.body()), PUBLIC_SITE_VERSION.FILE_ID.eq(file))
                .fetchSet(PUBLIC_SITE_VERSION.TEXT_ID);
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(PUBLIC_SITE.FILE_ID),
                HexFormat.of().formatHex(row.get(PUBLIC_SITE.CONTENT_HASH)),
                row.get(PUBLIC_SITE.FILE_COUNT),
                row.get(PUBLIC_SITE.STATEMENT),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.file(), HexFormat.of().parseHex(row.hash()), row.files(), row.statement());
    }
}
