package org.sekisho.app.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.sekisho.schema.tables.Tables.REVIEW_CASE;
import static org.sekisho.schema.tables.Tables.REVIEW_RESULT;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.ThreatsOfPolicy.ThreatId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** The cases with what was said in them. */
@Repository
class Cases {

    private final Answers answers;
    private final Risks risks;

    Cases(Answers answers, Risks risks) {
        this.answers = answers;
        this.risks = risks;
    }

    /** All of a day, the newest first. Four statements. */
    List<ReviewCase> at(Tx tx, AsOf asOf) {
        var answered = answers.at(tx, asOf).stream().collect(groupingBy(Answers.Row::reviewCase));
        var analysed = risks.at(tx, asOf).stream().collect(groupingBy(Risks.Row::reviewCase));
        var results = tx
                .sql()
                .selectFrom(REVIEW_RESULT)
                .where(
                        REVIEW_RESULT.BODY_ID.eq(tx.body()),
                        REVIEW_RESULT.DECIDED_ON.le(asOf.day()),
                        known(asOf, REVIEW_RESULT.ENTERED_AT))
                .fetch()
                .stream()
                .collect(toMap(row -> row.get(REVIEW_RESULT.CASE_ID), Cases::result));
        return tx.sql()
                .selectFrom(REVIEW_CASE)
                .where(
                        REVIEW_CASE.BODY_ID.eq(tx.body()),
                        REVIEW_CASE.OPENED_ON.le(asOf.day()),
                        known(asOf, REVIEW_CASE.ENTERED_AT))
                .orderBy(REVIEW_CASE.OPENED_ON.desc(), REVIEW_CASE.ID.desc())
                .fetch(row -> new ReviewCase(
                        row.get(REVIEW_CASE.ID),
                        Trigger.valueOf(row.get(REVIEW_CASE.OCCASION)),
                        row.get(REVIEW_CASE.WHAT),
                        row.get(REVIEW_CASE.HAPPENED_ON),
                        Optional.ofNullable(row.get(REVIEW_CASE.DUE_ON)),
                        row.get(REVIEW_CASE.TEXT_ID),
                        row.get(REVIEW_CASE.OPENED_ON),
                        answered.getOrDefault(row.get(REVIEW_CASE.ID), List.of()).stream()
                                .collect(toMap(Answers.Row::question, Answers.Row::answer)),
                        analysed.getOrDefault(row.get(REVIEW_CASE.ID), List.of()).stream()
                                .map(risk -> new ReviewCase.Risk(
                                        new ThreatId(risk.clause(), risk.threat()),
                                        risk.likelihood(),
                                        risk.loss(),
                                        risk.response()))
                                .toList(),
                        Optional.ofNullable(results.get(row.get(REVIEW_CASE.ID)))));
    }

    private static Condition known(AsOf asOf, Field<OffsetDateTime> entered) {
        return asOf.knownBefore()
                .map(end -> entered.lt(end.atOffset(ZoneOffset.UTC)))
                .orElseGet(DSL::trueCondition);
    }

    private static ReviewCase.Result result(Record row) {
        return new ReviewCase.Result(
                row.get(REVIEW_RESULT.REASON),
                row.get(REVIEW_RESULT.DECIDED_BY),
                row.get(REVIEW_RESULT.DECIDED_ON),
                Optional.ofNullable(row.get(REVIEW_RESULT.DRAFT_ID))
                        .<ReviewCase.Revision>map(ReviewCase.Revision.Draft::new)
                        .or(() -> Optional.ofNullable(row.get(REVIEW_RESULT.TEXT_ID))
                                .map(ReviewCase.Revision.Version::new)));
    }

    /** @throws Refusal.NotFound if there is no such case on the day */
    ReviewCase the(Tx tx, UUID id, AsOf asOf) {
        return at(tx, asOf).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("review"));
    }

    /**
     * A case that is open today.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Stale if it has ended
     */
    ReviewCase open(Tx tx, UUID id, LocalDate today) {
        var one = the(tx, id, AsOf.known(today));
        if (!one.open()) {
            throw new Refusal.Stale();
        }
        return one;
    }

    void add(Tx tx, ReviewCase opened, UUID entry) {
        var c = REVIEW_CASE;
        tx.sql()
                .insertInto(c)
                .set(c.BODY_ID, tx.body())
                .set(c.ID, opened.id())
                .set(c.OCCASION, opened.trigger().name())
                .set(c.WHAT, opened.what())
                .set(c.HAPPENED_ON, opened.happenedOn())
                .set(c.DUE_ON, opened.due().orElse(null))
                .set(c.TEXT_ID, opened.policy())
                .set(c.OPENED_ON, opened.openedOn())
                .set(c.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(c.ENTRY_ID, entry)
                .execute();
    }

    void end(Tx tx, UUID reviewCase, ReviewCase.Result result, UUID entry) {
        var r = REVIEW_RESULT;
        tx.sql()
                .insertInto(r)
                .set(r.BODY_ID, tx.body())
                .set(r.ID, tx.newId())
                .set(r.CASE_ID, reviewCase)
                .set(r.REVISION, result.revision().isPresent())
                .set(r.REASON, result.reason())
                .set(r.DECIDED_BY, result.decidedBy())
                .set(r.DECIDED_ON, result.decidedOn())
                .set(
                        r.DRAFT_ID,
                        result.revision().orElse(null) instanceof ReviewCase.Revision.Draft(var id) ? id : null)
                .set(
                        r.TEXT_ID,
                        result.revision().orElse(null) instanceof ReviewCase.Revision.Version(var id) ? id : null)
                .set(r.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(r.ENTRY_ID, entry)
                .execute();
    }
}
