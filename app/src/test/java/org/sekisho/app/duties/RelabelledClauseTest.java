package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Statements;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses;
import org.sekisho.app.controls.CorrectBinding;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Span;

/** What a person says of the kind of a clause holds for the duties that it asks for. */
final class RelabelledClauseTest {

    private static final String POLICY = """
            みなと村情報セキュリティ基本方針

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 研修

            総務課は、全ての職員に毎年研修を行わなければならない。
            """;

    private static final LocalDate BEGIN = Office.BEGIN;
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);
    private static final String TRAINING = "staff.training";

    private final Office office = Office.withOfficer();

    private Set<String> owed(LocalDate day) {
        return office.on(
                LATER,
                actor -> office.app.use(StatusOfDuties.class).on(actor, AsOf.known(day)).duties().stream()
                        .map(one -> one.duty().control())
                        .collect(Collectors.toSet()));
    }

    private BoundClauses bound() {
        return office.on(LATER, actor -> {
            var version = office.app
                    .use(PolicyInForce.class)
                    .on(actor, AsOf.known(LATER))
                    .inForce()
                    .orElseThrow();
            return office.app
                    .use(BindingsInForce.class)
                    .of(actor, version.version().id());
        });
    }

    private UUID version() {
        return bound().version();
    }

    private void relabel(LocalDate day, String path, ClauseKind kind) {
        office.on(
                day,
                actor -> office.app
                        .use(CorrectBinding.class)
                        .relabel(actor, new CorrectBinding.Kind(version(), path, kind, "読み違い")));
        Statements.awaitReactions(office.app.use(DSLContext.class));
    }

    @Test
    void a_clause_that_is_no_obligation_any_more_asks_for_nothing_from_that_day_on() {
        office.adopts(POLICY, BEGIN, BEGIN);
        var before = owed(BEGIN);
        relabel(JUNE, "2", ClauseKind.PURPOSE);
        assertThat(bound().bindings()).extracting(BoundClauses.Bound::topic).doesNotContain(TRAINING);
        assertThat(owed(JUNE.minusDays(1))).isEqualTo(before);
        assertThat(owed(JUNE)).isNotEmpty().hasSizeLessThan(before.size());
        assertThat(before).containsAll(owed(JUNE));

        relabel(JULY, "2", ClauseKind.OBLIGATION);
        assertThat(bound().asked()).extracting(BoundClauses.Bound::topic).contains(TRAINING);
        assertThat(owed(JULY)).isEqualTo(before);
    }

    @Test
    void what_would_have_begun_on_the_day_of_the_correction_is_never_owed() {
        office.adopts(POLICY, BEGIN, BEGIN);
        var before = owed(BEGIN);
        relabel(BEGIN, "2", ClauseKind.PURPOSE);
        assertThat(owed(BEGIN)).isNotEmpty().hasSizeLessThan(before.size());
        assertThat(owed(JUNE)).isEqualTo(owed(BEGIN));
    }

    @Test
    void the_kind_that_a_clause_has_already_changes_nothing_and_is_not_in_the_record() {
        office.adopts(POLICY, BEGIN, BEGIN);
        var readings = bound().readings();
        boolean changed = office.on(
                JUNE,
                actor -> office.app
                        .use(CorrectBinding.class)
                        .relabel(actor, new CorrectBinding.Kind(version(), "2", ClauseKind.OBLIGATION, "念のため")));
        assertThat(changed).isFalse();
        assertThat(bound().readings()).isEqualTo(readings);
    }

    @Test
    void a_duty_that_another_clause_asks_for_as_well_stays() {
        office.adopts(POLICY + "\n3 教育\n\n総務課は、全ての職員に毎年研修を行わなければならない。\n", BEGIN, BEGIN);
        var before = owed(BEGIN);
        relabel(JUNE, "2", ClauseKind.PURPOSE);
        assertThat(owed(JUNE)).isEqualTo(before);
    }

    @Test
    void a_clause_that_a_person_calls_an_obligation_is_bound_like_one() {
        office.adopts(POLICY.replace("2 研修", "2 研修の目的"), BEGIN, BEGIN);
        assertThat(bound().bindings()).isEmpty();
        relabel(JUNE, "2", ClauseKind.OBLIGATION);
        assertThat(bound().asked()).extracting(BoundClauses.Bound::topic).contains(TRAINING);
        assertThat(owed(BEGIN)).as("from the first day of the version").contains("training.plan");
    }

    @Test
    void a_topic_is_not_bound_to_a_clause_that_is_no_obligation() {
        office.adopts(POLICY, BEGIN, BEGIN);
        var version = version();
        var input = new CorrectBinding.Input(version, new Span("1", 1, 1), TRAINING, true, "研修も目的である");
        assertThatThrownBy(() -> office.on(
                        JUNE, actor -> office.app.use(CorrectBinding.class).decide(actor, input)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(
                                        invalid.problems().getFirst().message().key())
                                .isEqualTo("controls.refusal.no-obligation"));
        assertThat(bound().bindings()).noneMatch(one -> one.span().path().equals("1"));
    }
}
