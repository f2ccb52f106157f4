package org.sekisho.app.combinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** Two roles in one person, and what the body decided about it once. */
final class CombinationsTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);

    private final Town town = new Town();
    private final Town.Somebody mori = town.somebody("森", Town.BEGIN);

    CombinationsTest() {
        town.rule(Role.CHIEF_SECURITY_OFFICER, "部長", Optional.empty());
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        town.rule(Role.AUDITOR, "主事", Optional.empty());
    }

    @Test
    void whoever_gets_a_second_role_that_watches_the_first_is_found_since_they_have_both() {
        town.assign(Town.BEGIN, mori, "総務課長", Holding.MAIN, Town.BEGIN, null);
        assertThat(findings(MAY)).isEmpty();
        town.assign(MAY, mori, "部長", Holding.CONCURRENT, MAY, null);
        assertThat(findings(JUNE)).singleElement().satisfies(one -> {
            assertThat(one.combination()).isEqualTo(Combination.APPLICANT_APPROVER);
            assertThat(one.person()).isEqualTo(mori.id());
            assertThat(one.since()).isEqualTo(MAY);
            assertThat(one.pairs())
                    .containsExactly(new Combination.Pair(Role.SECTION_SECURITY_MANAGER, Role.CHIEF_SECURITY_OFFICER));
            assertThat(one.covering()).isInstanceOf(Covering.Undecided.class);
        });
        assertThat(findings(MAY.minusDays(1))).isEmpty();
    }

    @Test
    void a_deputy_has_the_roles_of_the_post_and_is_found_too() {
        town.assign(Town.BEGIN, mori, "主事", Holding.MAIN, Town.BEGIN, null);
        town.assign(MAY, mori, "総務課長", Holding.DEPUTY, MAY, JUNE);
        assertThat(findings(MAY))
                .extracting(FindCombinations.Finding::combination)
                .containsExactly(Combination.AUDITED_AUDITOR);
        assertThat(findings(JUNE)).isEmpty();
    }

    @Test
    void one_decision_covers_a_year_and_lapses_unless_it_is_confirmed() {
        both();
        var decision = decide(JUNE, Set.of(Combination.APPLICANT_APPROVER), Set.of());
        assertThat(covering(JUNE)).isEqualTo(new Covering.Covered(decision, JUNE.plusYears(1)));
        assertThat(covering(JUNE.plusYears(1).minusDays(1)).allowed()).isTrue();
        assertThat(covering(JUNE.plusYears(1))).isEqualTo(new Covering.Unconfirmed(decision, JUNE.plusYears(1)));
        var confirmed = LocalDate.of(2025, 5, 12);
        town.on(
                confirmed,
                actor -> town.app
                        .use(ConfirmCombinations.class)
                        .confirm(actor, new ConfirmCombinations.Input(decision, confirmed, "変わりなし")));
        assertThat(covering(JUNE.plusYears(1))).isEqualTo(new Covering.Covered(decision, confirmed.plusYears(1)));
        assertThat(covering(confirmed.plusYears(1)).allowed()).isFalse();
        // Nothing was confirmed when the first year was over, as far as one knew before.
        assertThat(find(AsOf.knownThen(confirmed.minusDays(1)))
                        .findings()
                        .getFirst()
                        .covering()
                        .allowed())
                .isTrue();
        assertThat(covering(JUNE.minusDays(1)).allowed()).isFalse();
    }

    @Test
    void a_decision_on_posts_covers_whoever_holds_them_and_nobody_else() {
        both();
        decide(JUNE, Set.of(Combination.APPLICANT_APPROVER), Set.of(town.post("税務課長")));
        assertThat(covering(JUNE).allowed()).isFalse();
        decide(JUNE, Set.of(Combination.APPLICANT_APPROVER), Set.of(town.post("総務課長")));
        assertThat(covering(JUNE).allowed()).isTrue();
    }

    @Test
    void another_use_case_is_told_whether_its_case_is_covered() {
        both();
        assertThat(allowed(Combination.DRAFTER_DECIDER)).isInstanceOf(Covering.Undecided.class);
        decide(JUNE, Set.of(Combination.DRAFTER_DECIDER), Set.of(town.post("部長")));
        assertThat(allowed(Combination.DRAFTER_DECIDER).allowed()).isTrue();
        assertThat(allowed(Combination.APPLICANT_APPROVER).allowed()).isFalse();
        assertThat(town.<Covering>on(
                                JUNE,
                                actor -> town.app
                                        .use(Work.class)
                                        .read(
                                                actor,
                                                Permission.READ_ORGANISATION,
                                                tx -> town.app
                                                        .use(Combinations.class)
                                                        .allowed(
                                                                tx, Combination.DRAFTER_DECIDER, mori.account(), JUNE)))
                        .allowed())
                .isTrue();
    }

    @Test
    void an_ended_decision_covers_nothing_from_its_day_on() {
        both();
        var decision = decide(JUNE, Set.of(Combination.APPLICANT_APPROVER), Set.of());
        var end = JUNE.plusMonths(2);
        town.on(
                end,
                actor -> town.app
                        .use(ConfirmCombinations.class)
                        .end(actor, new ConfirmCombinations.End(decision, end, "部長を専任としたため")));
        assertThat(covering(end.minusDays(1)).allowed()).isTrue();
        assertThat(covering(end)).isInstanceOf(Covering.Undecided.class);
        assertThatThrownBy(() -> town.on(
                        end.plusDays(1),
                        actor -> town.app
                                .use(ConfirmCombinations.class)
                                .confirm(actor, new ConfirmCombinations.Input(decision, end.plusDays(1), ""))))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void a_decision_without_reason_measure_or_decider_is_refused_and_covers_nothing() {
        both();
        assertThatThrownBy(() -> town.on(
                        JUNE,
                        actor -> town.app
                                .use(DecideCombinations.class)
                                .decide(
                                        actor,
                                        new DecideCombinations.Input(
                                                Set.of(), Set.of(), " ", "", "", JUNE.plusDays(1), Optional.empty()))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactlyInAnyOrder(
                                        "combinations", "reason", "measure", "decidedBy", "decidedOn"));
        assertThat(covering(JUNE).allowed()).isFalse();
    }

    @Test
    void staff_may_not_record_a_decision() {
        town.assign(Town.BEGIN, mori, "総務課長", Holding.MAIN, Town.BEGIN, null);
        assertThatThrownBy(() -> town.as(
                        mori,
                        JUNE,
                        actor -> town.app
                                .use(DecideCombinations.class)
                                .decide(actor, input(JUNE, Set.of(Combination.APPLICANT_APPROVER), Set.of()))))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    private void both() {
        town.assign(Town.BEGIN, mori, "総務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(MAY, mori, "部長", Holding.CONCURRENT, MAY, null);
    }

    private Covering allowed(Combination combination) {
        return town.on(
                JUNE,
                actor -> town.app
                        .use(Work.class)
                        .read(
                                actor,
                                Permission.READ_ORGANISATION,
                                tx -> town.app.use(Combinations.class).allowed(tx, combination, mori.id(), JUNE)));
    }

    private StandingDecisionId decide(LocalDate day, Set<Combination> combinations, Set<PostId> posts) {
        return town.on(
                day, actor -> town.app.use(DecideCombinations.class).decide(actor, input(day, combinations, posts)));
    }

    private static DecideCombinations.Input input(LocalDate day, Set<Combination> combinations, Set<PostId> posts) {
        return new DecideCombinations.Input(combinations, posts, "職員が少ないため", "副町長が毎月確かめる", "町長", day, Optional.empty());
    }

    private Covering covering(LocalDate day) {
        return findings(day).getFirst().covering();
    }

    private java.util.List<FindCombinations.Finding> findings(LocalDate day) {
        return find(AsOf.known(day)).findings();
    }

    private FindCombinations.Found find(AsOf asOf) {
        return town.app.use(FindCombinations.class).on(town.administrator(), asOf);
    }
}
