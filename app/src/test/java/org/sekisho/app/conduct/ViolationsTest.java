package org.sekisho.app.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** That a clause was not kept, what was done about it, and who learns of it. */
final class ViolationsTest {

    private final PolicyFixture body = policy();
    private final LocalDate today = body.use(Time.class).today();

    private static PolicyFixture policy() {
        var body = PolicyFixture.newBody();
        body.accept(AcceptImport.Input.proposed(body.begin(PolicyFixture.SMALL)).inForceFrom(LocalDate.of(2025, 4, 1)));
        return body;
    }

    @Test
    void a_violation_is_open_until_it_is_closed_and_then_takes_no_more_measures() {
        var id = record(input(today.minusDays(3), today.minusDays(2), "端末を施錠せずに離席していた"));
        assertThat(the(id).closed()).isFalse();
        take(id, Optional.of(Measure.GUIDANCE), today.minusDays(1), "所属長から注意した");
        take(id, Optional.empty(), today, "再発がないことを確かめた");
        assertThat(the(id).closed()).isTrue();
        assertThat(the(id).steps()).hasSize(2);
        assertRefused(() -> take(id, Optional.of(Measure.RETRAINING), today, "研修を受けさせた"), "");
    }

    @Test
    void each_look_at_the_register_is_in_the_record_and_only_few_may_look() {
        record(input(today, today, "私物の媒体を使った"));
        assertThat(body.entries("conduct.violations.seen")).isZero();
        body.use(ViolationRegister.class).look(body.officer(), AsOf.known(today));
        assertThat(body.entries("conduct.violations.seen")).isEqualTo(1);
        assertThatThrownBy(() -> body.use(ViolationRegister.class).look(body.staff(), AsOf.known(today)))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> body.use(RecordViolation.class).record(body.staff(), input(today, today, "私物の媒体を使った")))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void a_violation_says_of_which_clause_what_happened_when_and_who_noticed() {
        var nothing = new RecordViolation.Input(
                Optional.of(UUID.randomUUID()), Optional.empty(), Optional.empty(), "", " ", "", "");
        assertRefused(() -> record(nothing), "clause", "happenedOn", "noticedOn", "noticedBy", "happened");
        assertRefused(() -> record(input(today.plusDays(1), today.plusDays(1), "x")), "happenedOn", "noticedOn");
        assertRefused(() -> record(input(today, today.minusDays(1), "x")), "noticedOn");
        var id = record(input(today.minusDays(3), today.minusDays(2), "端末を施錠せずに離席していた"));
        assertRefused(() -> take(id, Optional.of(Measure.OTHER), today.minusDays(3), "先に"), "on");
        assertRefused(() -> take(id, Optional.of(Measure.OTHER), today.plusDays(1), "後に"), "on");
        assertRefused(() -> take(id, Optional.of(Measure.OTHER), today, " "), "note");
    }

    @Test
    void what_concerns_persons_is_erased_only_after_closing_and_the_period() {
        var id = record(input(today.minusYears(3), today.minusYears(3), "端末を施錠せずに離席していた"));
        body.use(SetRetention.class)
                .set(
                        body.officer(),
                        new SetRetention.Input(
                                KeptKind.VIOLATION, Optional.of(1), Optional.of(CountedFrom.NEXT_DAY), "規程第20条"));
        assertRefused(() -> dispose(id), "");
        take(id, Optional.of(Measure.GUIDANCE), today.minusDays(400), "注意した");
        take(id, Optional.empty(), today.minusDays(364), "終わった");
        assertRefused(() -> dispose(id), "");
        var old = record(input(today.minusYears(3), today.minusYears(3), "端末を施錠せずに離席していた"));
        take(old, Optional.empty(), today.minusDays(400), "終わった");
        dispose(old);
        var gone = the(old);
        assertThat(gone.violation().happened()).isEmpty();
        assertThat(gone.violation().noticedBy()).isEmpty();
        assertThat(gone.violation().person()).isEmpty();
        assertThat(gone.steps()).allSatisfy(step -> assertThat(step.note()).isEmpty());
        assertThat(the(id).violation().happened()).isNotEmpty();
        assertThat(body.use(Retention.class).of(body.officer()).disposed())
                .singleElement()
                .satisfies(one -> assertThat(one.subject()).isEqualTo(old));
    }

    private RecordViolation.Input input(LocalDate happened, LocalDate noticed, String what) {
        var clause =
                body.use(ClausesInForce.class).today(body.officer()).getLast().id();
        return new RecordViolation.Input(
                Optional.of(clause), Optional.of(happened), Optional.of(noticed), "総務課", "総務課長", "試験 太郎", what);
    }

    private UUID record(RecordViolation.Input input) {
        return body.use(RecordViolation.class).record(body.officer(), input);
    }

    private void take(UUID id, Optional<Measure> measure, LocalDate on, String note) {
        body.use(RecordViolation.class)
                .take(body.officer(), new RecordViolation.Taken(id, measure, Optional.of(on), note));
    }

    private void dispose(UUID id) {
        body.use(DisposeKept.class)
                .dispose(body.officer(), new DisposeKept.Input(KeptKind.VIOLATION, id, "規程第25条", "総務課長", today));
    }

    private ViolationRegister.Listed the(UUID id) {
        return body.use(ViolationRegister.class).look(body.officer(), AsOf.known(today)).stream()
                .filter(one -> one.violation().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(Runnable act, String... fields) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(fields));
    }
}
