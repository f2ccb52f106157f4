package org.sekisho.app.evidence;

import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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

    private final DSLContext sql;
    private final Entries entries;
    private final Time time;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate changing;
    private final TransactionTemplate reading;

    Work(
            DSLContext sql,
            Entries entries,
            Time time,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.entries = entries;
        this.time = time;
        this.events = events;
        this.changing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Changes something and enters it in the record, or does nothing.
     *
     * @throws org.sekisho.app.shared.Refusal.NotPermitted if the actor lacks the permission
     * @throws IllegalStateException if the act entered nothing in the record; nothing is committed then
     */
    public <T> T change(Actor actor, Permission permission, Function<Tx, T> act) {
        actor.require(permission);
        return inTransaction(changing, actor, tx -> {
            var result = act.apply(tx);
            if (!tx.enteredSomething()) {
                throw new IllegalStateException("A change must enter something in the record");
            }
            return result;
        });
    }

    /**
     * Reads, on one snapshot.
     *
     * @throws org.sekisho.app.shared.Refusal.NotPermitted if the actor lacks the permission
     */
    public <T> T read(Actor actor, Permission permission, Function<Tx, T> act) {
        actor.require(permission);
        return inTransaction(reading, actor, act);
    }

    private <T> T inTransaction(TransactionTemplate template, Actor actor, Function<Tx, T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A use case runs in a transaction of its own, not inside another");
        }
        return Objects.requireNonNull(template.execute(status -> {
            sql.fetch("select set_config('sekisho.body', ?, true)", actor.body().toString());
            return act.apply(new Tx(sql, actor, time.now(), entries, events));
        }));
    }
}
