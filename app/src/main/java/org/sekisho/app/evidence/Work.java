package org.sekisho.app.evidence;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the database: a transaction for one actor, one body and one stated permission.
 *
 * <p>The body is set for the transaction alone ({@code set_config(…, true)}), so a connection that returns to the pool
 * carries none, after an exception too, and a statement outside of {@code Work} fails instead of seeing everything.
 */
@Component
public class Work {

    private static final String BODY = "select set_config('sekisho.body', ?, true)";

    /** One snapshot for all statements, said in the same round trip as the body. */
    private static final String SNAPSHOT_AND_BODY = "set transaction isolation level repeatable read; " + BODY;

    private final DSLContext sql;
    private final Entries entries;
    private final Tail tail;
    private final Time time;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate changing;
    private final TransactionTemplate reading;

    Work(
            DSLContext sql,
            Entries entries,
            Tail tail,
            Time time,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.entries = entries;
        this.tail = tail;
        this.time = time;
        this.events = events;
        this.changing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * Changes something and enters it in the record, or does nothing.
     *
     * @throws org.sekisho.app.shared.Refusal.NotPermitted if the actor lacks the permission
     * @throws IllegalStateException if the act entered nothing in the record; nothing is committed then
     */
    public <T> T change(Actor actor, Permission permission, Function<Tx, T> act) {
        actor.require(permission);
        return inTransaction(changing, BODY, actor, tx -> {
            var result = act.apply(tx);
            if (tx.entered().isEmpty()) {
                throw new IllegalStateException("A change must enter something in the record");
            }
            Readings.enter(tx, tx.readings());
            return result;
        });
    }

    /**
     * Reads, on one snapshot. What it shows of what is not for everybody ({@link Tx#shows}) is entered in the record, and
     * committed, before the result is returned; if that fails, nothing is returned.
     *
     * @throws org.sekisho.app.shared.Refusal.NotPermitted if the actor lacks the permission
     */
    public <T> T read(Actor actor, Permission permission, Function<Tx, T> act) {
        actor.require(permission);
        var shown = new LinkedHashSet<Reading>();
        var result = inTransaction(reading, SNAPSHOT_AND_BODY, actor, tx -> {
            var read = act.apply(tx);
            shown.addAll(tx.readings());
            return read;
        });
        if (!shown.isEmpty()) {
            inTransaction(changing, BODY, actor, tx -> {
                Readings.enter(tx, shown);
                return shown;
            });
        }
        return result;
    }

    /** Puts the record in order, which is no act of its own: nothing is entered. */
    <T> T order(BodyId body, Function<Tx, T> work) {
        return inTransaction(changing, BODY, Actor.program(body), work);
    }

    private <T> T inTransaction(TransactionTemplate template, String opening, Actor actor, Function<Tx, T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A use case runs in a transaction of its own, not inside another");
        }
        var tx = new Tx(sql, actor, template.isReadOnly(), time.now(), entries, events);
        var result = Objects.requireNonNull(template.execute(status -> {
            open(opening, actor);
            return act.apply(tx);
        }));
        if (!tx.entered().isEmpty()) {
            tail.add(actor.body(), tx.entered());
        }
        tx.committed();
        return result;
    }

    private void open(String opening, Actor actor) {
        sql.connection(connection -> {
            try (var statement = connection.prepareStatement(opening)) {
                statement.setString(1, actor.body().toString());
                statement.execute();
            }
        });
    }
}
