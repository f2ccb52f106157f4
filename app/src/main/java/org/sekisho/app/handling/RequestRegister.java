package org.sekisho.app.handling;

import static org.sekisho.schema.tables.Tables.HANDLING_CERTIFICATE;
import static org.sekisho.schema.tables.Tables.HANDLING_DECISION;
import static org.sekisho.schema.tables.Tables.HANDLING_DISPOSAL;
import static org.sekisho.schema.tables.Tables.HANDLING_DISPOSED;
import static org.sekisho.schema.tables.Tables.HANDLING_END;
import static org.sekisho.schema.tables.Tables.HANDLING_REQUEST;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.classification.Act;
import org.sekisho.classification.CloudKind;
import org.sekisho.classification.Medium;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** RequestRegister with what became of them. Each is read with its decision and its end in one statement. */
@Repository
class RequestRegister {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CHASED = Arrays.stream(Act.values())
            .filter(act -> Chase.of(act) != Chase.NOTHING)
            .map(Act::name)
            .toList();

    /** Which are meant. */
    enum Part {
        /** Wait for leave, or are open. */
        WAITING,
        ALL
    }

    /** @throws Refusal.NotFound if there is none */
    Request the(Tx tx, UUID id) {
        return where(tx, HANDLING_REQUEST.ID.eq(id), 0, 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("handling-request"));
    }

    /** Everything of the body that waits for somebody. One statement. */
    List<Request> waiting(Tx tx) {
        return where(tx, part(Part.WAITING), 0, Integer.MAX_VALUE);
    }

    List<Request> ofAsset(Tx tx, LineId line, int most) {
        return where(tx, HANDLING_REQUEST.LINE_ID.eq(line.value()), 0, most);
    }

    /** A page of those that somebody sees, the newest first. */
    List<Request> list(Tx tx, Sight sight, Part part, Optional<Act> act, long first, int most) {
        return where(tx, condition(sight, part, act), first, most);
    }

    long count(Tx tx, Sight sight, Part part, Optional<Act> act) {
        return tx.sql()
                .selectCount()
                .from(joined())
                .where(HANDLING_REQUEST.BODY_ID.eq(tx.body()), condition(sight, part, act))
                .fetchSingle()
                .value1();
    }

    private static Condition condition(Sight sight, Part part, Optional<Act> act) {
        return part(part)
                .and(act.map(one -> HANDLING_REQUEST.ACT.eq(one.name())).orElseGet(DSL::noCondition))
                .and(seen(sight));
    }

    private static Condition seen(Sight sight) {
        if (sight.all()) {
            return DSL.noCondition();
        }
        return HANDLING_REQUEST
                .SECTION
                .eq(DSL.any(sight.sections().toArray(UUID[]::new)))
                .or(sight.person()
                        .map(HANDLING_REQUEST.PERSON_ID::eq)
                        .orElseGet(() -> HANDLING_REQUEST
                                .PERSON_ID
                                .isNull()
                                .and(HANDLING_REQUEST.ASKED_BY.eq(sight.account()))));
    }

    private static Condition part(Part part) {
        return switch (part) {
            case ALL -> DSL.noCondition();
            case WAITING ->
                HANDLING_END
                        .ID
                        .isNull()
                        .and(HANDLING_REQUEST
                                .GRANTOR
                                .isNotNull()
                                .and(HANDLING_DECISION.ID.isNull())
                                .or(HANDLING_REQUEST
                                        .ACT
                                        .in(CHASED)
                                        .and(HANDLING_REQUEST
                                                .GRANTOR
                                                .isNull()
                                                .or(HANDLING_DECISION.OUTCOME.eq(Outcome.GRANTED.name())))))
                        .or(HANDLING_DISPOSED.CERTIFICATE_BY.isNotNull().and(HANDLING_CERTIFICATE.ID.isNull()));
        };
    }

    private static Table<?> joined() {
        var r = HANDLING_REQUEST;
        return r.leftJoin(HANDLING_DECISION)
                .on(HANDLING_DECISION.BODY_ID.eq(r.BODY_ID), HANDLING_DECISION.REQUEST_ID.eq(r.ID))
                .leftJoin(HANDLING_END)
                .on(HANDLING_END.BODY_ID.eq(r.BODY_ID), HANDLING_END.REQUEST_ID.eq(r.ID))
                .leftJoin(HANDLING_DISPOSAL)
                .on(HANDLING_DISPOSAL.BODY_ID.eq(r.BODY_ID), HANDLING_DISPOSAL.REQUEST_ID.eq(r.ID))
                .leftJoin(HANDLING_DISPOSED)
                .on(HANDLING_DISPOSED.BODY_ID.eq(r.BODY_ID), HANDLING_DISPOSED.REQUEST_ID.eq(r.ID))
                .leftJoin(HANDLING_CERTIFICATE)
                .on(HANDLING_CERTIFICATE.BODY_ID.eq(r.BODY_ID), HANDLING_CERTIFICATE.REQUEST_ID.eq(r.ID));
    }

    private static List<Request> where(Tx tx, Condition condition, long first, int most) {
        return tx.sql()
                .select(HANDLING_REQUEST.fields())
                .select(HANDLING_DECISION.fields())
                .select(HANDLING_END.fields())
                .select(HANDLING_DISPOSAL.fields())
                .select(HANDLING_DISPOSED.fields())
                .select(HANDLING_CERTIFICATE.fields())
                .from(joined())
                .where(HANDLING_REQUEST.BODY_ID.eq(tx.body()), condition)
                .orderBy(HANDLING_REQUEST.ENTERED_AT.desc(), HANDLING_REQUEST.ID.desc())
                .limit(most)
                .offset(first)
                .fetch(RequestRegister::request);
    }

    private static Request request(Record row) {
        var r = HANDLING_REQUEST;
        return new Request(
                row.get(r.ID),
                new LineId(row.get(r.LINE_ID)),
                row.get(r.ASSET_NAME),
                row.get(r.SECTION),
                Act.valueOf(row.get(r.ACT)),
                row.get(r.PURPOSE),
                row.get(r.RECIPIENT),
                Optional.ofNullable(row.get(r.MEDIUM)).map(Medium::valueOf),
                Optional.ofNullable(row.get(r.CLOUD)).map(CloudKind::valueOf),
                Arrays.asList(row.get(r.PRECAUTIONS)),
                row.get(r.FROM_DAY),
                Optional.ofNullable(row.get(r.UNTIL_DAY)),
                JSON.readValue(row.get(r.VERDICT).data(), KeptVerdict.class),
                Optional.ofNullable(row.get(r.PERSON_ID)),
                row.get(r.PERSON_NAME),
                row.get(r.ASKED_BY),
                row.get(r.ENTERED_AT).toInstant(),
                row.get(HANDLING_DECISION.ID) == null ? Optional.empty() : Optional.of(decision(row)),
                row.get(HANDLING_END.ID) == null ? Optional.empty() : Optional.of(end(row)),
                row.get(HANDLING_DISPOSAL.ID) == null ? Optional.empty() : Optional.of(disposal(row)));
    }

    private static Request.Disposal disposal(Record row) {
        var p = HANDLING_DISPOSAL;
        var d = HANDLING_DISPOSED;
        return new Request.Disposal(
                DisposalEvent.valueOf(row.get(p.EVENT)),
                new Words(row.get(p.METHOD), row.get(p.METHOD_JA), row.get(p.METHOD_EN)),
                row.get(p.METHOD_REASON),
                row.get(p.CONTRACTOR),
                row.get(d.ID) == null
                        ? Optional.empty()
                        : Optional.of(new Request.Done(
                                row.get(d.DONE_BY),
                                row.get(d.WITNESS),
                                Optional.ofNullable(row.get(d.CERTIFICATE_BY)))),
                Optional.ofNullable(row.get(HANDLING_CERTIFICATE.FILE_ID)));
    }

    private static Request.Decision decision(Record row) {
        var d = HANDLING_DECISION;
        return new Request.Decision(
                Outcome.valueOf(row.get(d.OUTCOME)),
                row.get(d.DECIDED_BY),
                row.get(d.POST),
                row.get(d.NOTE),
                row.get(d.ENTERED_AT).toInstant());
    }

    private static Request.End end(Record row) {
        var e = HANDLING_END;
        return new Request.End(
                Ending.valueOf(row.get(e.HOW)),
                row.get(e.ON_DAY),
                row.get(e.CONFIRMED_BY),
                row.get(e.NOTE),
                Optional.ofNullable(row.get(e.FILE_ID)),
                row.get(e.ENTERED_AT).toInstant());
    }

    void add(Tx tx, UUID entry, Request asked) {
        var r = HANDLING_REQUEST;
        tx.sql()
                .insertInto(r)
                .set(r.BODY_ID, tx.body())
                .set(r.ID, asked.id())
                .set(r.LINE_ID, asked.asset().value())
                .set(r.ASSET_NAME, asked.name())
                .set(r.SECTION, asked.section())
                .set(r.ACT, asked.act().name())
                .set(r.PURPOSE, asked.purpose())
                .set(r.RECIPIENT, asked.recipient())
                .set(r.MEDIUM, asked.medium().map(Enum::name).orElse(null))
                .set(r.CLOUD, asked.cloud().map(Enum::name).orElse(null))
                .set(r.PRECAUTIONS, asked.precautions().toArray(String[]::new))
                .set(r.FROM_DAY, asked.from())
                .set(r.UNTIL_DAY, asked.until().orElse(null))
                .set(r.VERDICT, JSONB.valueOf(JSON.writeValueAsString(asked.verdict())))
                .set(
                        r.GRANTOR,
                        asked.verdict()
                                .grantor()
                                .filter(role -> asked.verdict().needsLeave())
                                .map(Role::name)
                                .orElse(null))
                .set(r.PERSON_ID, asked.person().orElse(null))
                .set(r.PERSON_NAME, asked.personName())
                .set(r.ASKED_BY, asked.askedBy())
                .set(r.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(r.ENTRY_ID, entry)
                .execute();
    }

    void decide(Tx tx, UUID entry, UUID request, Outcome outcome, String post, String note) {
        var d = HANDLING_DECISION;
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

    void end(Tx tx, UUID entry, UUID request, Ending how, LocalDate on, String note, Optional<UUID> file) {
        var e = HANDLING_END;
        tx.sql()
                .insertInto(e)
                .set(e.BODY_ID, tx.body())
                .set(e.ID, tx.newId())
                .set(e.REQUEST_ID, request)
                .set(e.HOW, how.name())
                .set(e.ON_DAY, on)
                .set(e.CONFIRMED_BY, tx.actor().name())
                .set(e.NOTE, note)
                .set(e.FILE_ID, file.orElse(null))
                .set(e.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(e.ENTRY_ID, entry)
                .execute();
    }

    void planned(Tx tx, UUID entry, UUID request, Request.Disposal plan) {
        var p = HANDLING_DISPOSAL;
        tx.sql()
                .insertInto(p)
                .set(p.BODY_ID, tx.body())
                .set(p.ID, tx.newId())
                .set(p.REQUEST_ID, request)
                .set(p.EVENT, plan.event().name())
                .set(p.METHOD, plan.method().key())
                .set(p.METHOD_JA, plan.method().ja())
                .set(p.METHOD_EN, plan.method().en())
                .set(p.METHOD_REASON, plan.methodReason())
                .set(p.CONTRACTOR, plan.contractor())
                .set(p.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(p.ENTRY_ID, entry)
                .execute();
    }

    void disposed(Tx tx, UUID entry, UUID request, String doneBy, String witness, Optional<LocalDate> certificateBy) {
        var d = HANDLING_DISPOSED;
        tx.sql()
                .insertInto(d)
                .set(d.BODY_ID, tx.body())
                .set(d.ID, tx.newId())
                .set(d.REQUEST_ID, request)
                .set(d.DONE_BY, doneBy)
                .set(d.WITNESS, witness)
                .set(d.CERTIFICATE_BY, certificateBy.orElse(null))
                .set(d.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(d.ENTRY_ID, entry)
                .execute();
    }

    void certified(Tx tx, UUID entry, UUID request, UUID file, LocalDate on) {
        var c = HANDLING_CERTIFICATE;
        tx.sql()
                .insertInto(c)
                .set(c.BODY_ID, tx.body())
                .set(c.ID, tx.newId())
                .set(c.REQUEST_ID, request)
                .set(c.FILE_ID, file)
                .set(c.TAKEN_ON, on)
                .set(c.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(c.ENTRY_ID, entry)
                .execute();
    }
}
