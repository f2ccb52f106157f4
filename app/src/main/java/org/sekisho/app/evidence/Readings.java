package org.sekisho.app.evidence;

import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ENTRY_CHILD;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jooq.impl.DSL;

/**
 * Readings as entries of the record.
 *
 * <p>Whoever reads the same thing again within the hour is not entered again: a viewer that asks for a file in parts, a
 * page that is loaded anew and a person who looks twice are one reading.
 */
final class Readings {

    private static final Duration SAME = Duration.ofHours(1);

    private Readings() {}

    /** Enters what the actor of a transaction was shown. One transaction of an actor at a time, so that two requests at once enter one. */
    static void enter(Tx tx, Collection<Reading> readings) {
        if (readings.isEmpty()) {
            return;
        }
        Register.inTurn(tx, "reading " + tx.actor().account());
        for (var reading : readings) {
            if (!entered(tx, reading)) {
                tx.enter(reading.act());
            }
        }
    }

    private static boolean entered(Tx tx, Reading reading) {
        var found = ENTRY.BODY_ID
                .eq(tx.body())
                .and(ENTRY.SUBJECT_ID.eq(reading.subject()))
                .and(ENTRY.ENTERED_AT.gt(tx.now().minus(SAME).atOffset(ZoneOffset.UTC)))
                // A transaction that began later may have ended earlier.
                .and(ENTRY.ENTERED_AT.lt(tx.now().plus(SAME).atOffset(ZoneOffset.UTC)))
                .and(ENTRY.ACTOR_ID.eq(tx.actor().account()))
                .and(ENTRY.KIND.eq(reading.act().kind()));
        if (reading.file().isPresent()) {
            found = found.and(DSL.exists(DSL.selectOne()
                    .from(ENTRY_CHILD)
                    .where(
                            ENTRY_CHILD.BODY_ID.eq(tx.body()),
                            ENTRY_CHILD.ENTRY_ID.eq(ENTRY.ID),
                            ENTRY_CHILD.SUBJECT_ID.eq(reading.file().get()))));
        }
        return tx.sql().fetchExists(DSL.selectOne().from(ENTRY).where(found));
    }
}
