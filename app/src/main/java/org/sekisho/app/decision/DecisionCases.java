package org.sekisho.app.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.sekisho.schema.tables.Tables.DECISION_CASE;
import static org.sekisho.schema.tables.Tables.DECISION_CLOSING;
import static org.sekisho.schema.tables.Tables.DECISION_REVIEW;
import static org.sekisho.schema.tables.Tables.DECISION_SEAL;
import static org.sekisho.schema.tables.Tables.DECISION_STEP;
import static org.sekisho.schema.tables.Tables.DECISION_SUBMISSION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.sekisho.app.drafting.RevisionDraftId;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** The cases of a body, with every set that was put before its deciders and what became of it. */
@Repository
class DecisionCases {

    /** A case as it was begun. */
    record Begun(
            CaseId id,
            Matter matter,
            DocumentKind kind,
            Subject.Revision subject,
            UUID account,
            PersonId person,
            PostId post) {}

    /** A set that was frozen. */
    record Submission(
            UUID id,
            CaseId of,
            int number,
            String title,
            String petition,
            String reason,
            LocalDate inForce,
            Disclosure disclosure,
            Instrument instrument,
            String draftedBy,
            int edition,
            String textTitle,
            Digest text,
            UUID original,
            UUID printed,
            Digest digest,
            PostId post,
            String decider,
            boolean delegated,
            UUID account,
            Instant at) {}

    /** A step on the way of a set, and its seal. */
    record Step(
            StepId id,
            UUID submission,
            int turn,
            int ordinal,
            StepKind kind,
            PostId post,
            String name,
            Optional<Seal> seal) {}

    /** Who agreed. */
    record Seal(
            UUID account, PersonId person, Capacity capacity, String by, String comment, Digest digest, Instant at) {}

    /** How a set ended. */
    record Closing(
            UUID id,
            UUID submission,
            Outcome outcome,
            String by,
            String reason,
            UUID account,
            Instant at,
            Optional<Decided> decided,
            Optional<Review> review) {}

    /** What was decided. */
    record Decided(
            LocalDate on,
            Capacity capacity,
            PostId post,
            Optional<String> documentNumber,
            boolean onPaper,
            Optional<UUID> scan,
            LocalDate inForce,
            UUID version) {}

    /** The absent one saw it. */
    record Review(LocalDate on, String by) {}

    /** A set with its way and its end. */
    record Set(Submission submission, List<Step> steps, Optional<Closing> closing) {

        /** The steps that wait now: of the first turn that is not through; none for a set that has ended. */
        List<Step> waiting() {
            if (closing.isPresent()) {
                return List.of();
            }
            return steps.stream().filter(step -> step.seal().isEmpty()).mapToInt(Step::turn).min().stream()
                    .boxed()
                    .flatMap(turn -> steps.stream()
                            .filter(step -> step.turn() == turn && step.seal().isEmpty()))
                    .toList();
        }
    }

    /** A case with all its sets, the last one last. */
    record Whole(Begun begun, List<Set> sets) {
        Set last() {
            return sets.getLast();
        }
    }

    /**
     * The case.
     *
     * @throws Refusal.NotFound if the body has none of that identifier
     */
    Whole the(Tx tx, CaseId id) {
        return where(tx, DECISION_CASE.ID.eq(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("case"));
    }

    /** The cases about a draft. */
    List<Whole> about(Tx tx, RevisionDraftId draft) {
        return where(tx, DECISION_CASE.DRAFT_ID.eq(draft.value()));
    }

    /** All cases, the newest first. Four statements, whatever their number. */
    List<Whole> all(Tx tx) {
        return where(tx, DSL.noCondition());
    }

    /** Whether any case of the body asks something of anybody: it has not ended, or a substitute decided it. One statement. */
    boolean anyOpen(Tx tx) {
        var s = DECISION_SUBMISSION;
        var later = DECISION_SUBMISSION.as("later");
        var c = DECISION_CLOSING;
        var r = DECISION_REVIEW;
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(s)
                        .leftJoin(c)
                        .on(c.BODY_ID.eq(s.BODY_ID), c.SUBMISSION_ID.eq(s.ID))
                        .leftJoin(r)
                        .on(r.BODY_ID.eq(c.BODY_ID), r.CLOSING_ID.eq(c.ID))
                        .leftJoin(later)
                        .on(later.BODY_ID.eq(s.BODY_ID), later.CASE_ID.eq(s.CASE_ID), later.NUMBER.gt(s.NUMBER))
                        .where(
                                s.BODY_ID.eq(tx.body()),
                                later.ID.isNull(),
                                c.ID.isNull()
                                        .or(c.OUTCOME.eq(Outcome.RETURNED.name()))
                                        .or(c.CAPACITY
                                                .eq(Capacity.SUBSTITUTE.name())
                                                .and(r.ID.isNull()))));
    }

    private List<Whole> where(Tx tx, Condition condition) {
        var begun = tx.sql()
                .select(DECISION_CASE.fields())
                .from(DECISION_CASE)
                .where(DECISION_CASE.BODY_ID.eq(tx.body()), condition)
                .orderBy(DECISION_CASE.ENTERED_AT.desc(), DECISION_CASE.ID.desc())
                .fetch(DecisionCases::begun);
        if (begun.isEmpty()) {
            return List.of();
        }
        var sets = sets(tx, begun.stream().map(row -> row.id().value()).toArray(UUID[]::new));
        return begun.stream()
                .map(row -> new Whole(row, sets.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<CaseId, List<Set>> sets(Tx tx, UUID[] cases) {
        var s = DECISION_SUBMISSION;
        var submissions = tx.sql()
                .select(s.fields())
                .from(s)
                .where(s.BODY_ID.eq(tx.body()), s.CASE_ID.eq(DSL.any(cases)))
                .orderBy(s.CASE_ID, s.NUMBER)
                .fetch(DecisionCases::submission);
        var ids = submissions.stream().map(Submission::id).toArray(UUID[]::new);
        var step = DECISION_STEP;
        var seal = DECISION_SEAL;
        var steps = tx
                .sql()
                .select(step.fields())
                .select(seal.fields())
                .from(step)
                .leftJoin(seal)
                .on(seal.BODY_ID.eq(step.BODY_ID), seal.STEP_ID.eq(step.ID))
                .where(step.BODY_ID.eq(tx.body()), step.SUBMISSION_ID.eq(DSL.any(ids)))
                .orderBy(step.SUBMISSION_ID, step.ORDINAL)
                .fetch(DecisionCases::step)
                .stream()
                .collect(groupingBy(Step::submission));
        var end = DECISION_CLOSING;
        var review = DECISION_REVIEW;
        var ends = tx
                .sql()
                .select(end.fields())
                .select(review.REVIEWED_ON, review.REVIEWED_BY)
                .from(end)
                .leftJoin(review)
                .on(review.BODY_ID.eq(end.BODY_ID), review.CLOSING_ID.eq(end.ID))
                .where(end.BODY_ID.eq(tx.body()), end.SUBMISSION_ID.eq(DSL.any(ids)))
                .fetch(DecisionCases::closing)
                .stream()
                .collect(toMap(Closing::submission, Function.identity()));
        return submissions.stream()
                .map(one ->
                        new Set(one, steps.getOrDefault(one.id(), List.of()), Optional.ofNullable(ends.get(one.id()))))
                .collect(groupingBy(set -> set.submission().of()));
    }

    private static Begun begun(Record row) {
        var c = DECISION_CASE;
        return new Begun(
                new CaseId(row.get(c.ID)),
                Matter.valueOf(row.get(c.MATTER)),
                DocumentKind.valueOf(row.get(c.KIND)),
                new Subject.Revision(new RevisionDraftId(row.get(c.DRAFT_ID))),
                row.get(c.ACCOUNT_ID),
                new PersonId(row.get(c.PERSON_ID)),
                new PostId(row.get(c.POST_ID)));
    }

    private static Submission submission(Record row) {
        var s = DECISION_SUBMISSION;
        return new Submission(
                row.get(s.ID),
                new CaseId(row.get(s.CASE_ID)),
                row.get(s.NUMBER),
                row.get(s.TITLE),
                row.get(s.PETITION),
                row.get(s.REASON),
                row.get(s.IN_FORCE),
                Optional.ofNullable(row.get(s.NON_PUBLIC))
                        .<Disclosure>map(Disclosure.NonPublic::new)
                        .orElseGet(Disclosure.Public::new),
                Instrument.valueOf(row.get(s.INSTRUMENT)),
                row.get(s.DRAFTED_BY),
                row.get(s.EDITION),
                row.get(s.TEXT_TITLE),
                Digest.bytes(row.get(s.TEXT_DIGEST)),
                row.get(s.ORIGINAL_ID),
                row.get(s.PRINTED_ID),
                Digest.bytes(row.get(s.DIGEST)),
                new PostId(row.get(s.POST_ID)),
                row.get(s.DECIDER),
                row.get(s.DELEGATED),
                row.get(s.ACCOUNT_ID),
                row.get(s.ENTERED_AT).toInstant());
    }

    private static Step step(Record row) {
        var s = DECISION_STEP;
        var seal = DECISION_SEAL;
        return new Step(
                new StepId(row.get(s.ID)),
                row.get(s.SUBMISSION_ID),
                row.get(s.TURN),
                row.get(s.ORDINAL),
                StepKind.valueOf(row.get(s.KIND)),
                new PostId(row.get(s.POST_ID)),
                row.get(s.NAME),
                Optional.ofNullable(row.get(seal.ID))
                        .map(id -> new Seal(
                                row.get(seal.ACCOUNT_ID),
                                new PersonId(row.get(seal.PERSON_ID)),
                                Capacity.valueOf(row.get(seal.CAPACITY)),
                                row.get(seal.SEALED_BY),
                                row.get(seal.COMMENT),
                                Digest.bytes(row.get(seal.DIGEST)),
                                row.get(seal.ENTERED_AT).toInstant())));
    }

    private static Closing closing(Record row) {
        var c = DECISION_CLOSING;
        return new Closing(
                row.get(c.ID),
                row.get(c.SUBMISSION_ID),
                Outcome.valueOf(row.get(c.OUTCOME)),
                row.get(c.CLOSED_BY),
                row.get(c.REASON),
                row.get(c.ACCOUNT_ID),
                row.get(c.ENTERED_AT).toInstant(),
                Optional.ofNullable(row.get(c.DECIDED_ON))
                        .map(on -> new Decided(
                                on,
                                Capacity.valueOf(row.get(c.CAPACITY)),
                                new PostId(row.get(c.POST_ID)),
                                Optional.ofNullable(row.get(c.DOCUMENT_NUMBER)),
                                row.get(c.ON_PAPER),
                                Optional.ofNullable(row.get(c.SCAN_ID)),
                                row.get(c.IN_FORCE),
                                row.get(c.TEXT_ID))),
                Optional.ofNullable(row.get(DECISION_REVIEW.REVIEWED_ON))
                        .map(on -> new Review(on, row.get(DECISION_REVIEW.REVIEWED_BY))));
    }

    void add(Tx tx, Begun begun, UUID entry) {
        var c = DECISION_CASE;
        tx.sql()
                .insertInto(c)
                .set(c.BODY_ID, tx.body())
                .set(c.ID, begun.id().value())
                .set(c.MATTER, begun.matter().name())
                .set(c.KIND, begun.kind().name())
                .set(c.DRAFT_ID, begun.subject().draft().value())
                .set(c.ACCOUNT_ID, begun.account())
                .set(c.PERSON_ID, begun.person().value())
                .set(c.POST_ID, begun.post().value())
                .set(c.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(c.ENTRY_ID, entry)
                .execute();
    }

    void add(Tx tx, Submission submission, List<Step> steps, UUID entry) {
        var s = DECISION_SUBMISSION;
        tx.sql()
                .insertInto(s)
                .set(s.BODY_ID, tx.body())
                .set(s.ID, submission.id())
                .set(s.CASE_ID, submission.of().value())
                .set(s.NUMBER, submission.number())
                .set(s.TITLE, submission.title())
                .set(s.PETITION, submission.petition())
                .set(s.REASON, submission.reason())
                .set(s.IN_FORCE, submission.inForce())
                .set(s.NON_PUBLIC, submission.disclosure() instanceof Disclosure.NonPublic(String why) ? why : null)
                .set(s.INSTRUMENT, submission.instrument().name())
                .set(s.DRAFTED_BY, submission.draftedBy())
                .set(s.EDITION, submission.edition())
                .set(s.TEXT_TITLE, submission.textTitle())
                .set(s.TEXT_DIGEST, submission.text().bytes())
                .set(s.ORIGINAL_ID, submission.original())
                .set(s.PRINTED_ID, submission.printed())
                .set(s.DIGEST, submission.digest().bytes())
                .set(s.POST_ID, submission.post().value())
                .set(s.DECIDER, submission.decider())
                .set(s.DELEGATED, submission.delegated())
                .set(s.ACCOUNT_ID, submission.account())
                .set(s.ENTERED_AT, submission.at().atOffset(ZoneOffset.UTC))
                .set(s.ENTRY_ID, entry)
                .execute();
        var t = DECISION_STEP;
        Register.insert(
                tx,
                t,
                List.of(t.BODY_ID, t.ID, t.SUBMISSION_ID, t.TURN, t.ORDINAL, t.KIND, t.POST_ID, t.NAME),
                steps,
                step -> Arrays.asList(
                        tx.body(),
                        step.id().value(),
                        step.submission(),
                        step.turn(),
                        step.ordinal(),
                        step.kind().name(),
                        step.post().value(),
                        step.name()));
    }

    void add(Tx tx, StepId step, Seal seal, UUID entry) {
        var s = DECISION_SEAL;
        tx.sql()
                .insertInto(s)
                .set(s.BODY_ID, tx.body())
                .set(s.ID, tx.newId())
                .set(s.STEP_ID, step.value())
                .set(s.ACCOUNT_ID, seal.account())
                .set(s.PERSON_ID, seal.person().value())
                .set(s.CAPACITY, seal.capacity().name())
                .set(s.SEALED_BY, seal.by())
                .set(s.COMMENT, seal.comment())
                .set(s.DIGEST, seal.digest().bytes())
                .set(s.ENTERED_AT, seal.at().atOffset(ZoneOffset.UTC))
                .set(s.ENTRY_ID, entry)
                .execute();
    }

    void add(Tx tx, Closing closing, UUID entry) {
        var c = DECISION_CLOSING;
        var decided = closing.decided();
        tx.sql()
                .insertInto(c)
                .set(c.BODY_ID, tx.body())
                .set(c.ID, closing.id())
                .set(c.SUBMISSION_ID, closing.submission())
                .set(c.OUTCOME, closing.outcome().name())
                .set(c.CLOSED_BY, closing.by())
                .set(c.REASON, closing.reason())
                .set(c.ACCOUNT_ID, closing.account())
                .set(c.DECIDED_ON, decided.map(Decided::on).orElse(null))
                .set(c.CAPACITY, decided.map(one -> one.capacity().name()).orElse(null))
                .set(c.POST_ID, decided.map(one -> one.post().value()).orElse(null))
                .set(c.DOCUMENT_NUMBER, decided.flatMap(Decided::documentNumber).orElse(null))
                .set(c.ON_PAPER, decided.map(Decided::onPaper).orElse(null))
                .set(c.SCAN_ID, decided.flatMap(Decided::scan).orElse(null))
                .set(c.IN_FORCE, decided.map(Decided::inForce).orElse(null))
                .set(c.TEXT_ID, decided.map(Decided::version).orElse(null))
                .set(c.ENTERED_AT, closing.at().atOffset(ZoneOffset.UTC))
                .set(c.ENTRY_ID, entry)
                .execute();
    }

    void add(Tx tx, UUID closing, Review review, UUID entry) {
        var r = DECISION_REVIEW;
        tx.sql()
                .insertInto(r)
                .set(r.BODY_ID, tx.body())
                .set(r.ID, tx.newId())
                .set(r.CLOSING_ID, closing)
                .set(r.REVIEWED_ON, review.on())
                .set(r.REVIEWED_BY, review.by())
                .set(r.ACCOUNT_ID, tx.actor().account())
                .set(r.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(r.ENTRY_ID, entry)
                .execute();
    }
}
