package org.sekisho.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.policy.ThreatsOfPolicy.ThreatId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** Whether the documents must change: what opens a case, what it asks, and how it ends. */
final class ReviewTest {

    private static final String POLICY = """
            みなと村情報セキュリティ基本方針

            1 対象とする脅威

            次の脅威を想定する。

            (1) 不正アクセス、ウイルス攻撃による情報資産の漏えい

            (2) 地震、落雷による業務の停止

            2 見直し

            監査及び自己点検の結果、見直しが必要となった場合は、%s情報セキュリティポリシーを見直す。
            """;

    private static final String ANALYSIS = "脅威の発生の可能性及び発生時の損失等を分析し、リスクを検討した上で、";

    private final PolicyFixture body = PolicyFixture.newBody();
    private final LocalDate today = body.use(Time.class).today();
    private final Actor officer = body.officer();

    private void policy(String analysis) {
        body.accept(AcceptImport.Input.proposed(body.begin(POLICY.formatted(analysis)))
                .inForceFrom(LocalDate.of(2025, 4, 1)));
        Statements.awaitReactions(body.use(DSLContext.class));
    }

    /** The policy of a day to come, in which a case can end. */
    private void revised(String analysis) {
        body.accept(AcceptImport.Input.proposed(
                        body.begin(POLICY.formatted(analysis).replace("地震、落雷", "地震、落雷、水害")))
                .inForceFrom(today.plusDays(30)));
        Statements.awaitReactions(body.use(DSLContext.class));
    }

    private UUID open(Trigger trigger, Optional<LocalDate> due) {
        return body.use(OpenReview.class)
                .open(officer, new OpenReview.Input(Optional.of(trigger), "定期監査で指摘があった", Optional.of(today), due));
    }

    private ReviewCase the(UUID id) {
        return body.use(ReviewRegister.class).the(officer, id, AsOf.known(today));
    }

    private Grounds grounds() {
        return body.use(GroundsOfDay.class).on(officer, AsOf.known(today));
    }

    private void answerAll(UUID id) {
        body.use(AnswerReview.class)
                .answer(
                        officer,
                        new AnswerReview.Input(
                                id,
                                the(id).trigger().questions().stream()
                                        .collect(Collectors.toMap(question -> question, question -> "規定にある"))));
    }

    private void analyse(UUID id, int howMany) {
        body.use(AnalyseRisks.class)
                .analyse(
                        officer,
                        new AnalyseRisks.Input(
                                id,
                                grounds().threats().stream()
                                        .limit(howMany)
                                        .map(threat -> new ReviewCase.Risk(
                                                threat.id(), Level.MIDDLE, Level.HIGH, Response.REDUCE))
                                        .toList()));
    }

    private UUID conclude(UUID id, Optional<Boolean> revises, String reason) {
        var revision = revises.filter(said -> said)
                .flatMap(said -> grounds().targets().stream().findFirst())
                .<ReviewCase.Revision>map(target -> new ReviewCase.Revision.Version(target.id()));
        return body.use(ConcludeReview.class)
                .conclude(
                        officer,
                        new ConcludeReview.Input(id, revises, revision, reason, "情報セキュリティ委員会", Optional.of(today)));
    }

    private static List<String> keys(Throwable refused) {
        return ((Refusal.Invalid) refused)
                .problems().stream().map(problem -> problem.message().key()).toList();
    }

    @Test
    void a_case_needs_an_event_and_a_policy_in_force() {
        assertThatThrownBy(() -> body.use(OpenReview.class)
                        .open(
                                officer,
                                new OpenReview.Input(
                                        Optional.empty(),
                                        " ",
                                        Optional.of(today.plusDays(1)),
                                        Optional.of(today.minusDays(1)))))
                .satisfies(refused -> assertThat(keys(refused))
                        .containsExactly(
                                "review.refusal.no-policy",
                                "review.refusal.trigger-missing",
                                "shared.refusal.missing",
                                "shared.refusal.day-to-come",
                                "review.refusal.due-over"));
        policy("");
        assertThatThrownBy(() -> body.use(OpenReview.class)
                        .open(
                                body.staff(),
                                new OpenReview.Input(
                                        Optional.of(Trigger.LAW), "法改正", Optional.of(today), Optional.empty())))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(body.use(ReviewRegister.class).on(officer, AsOf.known(today)))
                .isEmpty();
    }

    @Test
    void no_case_ends_before_its_questions_are_answered_and_its_result_has_a_reason() {
        policy("");
        var id = open(Trigger.AUDIT, Optional.empty());

        assertThatThrownBy(() -> conclude(id, Optional.empty(), ""))
                .satisfies(refused -> assertThat(keys(refused))
                        .containsExactly(
                                "review.refusal.unanswered",
                                "review.refusal.result-missing",
                                "shared.refusal.missing"));
        assertThat(the(id).open()).isTrue();
    }

    @Test
    void the_analysis_is_demanded_by_the_text_of_the_policy_alone() {
        policy(ANALYSIS);
        assertThat(grounds().analysisDemanded()).containsExactly("2");

        var other = new ReviewTest();
        other.policy("");
        assertThat(other.grounds().analysisDemanded()).isEmpty();
    }

    @Test
    void a_revision_is_refused_until_every_threat_is_judged_where_the_policy_demands_it() {
        policy(ANALYSIS);
        revised(ANALYSIS);
        var id = open(Trigger.THREAT, Optional.empty());
        answerAll(id);
        assertThat(grounds().threats()).hasSizeGreaterThanOrEqualTo(2);
        analyse(id, 1);

        assertThatThrownBy(() -> conclude(id, Optional.of(true), "新たな脅威に対応するため"))
                .satisfies(refused -> assertThat(keys(refused)).containsExactly("review.refusal.analysis-missing"));

        analyse(id, Integer.MAX_VALUE);
        assertThatThrownBy(() -> analyse(id, Integer.MAX_VALUE))
                .satisfies(refused -> assertThat(keys(refused)).containsExactly("review.refusal.nothing-new"));
        assertThat(assessed()).isNotEqualTo(State.KEPT_OBSERVED);
        conclude(id, Optional.of(true), "新たな脅威に対応するため");
        assertThat(the(id).result().flatMap(ReviewCase.Result::revision)).isPresent();
        assertThat(assessed()).isEqualTo(State.KEPT_OBSERVED);
    }

    private State assessed() {
        return body.use(StatusOfDuties.class).on(officer, AsOf.known(today)).duties().stream()
                .filter(one -> one.duty().control().equals("risk.assessed"))
                .findFirst()
                .orElseThrow()
                .status()
                .state();
    }

    @Test
    void what_the_policy_does_not_name_is_no_threat_and_no_case_ends_before_it_was_opened() {
        policy(ANALYSIS);
        var id = open(Trigger.THREAT, Optional.empty());
        var stranger = new ThreatId(UUID.randomUUID(), "0".repeat(16));
        assertThatThrownBy(() -> body.use(AnalyseRisks.class)
                        .analyse(
                                officer,
                                new AnalyseRisks.Input(
                                        id,
                                        List.of(new ReviewCase.Risk(
                                                stranger, Level.MIDDLE, Level.HIGH, Response.REDUCE)))))
                .isInstanceOf(Refusal.NotFound.class);
        answerAll(id);
        assertThatThrownBy(() -> body.use(ConcludeReview.class)
                        .conclude(
                                officer,
                                new ConcludeReview.Input(
                                        id,
                                        Optional.of(false),
                                        Optional.empty(),
                                        "影響がないため",
                                        "委員会",
                                        Optional.of(today.minusDays(1)))))
                .satisfies(refused -> assertThat(keys(refused)).containsExactly("review.refusal.before-opening"));
    }

    @Test
    void that_no_change_is_needed_is_a_result_and_evidence_of_the_yearly_duty() {
        policy("");
        var id = open(Trigger.YEARLY, Optional.empty());
        answerAll(id);
        assertThat(grounds().yearly().orElseThrow().status().state()).isNotEqualTo(State.KEPT_OBSERVED);

        conclude(id, Optional.of(false), "前年度から変化がないため");

        var result = the(id).result().orElseThrow();
        assertThat(result.revision()).isEmpty();
        assertThat(result.reason()).isEqualTo("前年度から変化がないため");
        assertThat(result.decidedBy()).isEqualTo("情報セキュリティ委員会");
        assertThat(grounds().yearly().orElseThrow().status().state()).isEqualTo(State.KEPT_OBSERVED);
        assertThat(body.entries("review.case.concluded")).isEqualTo(1);
        assertThatThrownBy(() -> conclude(id, Optional.of(false), "もう一度")).isInstanceOf(Refusal.Stale.class);
        assertThatThrownBy(() -> body.use(AnswerReview.class)
                        .answer(officer, new AnswerReview.Input(id, Map.of("YEARLY.1", "変わった"))))
                .isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void a_revision_points_at_something_that_is_there() {
        policy("");
        var id = open(Trigger.LAW, Optional.empty());
        answerAll(id);

        assertThatThrownBy(() -> body.use(ConcludeReview.class)
                        .conclude(
                                officer,
                                new ConcludeReview.Input(
                                        id,
                                        Optional.of(true),
                                        Optional.of(new ReviewCase.Revision.Draft(UUID.randomUUID())),
                                        "法改正のため",
                                        "委員会",
                                        Optional.of(today))))
                .satisfies(refused -> assertThat(keys(refused)).containsExactly("review.refusal.revision-missing"));
    }

    @Test
    void a_case_is_overdue_from_the_day_after_its_own_and_an_answer_can_be_given_anew() {
        policy("");
        var id = open(Trigger.CHANGE, Optional.of(today.plusDays(3)));
        assertThat(the(id).overdueOn(today.plusDays(3))).isFalse();
        assertThat(the(id).overdueOn(today.plusDays(4))).isTrue();

        answerAll(id);
        body.use(AnswerReview.class).answer(officer, new AnswerReview.Input(id, Map.of("CHANGE.1", "２の用語")));
        assertThat(the(id).answers()).containsEntry("CHANGE.1", "２の用語").containsEntry("CHANGE.2", "規定にある");
        assertThatThrownBy(() -> body.use(AnswerReview.class)
                        .answer(officer, new AnswerReview.Input(id, Map.of("CHANGE.1", "２の用語"))))
                .satisfies(refused -> assertThat(keys(refused)).containsExactly("review.refusal.nothing-new"));
        conclude(id, Optional.of(false), "影響がないため");
        assertThat(the(id).overdueOn(today.plusDays(4))).isFalse();
    }
}
