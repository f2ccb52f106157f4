package org.sekisho.app.duties;

import static org.sekisho.schema.tables.Tables.DUTY_RELEASE;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Duties that do not concern the body, or are excepted until a day. */
@Repository
class Releases extends Register<Releases.Row> {

    record Row(UUID id, UUID release, DutyId duty, ReleaseKind kind, String reason, String approvedBy, Span span)
            implements Register.Row<Row> {
        @Override
        public Row during(UUID id, Span span) {
            return new Row(id, release, duty, kind, reason, approvedBy, span);
        }
    }

    Releases() {
        super(
                DUTY_RELEASE,
                List.of(
                        DUTY_RELEASE.RELEASE_ID,
                        DUTY_RELEASE.DUTY_ID,
                        DUTY_RELEASE.KIND,
                        DUTY_RELEASE.REASON,
                        DUTY_RELEASE.APPROVED_BY),
                List.of(DUTY_RELEASE.DUTY_ID, DUTY_RELEASE.VALID_FROM));
    }

    List<Row> of(Tx tx, DutyId duty) {
        return where(tx, isCurrent(tx).and(DUTY_RELEASE.DUTY_ID.eq(duty.value())));
    }

    /** @throws Refusal.NotFound if there is none */
    Row the(Tx tx, UUID release) {
        return where(tx, isCurrent(tx).and(DUTY_RELEASE.RELEASE_ID.eq(release))).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("release"));
    }

    @Override
    protected Row row(Record row, UUID id, Span span) {
        return new Row(
                id,
                row.get(DUTY_RELEASE.RELEASE_ID),
                new DutyId(row.get(DUTY_RELEASE.DUTY_ID)),
                ReleaseKind.valueOf(row.get(DUTY_RELEASE.KIND)),
                row.get(DUTY_RELEASE.REASON),
                row.get(DUTY_RELEASE.APPROVED_BY),
                span);
    }

    @Override
    protected List<@Nullable Object> values(Row row) {
        return List.of(row.release(), row.duty().value(), row.kind().name(), row.reason(), row.approvedBy());
    }
}
