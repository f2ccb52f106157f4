package org.sekisho.app.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Ids;
import org.sekisho.record.Hash;
import org.springframework.context.ApplicationEventPublisher;

/**
 * A running transaction of one body.
 *
 * <p>Its time is fixed when it begins: every row and entry of one transaction carries the same.
 */
public final class Tx {

    private final DSLContext sql;
    private final Actor actor;
    private final Instant now;
    private final Entries entries;
    private final ApplicationEventPublisher events;
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Map<UUID, Hash> entered = new HashMap<>();
    private final Set<Reading> readings = new LinkedHashSet<>();
    private final boolean reads;
    private Derivations.@Nullable Held held;

    Tx(DSLContext sql, Actor actor, boolean reads, Instant now, Entries entries, ApplicationEventPublisher events) {
        this.sql = sql;
        this.actor = actor;
        this.reads = reads;
        this.now = now;
        this.entries = entries;
        this.events = events;
    }

    /** For repositories only. */
    public DSLContext sql() {
        return sql;
    }

    public Actor actor() {
        return actor;
    }

    public UUID body() {
        return actor.body().value();
    }

    public Instant now() {
        return now;
    }

    /** Whether it changes nothing and sees one snapshot. */
    boolean reads() {
        return reads;
    }

    /** What was found to hold in this transaction's snapshot. */
    Derivations.Held held(Supplier<Derivations.Held> find) {
        if (held == null) {
            held = find.get();
        }
        return held;
    }

    /** A new identifier, ordered by this transaction's time. */
    public UUID newId() {
        return Ids.at(now);
    }

    /** Puts an act into the record under a new identifier. */
    public UUID enter(Act act) {
        var id = newId();
        enter(id, act);
        return id;
    }

    /** Puts an act into the record under an identifier from {@link #newId}, for rows that name their entry first. */
    public void enter(UUID id, Act act) {
        entered.put(id, entries.append(this, id, act));
    }

    /**
     * Tells other modules, once this transaction is committed. The event is written with the transaction's rows, so a
     * reaction is not lost in a crash and may run twice: handlers are idempotent.
     *
     * @param event a record of identifiers and days that names its {@link org.sekisho.app.shared.BodyId}; no personal
     *     data, since the registry of events stands outside of the wall
     */
    public void publish(Record event) {
        events.publishEvent(event);
    }

    /**
     * Notes that the actor is shown a text that is not for everybody inside. The reading is in the record before what is
     * read leaves the use case, once within an hour.
     *
     * @param subjectType what it is the text of, as the record calls it
     */
    public void shows(String subjectType, UUID subject) {
        readings.add(new Reading(subjectType, subject, Optional.empty()));
    }

    /** The same of a file as it was handed in; {@link FileStore#show} says so. */
    void shows(String subjectType, UUID subject, UUID file) {
        readings.add(new Reading(subjectType, subject, Optional.of(file)));
    }

    /** What the actor was shown. */
    Set<Reading> readings() {
        return readings;
    }

    /** Does something outside of the database once this transaction is committed, and not otherwise. */
    void afterwards(Runnable act) {
        afterwards.add(act);
    }

    void committed() {
        afterwards.forEach(Runnable::run);
    }

    /** What was entered, with the hashes of the leaves. */
    Map<UUID, Hash> entered() {
        return entered;
    }
}
