package org.sekisho.app.exceptions;

import static org.sekisho.schema.tables.Tables.EXCEPTION_DECISION;
import static org.sekisho.schema.tables.Tables.EXCEPTION_REQUEST;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Repository;

/** Exceptions that were asked for, and what was decided. */
@Repository
class Requests {

    /** What was asked for. @param extended the exception that it is to follow */
    record Asked(
            UUID id,
            Optional<UUID> extended,
            ClausesInForce.Clause clause,
            Subject subject,
            String reason,
            String compensation,
            Span span,
            UUID askedBy,
            String askedName,
            Instant at) {}

    /** What was decided of it. */
    record Decided(UUID request, Outcome outcome, UUID decidedBy, String post, String note, Instant at) {}

    /** @throws Refusal.NotFound if there is none */
    Asked the(Tx tx, UUID id) {
        return asked(tx, EXCEPTION_REQUEST.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("exception"));
    }

    /** All that count, the newest first. */
    List<Asked> known(Tx tx, AsOf asOf) {
        return asked(
                tx,
                asOf.knownBefore()
                        .map(end -> EXCEPTION_REQUEST.ENTERED_AT.lt(end.atOffset(ZoneOffset.UTC)))
                        .orElseGet(DSL::noCondition));
    }

    private static List<Asked> asked(Tx tx, Condition condition) {
        var r = EXCEPTION_REQUEST;
        return tx.sql()
                .selectFrom(r)
                .where(r.BODY_ID.eq(tx.body()), condition)
                .orderBy(r.ENTERED_AT.desc(), r.ID.desc())
                .fetch(Requests::asked);
    }

    private static Asked asked(Record row) {
        var r = EXCEPTION_REQUEST;
        return new Asked(
                row.get(r.ID),
                Optional.ofNullable(row.get(r.EXTENDS_ID)),
                new ClausesInForce.Clause(
                        row.get(r.CLAUSE_ID), row.get(r.DOCUMENT), row.get(r.CLAUSE_PATH), row.get(r.CAPTION)),
                new Subject(
                        SubjectKind.valueOf(row.get(r.SUBJECT_KIND)),
                        Optional.ofNullable(row.get(r.SUBJECT_ID)),
                        row.get(r.SUBJECT_NAME)),
                row.get(r.REASON),
                row.get(r.COMPENSATION),
                Span.between(row.get(r.VALID_FROM), row.get(r.VALID_TO)),
                row.get(r.ASKED_BY),
                row.get(r.ASKED_NAME),
                row.get(r.ENTERED_AT).toInstant());
    }

    /** The decisions that count, by request. */
    Map<UUID, Decided> decided(Tx tx, AsOf asOf) {
        var d = EXCEPTION_DECISION;
        return tx
                .sql()
                .selectFrom(d)
                .where(
                        d.BODY_ID.eq(tx.body()),
                        asOf.knownBefore()
                                .map(end -> d.ENTERED_AT.lt(end.atOffset(ZoneOffset.UTC)))
                                .orElseGet(DSL::noCondition))
                .fetch(Requests::decided)
                .stream()
                .collect(Collectors.toMap(Decided::request, one -> one));
    }

    Optional<Decided> decision(Tx tx, UUID request) {
        var d = EXCEPTION_DECISION;
        return tx.sql()
                .selectFrom(d)
                .where(d.BODY_ID.eq(tx.body()), d.REQUEST_ID.eq(request))
                .fetchOptional(Requests::decided);
    }

    private static Decided decided(Record row) {
        var d = EXCEPTION_DECISION;
        return new Decided(
                row.get(d.REQUEST_ID),
                Outcome.valueOf(row.get(d.OUTCOME)),
                row.get(d.DECIDED_BY),
                row.get(d.POST),
                row.get(d.NOTE),
                row.get(d.ENTERED_AT).toInstant());
    }

    /** Whether anything waits for a decision. */
    boolean undecided(Tx tx) {
        var r = EXCEPTION_REQUEST;
        var d = EXCEPTION_DECISION;
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(r)
                        .where(
                                r.BODY_ID.eq(tx.body()),
                                DSL.notExists(DSL.selectOne()
                                        .from(d)
                                        .where(d.BODY_ID.eq(r.BODY_ID), d.REQUEST_ID.eq(r.ID)))));
    }

    void add(Tx tx, UUID entry, Asked asked) {
        var r = EXCEPTION_REQUEST;
        tx.sql()
                .insertInto(r)
                .set(r.BODY_ID, tx.body())
                .set(r.ID, asked.id())
                .set(r.EXTENDS_ID, asked.extended().orElse(null))
                .set(r.CLAUSE_ID, asked.clause().id())
                .set(r.DOCUMENT, asked.clause().document())
                .set(r.CLAUSE_PATH, asked.clause().path())
                .set(r.CAPTION, asked.clause().caption())
                .set(r.SUBJECT_KIND, asked.subject().kind().name())
                .set(r.SUBJECT_ID, asked.subject().id().orElse(null))
                .set(r.SUBJECT_NAME, asked.subject().name())
                .set(r.REASON, asked.reason())
                .set(r.COMPENSATION, asked.compensation())
                .set(r.VALID_FROM, asked.span().from())
                .set(r.VALID_TO, asked.span().to().orElseThrow())
                .set(r.ASKED_BY, asked.askedBy())
                .set(r.ASKED_NAME, asked.askedName())
                .set(r.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(r.ENTRY_ID, entry)
                .execute();
    }

    void decide(Tx tx, UUID entry, UUID request, Outcome outcome, String post, String note) {
        var d = EXCEPTION_DECISION;
        tx.sql()
                .insertInto(d)
                .set(d.BODY_ID, tx.body())
                .set(d.ID, tx.newId())
                .set(d.REQUEST_ID, request)
                .set(d.OUTCOME, outcome.name())
                .set(d.DECIDED_BY, tx.actor().account())
                .set(d.POST, post)
                .set(d.NOTE, note)
                .set(d.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(d.ENTRY_ID, entry)
                .execute();
    }
}
