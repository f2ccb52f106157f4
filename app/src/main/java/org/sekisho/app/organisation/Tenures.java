package org.sekisho.app.organisation;

import static org.sekisho.schema.tables.Tables.TENURE;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Who holds which post from when to when. */
@Repository
class Tenures extends Register<Tenures.Row> {

    record Row(UUID id, TenureId tenure, PostId post, PersonId person, Holding holding, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, tenure, post, person, holding, span);
        }
    }

    Tenures() {
        super(
                TENURE,
                List.of(TENURE.TENURE_ID, TENURE.POST_ID, TENURE.PERSON_ID, TENURE.DEPUTY, TENURE.CONCURRENT),
                List.of(TENURE.VALID_FROM, TENURE.TENURE_ID));
    }

    /** @throws Refusal.NotFound if there is none */
    Row the(Tx tx, TenureId tenure) {
        return where(tx, isCurrent(tx).and(TENURE.TENURE_ID.eq(tenure.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("tenure"));
    }

    /** The tenures of these posts and those of these people. */
    List<Row> currentOf(Tx tx, Collection<PostId> posts, Collection<PersonId> people) {
        var ofPosts = TENURE.POST_ID.in(posts.stream().map(PostId::value).toList());
        var ofPeople = TENURE.PERSON_ID.in(people.stream().map(PersonId::value).toList());
        return where(tx, isCurrent(tx).and(ofPosts.or(ofPeople)));
    }

    private static Holding holding(Record row) {
        boolean deputy = row.get(TENURE.DEPUTY);
        boolean concurrent = row.get(TENURE.CONCURRENT);
        return deputy ? Holding.DEPUTY : concurrent ? Holding.CONCURRENT : Holding.MAIN;
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new TenureId(row.get(TENURE.TENURE_ID)),
                new PostId(row.get(TENURE.POST_ID)),
                new PersonId(row.get(TENURE.PERSON_ID)),
                holding(row),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(
                row.tenure().value(),
                row.post().value(),
                row.person().value(),
                row.holding() == Holding.DEPUTY,
                row.holding() == Holding.CONCURRENT);
    }
}
