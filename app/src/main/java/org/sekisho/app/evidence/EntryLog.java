package org.sekisho.app.evidence;

import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ENTRY_CHILD;
import static org.sekisho.schema.tables.Tables.ENTRY_POSITION;
import static org.sekisho.schema.tables.Tables.ERASABLE_VALUE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Repository;

/** The entries of the record as they are looked through. */
@Repository
class EntryLog {

    /** The module that entered something; there is an index on it. */
    static final Field<String> MODULE = DSL.field("split_part({0}, '.', 1)", String.class, ENTRY.KIND);

    /** The modules whose things every reader of the record may see. */
    private static final Set<String> OPEN = Set.of(
            "combinations",
            "committee",
            "controls",
            "coverage",
            "duties",
            "exceptions",
            "organisation",
            "policy",
            "publication",
            "review");

    /** What those modules keep from them all the same. */
    private static final List<String> CLOSED =
            List.of("organisation.transfer-list.", "policy.draft.", "policy.reader.");

    record Child(FindEntries.Subject subject, byte[] leaf) {}

    int count(Tx tx, FindEntries.Query query, Set<UUID> about, Optional<Set<UUID>> accounts, boolean all) {
        return tx.sql()
                .selectCount()
                .from(DSL.selectOne()
                        .from(ENTRY)
                        .where(conditions(tx, query, about, accounts, all))
                        .limit(FindEntries.MOST + 1))
                .fetchSingle()
                .value1();
    }

    List<FindEntries.Line> page(
            Tx tx, FindEntries.Query query, Set<UUID> about, Optional<Set<UUID>> accounts, boolean all) {
        return lines(tx)
                .where(conditions(tx, query, about, accounts, all))
                .orderBy(ENTRY.ENTERED_AT.desc(), ENTRY.ID.desc())
                .limit(FindEntries.PAGE_SIZE)
                .offset((query.page() - 1) * FindEntries.PAGE_SIZE)
                .fetch(EntryLog::line);
    }

    Optional<FindEntries.Line> line(Tx tx, UUID id) {
        return lines(tx).where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.ID.eq(id)).fetchOptional(EntryLog::line);
    }

    /** The leaf of an entry that is there. */
    byte[] leaf(Tx tx, UUID id) {
        return tx.sql()
                .select(ENTRY.LEAF)
                .from(ENTRY)
                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.ID.eq(id))
                .fetchSingle()
                .value1();
    }

    private static SelectOnConditionStep<? extends Record> lines(Tx tx) {
        return tx.sql()
                .select(
                        ENTRY.ID,
                        ENTRY.ENTERED_AT,
                        ENTRY.KIND,
                        ENTRY.ACTOR_ID,
                        ENTRY.SUBJECT_TYPE,
                        ENTRY.SUBJECT_ID,
                        ENTRY.CHILD_COUNT,
                        ENTRY_POSITION.POSITION)
                .from(ENTRY)
                .leftJoin(ENTRY_POSITION)
                .on(ENTRY_POSITION.BODY_ID.eq(ENTRY.BODY_ID), ENTRY_POSITION.ENTRY_ID.eq(ENTRY.ID));
    }

    private static FindEntries.Line line(Record row) {
        return new FindEntries.Line(
                row.get(ENTRY.ID),
                row.get(ENTRY.ENTERED_AT).toInstant(),
                row.get(ENTRY.KIND),
                row.get(ENTRY.ACTOR_ID),
                new FindEntries.Subject(row.get(ENTRY.SUBJECT_TYPE), row.get(ENTRY.SUBJECT_ID)),
                row.get(ENTRY.CHILD_COUNT),
                Optional.ofNullable(row.get(ENTRY_POSITION.POSITION)));
    }

    List<Child> children(Tx tx, UUID entry, int most) {
        return tx.sql()
                .select(ENTRY_CHILD.SUBJECT_TYPE, ENTRY_CHILD.SUBJECT_ID, ENTRY_CHILD.LEAF)
                .from(ENTRY_CHILD)
                .where(ENTRY_CHILD.BODY_ID.eq(tx.body()), ENTRY_CHILD.ENTRY_ID.eq(entry))
                .orderBy(ENTRY_CHILD.ORDINAL)
                .limit(most)
                .fetch(row -> new Child(new FindEntries.Subject(row.value1(), row.value2()), row.value3()));
    }

    /** The subjects of an entry of which values still stand beside the leaf. */
    Set<UUID> subjectsWithValues(Tx tx, UUID entry) {
        return tx.sql()
                .selectDistinct(ERASABLE_VALUE.SUBJECT_ID)
                .from(ERASABLE_VALUE)
                .where(ERASABLE_VALUE.BODY_ID.eq(tx.body()), ERASABLE_VALUE.ENTRY_ID.eq(entry))
                .fetchSet(ERASABLE_VALUE.SUBJECT_ID);
    }

    /** Subjects with the types under which the record knows them. */
    List<FindEntries.Subject> known(Tx tx, Set<UUID> subjects) {
        var any = DSL.any(subjects.toArray(UUID[]::new));
        return tx.sql()
                .select(ENTRY.SUBJECT_TYPE, ENTRY.SUBJECT_ID)
                .from(ENTRY)
                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.SUBJECT_ID.eq(any))
                .union(DSL.select(ENTRY_CHILD.SUBJECT_TYPE, ENTRY_CHILD.SUBJECT_ID)
                        .from(ENTRY_CHILD)
                        .where(ENTRY_CHILD.BODY_ID.eq(tx.body()), ENTRY_CHILD.SUBJECT_ID.eq(any)))
                .fetch(row -> new FindEntries.Subject(row.value1(), row.value2()));
    }

    private static Condition conditions(
            Tx tx, FindEntries.Query query, Set<UUID> about, Optional<Set<UUID>> accounts, boolean all) {
        var found = ENTRY.BODY_ID.eq(tx.body());
        if (!about.isEmpty()) {
            var any = DSL.any(about.toArray(UUID[]::new));
            var bulk = DSL.select(ENTRY_CHILD.ENTRY_ID)
                    .from(ENTRY_CHILD)
                    .where(ENTRY_CHILD.BODY_ID.eq(tx.body()), ENTRY_CHILD.SUBJECT_ID.eq(any));
            var inside = ENTRY.as("inside");
            found = found.and(ENTRY.ID.in(DSL.select(inside.ID)
                    .from(inside)
                    .where(inside.BODY_ID.eq(tx.body()), inside.SUBJECT_ID.eq(any))
                    .union(bulk)));
        }
        if (query.module().isPresent()) {
            found = found.and(MODULE.eq(query.module().get()));
        }
        if (accounts.isPresent()) {
            found = found.and(ENTRY.ACTOR_ID.eq(DSL.any(accounts.get().toArray(UUID[]::new))));
        }
        if (query.from().isPresent()) {
            found = found.and(ENTRY.ENTERED_AT.ge(
                    query.from().get().atStartOfDay(Time.JAPAN).toOffsetDateTime()));
        }
        if (query.to().isPresent()) {
            found = found.and(ENTRY.ENTERED_AT.lt(
                    query.to().get().plusDays(1).atStartOfDay(Time.JAPAN).toOffsetDateTime()));
        }
        if (!all) {
            found = found.and(MODULE.in(OPEN));
            for (var kept : CLOSED) {
                found = found.and(ENTRY.KIND.startsWith(kept).not());
            }
        }
        return found;
    }
}
