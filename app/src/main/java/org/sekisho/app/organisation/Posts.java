package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.POST;
import static org.sekisho.schema.tables.Tables.POST_VERSION;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The posts of a body. */
@Repository
class Posts extends Register<Posts.Row> {

    record Row(
            UUID id,
            PostId post,
            OrganId organ,
            Optional<SectionId> section,
            String title,
            int seats,
            int ordinal,
            Span span)
            implements Register.Row<Row> {

        /** The same post with another number of seats. */
        Row seats(int seats) {
            return new Row(id, post, organ, section, title, seats, ordinal, span);
        }

        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, post, organ, section, title, seats, ordinal, span);
        }
    }

    Posts() {
        super(
                POST_VERSION,
                List.of(
                        POST_VERSION.POST_ID,
                        POST_VERSION.ORGAN_ID,
                        POST_VERSION.SECTION_ID,
                        POST_VERSION.TITLE,
                        POST_VERSION.SEATS,
                        POST_VERSION.ORDINAL),
                List.of(POST_VERSION.ORDINAL, POST_VERSION.TITLE, POST_VERSION.VALID_FROM));
    }

    List<Row> current(Tx tx, Collection<PostId> posts) {
        return where(
                tx,
                isCurrent(tx)
                        .and(POST_VERSION.POST_ID.in(
                                posts.stream().map(PostId::value).toList())));
    }

    /** Adds posts with their first rows. */
    void establish(Tx tx, UUID entry, List<Row> rows) {
        insert(
                tx,
                POST,
                List.of(POST.BODY_ID, POST.ID),
                rows,
                row -> List.of(tx.body(), row.post().value()));
        add(tx, entry, rows);
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new PostId(row.get(POST_VERSION.POST_ID)),
                new OrganId(row.get(POST_VERSION.ORGAN_ID)),
                Optional.ofNullable(row.get(POST_VERSION.SECTION_ID)).map(SectionId::new),
                row.get(POST_VERSION.TITLE),
                row.get(POST_VERSION.SEATS),
                row.get(POST_VERSION.ORDINAL),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.post().value(),
                row.organ().value(),
                row.section().map(SectionId::value).orElse(null),
                row.title(),
                row.seats(),
                row.ordinal());
    }
}
