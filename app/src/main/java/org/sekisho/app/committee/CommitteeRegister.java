package org.sekisho.app.committee;

import static org.sekisho.schema.tables.Tables.COMMITTEE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** The committees of a body. */
@Repository
class CommitteeRegister extends Register<CommitteeRegister.Row> {

    record Row(
            UUID id,
            CommitteeId committee,
            String name,
            String basis,
            Quorum quorum,
            Optional<SectionId> secretariat,
            Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, committee, name, basis, quorum, secretariat, span);
        }
    }

    CommitteeRegister() {
        super(
                COMMITTEE,
                List.of(
                        COMMITTEE.COMMITTEE_ID,
                        COMMITTEE.NAME,
                        COMMITTEE.BASIS,
                        COMMITTEE.QUORUM,
                        COMMITTEE.SECRETARIAT),
                List.of(COMMITTEE.COMMITTEE_ID, COMMITTEE.VALID_FROM));
    }

    /** @throws Refusal.NotFound if it is not there on the day */
    Row the(Tx tx, CommitteeId committee, LocalDate day) {
        return where(tx, isAt(tx, AsOf.known(day)).and(COMMITTEE.COMMITTEE_ID.eq(committee.value()))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("committee"));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                new CommitteeId(row.get(COMMITTEE.COMMITTEE_ID)),
                row.get(COMMITTEE.NAME),
                row.get(COMMITTEE.BASIS),
                Quorum.valueOf(row.get(COMMITTEE.QUORUM)),
                Optional.ofNullable(row.get(COMMITTEE.SECRETARIAT)).map(SectionId::new),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return Arrays.asList(
                row.committee().value(),
                row.name(),
                row.basis(),
                row.quorum().name(),
                row.secretariat().map(SectionId::value).orElse(null));
    }
}
