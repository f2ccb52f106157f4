package org.sekisho.app.controls;

import static org.sekisho.schema.tables.Tables.CLAUSE_BINDING;
import static org.sekisho.schema.tables.Tables.CLAUSE_READING;
import static org.sekisho.schema.tables.Tables.VERDICT_DISMISSAL;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.QuantifiedSelect;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Refusal;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Period;
import org.sekisho.controls.Span;
import org.sekisho.controls.Text;
import org.springframework.stereotype.Repository;

/** What kind each clause is, and what its sentences oblige to. */
@Repository
class Bindings {

    boolean has(Tx tx, UUID text) {
        return tx.sql()
                .fetchExists(CLAUSE_READING, CLAUSE_READING.BODY_ID.eq(tx.body()), CLAUSE_READING.TEXT_ID.eq(text));
    }

    /** What is known now. Two statements. */
    BoundClauses of(Tx tx, UUID text) {
        var r = CLAUSE_READING;
        var readings = tx.sql()
                .selectFrom(r)
                .where(r.BODY_ID.eq(tx.body()), r.TEXT_ID.eq(text), r.SUPERSEDED_AT.isNull())
                .orderBy(r.ORDINAL)
                .fetch(Bindings::reading);
        var b = CLAUSE_BINDING;
        var bound = tx.sql()
                .selectFrom(b)
                .where(b.BODY_ID.eq(tx.body()), b.TEXT_ID.eq(text), b.SUPERSEDED_AT.isNull())
                .orderBy(b.ID)
                .fetch(Bindings::bound);
        return new BoundClauses(text, readings, bound);
    }

    private static BoundClauses.Reading reading(Record row) {
        var r = CLAUSE_READING;
        return new BoundClauses.Reading(
                row.get(r.ID),
                row.get(r.CLAUSE_ID),
                row.get(r.ORDINAL),
                row.get(r.PATH),
                ClauseKind.valueOf(row.get(r.KIND)),
                new Text(row.get(r.WHY_JA), row.get(r.WHY_EN)),
                List.of(row.get(r.QUOTES)),
                Optional.ofNullable(row.get(r.DECIDED_BY)),
                row.get(r.CARRIED),
                row.get(r.CATALOGUE));
    }

    private static BoundClauses.Bound bound(Record row) {
        var b = CLAUSE_BINDING;
        return new BoundClauses.Bound(
                row.get(b.BINDING_ID),
                row.get(b.CLAUSE_ID),
                new Span(row.get(b.PATH), row.get(b.PARAGRAPH), row.get(b.SENTENCE)),
                row.get(b.TOPIC),
                Verdict.valueOf(row.get(b.VERDICT)),
                new Text(row.get(b.WHY_JA), row.get(b.WHY_EN)),
                List.of(row.get(b.QUOTES)),
                Optional.ofNullable(row.get(b.STATED_PERIOD)).map(Period::valueOf),
                row.get(b.STATED),
                Optional.ofNullable(row.get(b.DECIDED_BY)),
                row.get(b.CARRIED));
    }

    void addReadings(Tx tx, UUID text, UUID entry, List<BoundClauses.Reading> readings) {
        var r = CLAUSE_READING;
        Register.insert(
                tx,
                r,
                List.of(
                        r.BODY_ID,
                        r.ID,
                        r.TEXT_ID,
                        r.CLAUSE_ID,
                        r.ORDINAL,
                        r.PATH,
                        r.KIND,
                        r.WHY_JA,
                        r.WHY_EN,
                        r.QUOTES,
                        r.DECIDED_BY,
                        r.CARRIED,
                        r.CATALOGUE,
                        r.ENTERED_AT,
                        r.ENTRY_ID),
                readings,
                reading -> Arrays.asList(
                        tx.body(),
                        reading.id(),
                        text,
                        reading.clause(),
                        reading.ordinal(),
                        reading.path(),
                        reading.kind().name(),
                        reading.why().ja(),
                        reading.why().en(),
                        reading.quotes().toArray(String[]::new),
                        reading.decidedBy().orElse(null),
                        reading.carried(),
                        reading.catalogue(),
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry));
    }

    void addBindings(Tx tx, UUID text, UUID entry, List<BoundClauses.Bound> bindings) {
        var b = CLAUSE_BINDING;
        Register.insert(
                tx,
                b,
                List.of(
                        b.BODY_ID,
                        b.ID,
                        b.BINDING_ID,
                        b.TEXT_ID,
                        b.CLAUSE_ID,
                        b.PATH,
                        b.PARAGRAPH,
                        b.SENTENCE,
                        b.TOPIC,
                        b.VERDICT,
                        b.WHY_JA,
                        b.WHY_EN,
                        b.QUOTES,
                        b.STATED,
                        b.STATED_PERIOD,
                        b.DECIDED_BY,
                        b.CARRIED,
                        b.ENTERED_AT,
                        b.ENTRY_ID),
                bindings,
                bound -> Arrays.asList(
                        tx.body(),
                        tx.newId(),
                        bound.id(),
                        text,
                        bound.clause(),
                        bound.span().path(),
                        bound.span().paragraph(),
                        bound.span().sentence(),
                        bound.topic(),
                        bound.verdict().name(),
                        bound.why().ja(),
                        bound.why().en(),
                        bound.quotes().toArray(String[]::new),
                        bound.stated(),
                        bound.period().map(Period::name).orElse(null),
                        bound.decidedBy().orElse(null),
                        bound.carried(),
                        tx.now().atOffset(ZoneOffset.UTC),
                        entry));
    }

    /**
     * Takes bindings out of what is known now.
     *
     * @param bindings their lasting names
     * @throws Refusal.Stale if somebody else was faster
     */
    void supersedeBindings(Tx tx, Collection<UUID> bindings) {
        var b = CLAUSE_BINDING;
        int changed = tx.sql()
                .update(b)
                .set(b.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(b.BODY_ID.eq(tx.body()), b.SUPERSEDED_AT.isNull(), b.BINDING_ID.eq(any(bindings)))
                .execute();
        requireAll(changed, bindings);
    }

    /** @throws Refusal.Stale if somebody else was faster */
    void supersedeReadings(Tx tx, Collection<UUID> readings) {
        var r = CLAUSE_READING;
        int changed = tx.sql()
                .update(r)
                .set(r.SUPERSEDED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .where(r.BODY_ID.eq(tx.body()), r.SUPERSEDED_AT.isNull(), r.ID.eq(any(readings)))
                .execute();
        requireAll(changed, readings);
    }

    /** Notes that a verdict of a text before was dismissed for this one. */
    void dismiss(Tx tx, UUID entry, UUID text, UUID binding) {
        var b = CLAUSE_BINDING;
        var d = VERDICT_DISMISSAL;
        tx.sql()
                .insertInto(d, d.BODY_ID, d.ID, d.TEXT_ID, d.VERDICT_ID, d.ENTERED_AT, d.ENTRY_ID)
                .select(DSL.select(
                                b.BODY_ID,
                                DSL.val(tx.newId()),
                                DSL.val(text),
                                b.ID,
                                DSL.val(tx.now().atOffset(ZoneOffset.UTC)),
                                DSL.val(entry))
                        .from(b)
                        .where(b.BODY_ID.eq(tx.body()), b.BINDING_ID.eq(binding), b.SUPERSEDED_AT.isNull()))
                .execute();
    }

    /** The lasting names of the verdicts that were dismissed for a text and have not been given anew since. */
    Set<UUID> dismissed(Tx tx, UUID text) {
        var b = CLAUSE_BINDING;
        var d = VERDICT_DISMISSAL;
        return tx.sql()
                .select(b.BINDING_ID)
                .from(d)
                .join(b)
                .on(b.BODY_ID.eq(d.BODY_ID), b.ID.eq(d.VERDICT_ID), b.SUPERSEDED_AT.isNull())
                .where(d.BODY_ID.eq(tx.body()), d.TEXT_ID.eq(text))
                .fetchSet(b.BINDING_ID);
    }

    private static QuantifiedSelect<Record1<UUID>> any(Collection<UUID> ids) {
        return DSL.any(ids.toArray(UUID[]::new));
    }

    private static void requireAll(int changed, Collection<UUID> ids) {
        if (changed != ids.size()) {
            throw new Refusal.Stale();
        }
    }
}
