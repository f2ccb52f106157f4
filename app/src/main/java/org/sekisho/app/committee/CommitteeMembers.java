package org.sekisho.app.committee;

import static org.sekisho.schema.tables.Tables.COMMITTEE_MEMBER;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Which posts are members of which committee. */
@Repository
class CommitteeMembers extends Register<CommitteeMembers.Row> {

    record Row(UUID id, CommitteeId committee, PostId post, Seat seat, Span span) implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, committee, post, seat, span);
        }
    }

    CommitteeMembers() {
        super(
                COMMITTEE_MEMBER,
                List.of(COMMITTEE_MEMBER.COMMITTEE_ID, COMMITTEE_MEMBER.POST_ID, COMMITTEE_MEMBER.SEAT),
                List.of(COMMITTEE_MEMBER.COMMITTEE_ID, COMMITTEE_MEMBER.ID));
    }

    /** The members on a day, the chair first. */
    List<Row> of(Tx tx, CommitteeId committee, LocalDate day) {
        return where(tx, isAt(tx, AsOf.known(day)).and(COMMITTEE_MEMBER.COMMITTEE_ID.eq(committee.value()))).stream()
                .sorted(Comparator.comparing(Row::seat))
                .toList();
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new CommitteeId(row.get(COMMITTEE_MEMBER.COMMITTEE_ID)),
                new PostId(row.get(COMMITTEE_MEMBER.POST_ID)),
                Seat.valueOf(row.get(COMMITTEE_MEMBER.SEAT)),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.committee().value(), row.post().value(), row.seat().name());
    }
}
