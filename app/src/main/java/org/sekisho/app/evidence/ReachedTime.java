package org.sekisho.app.evidence;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.sekisho.app.shared.SteadyClock;
import org.springframework.stereotype.Component;

/** Has the program go on, when it starts, from the time that the records have reached, and from no earlier one. */
@Component
final class ReachedTime {

    ReachedTime(DSLContext sql, SteadyClock clock) {
        Optional.ofNullable(sql.fetchValue("select record_reached()"))
                .map(SQLDataType.OFFSETDATETIME::convert)
                .map(OffsetDateTime::toInstant)
                .ifPresent(clock::noEarlierThan);
    }
}
