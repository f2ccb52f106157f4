package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;

/** A duty that asks many: who is counted, and how what they say is told from what the program saw. */
final class CountingTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 10);
    private static final LocalDate END = LocalDate.of(2025, 3, 31);
    private static final Rhythm YEARLY = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty());

    private final Office office = Office.withOfficer();

    private DutyId asksEverybody() {
        return office.owes("test.everyone", Scope.EACH_PERSON, YEARLY, CycleOrigin.LAW);
    }

    private void own(int person, DutyId duty, Nature nature, LocalDate day) {
        office.on(
                day,
                actor -> office.app
                        .use(DoOwnDuty.class)
                        .done(office.person(person, day), new DoOwnDuty.Input(duty, nature, day, "")));
    }

    @Test
    void it_is_kept_when_everybody_did_their_part_and_weak_when_one_of_them_only_says_so() {
        var duty = asksEverybody();
        office.join("総務", Office.BEGIN);
        office.join("施設", Office.BEGIN);
        own(0, duty, Nature.OBSERVED, MAY);
        own(1, duty, Nature.OBSERVED, MAY);

        assertThat(office.status(duty, AsOf.known(MAY)).count()).isEqualTo(new Status.Count(3, 2, 0));
        assertThat(office.state(duty, END)).isEqualTo(State.DUE_SOON);

        own(2, duty, Nature.ATTESTED, END);
        assertThat(office.status(duty, AsOf.known(END)).count()).isEqualTo(new Status.Count(3, 2, 1));
        assertThat(office.state(duty, END)).isEqualTo(State.KEPT_ATTESTED);
    }

    @Test
    void doing_it_twice_counts_once() {
        var duty = asksEverybody();
        office.join("総務", Office.BEGIN);
        own(0, duty, Nature.OBSERVED, MAY);
        own(0, duty, Nature.OBSERVED, MAY.plusDays(1));

        assertThat(office.status(duty, AsOf.known(END)).count()).isEqualTo(new Status.Count(2, 1, 0));
    }

    @Test
    void who_joins_later_is_asked_for_the_running_year_and_not_for_the_one_before() {
        var duty = asksEverybody();
        own(0, duty, Nature.OBSERVED, MAY);
        office.join("新人", LocalDate.of(2025, 4, 1));

        var april = office.status(duty, AsOf.known(LocalDate.of(2025, 4, 2)));
        assertThat(april.state()).isEqualTo(State.KEPT_OBSERVED);
        assertThat(april.count()).isEqualTo(new Status.Count(2, 0, 0));
    }

    @Test
    void a_list_for_all_attests_for_everybody() {
        var duty = asksEverybody();
        office.join("総務", Office.BEGIN);
        own(0, duty, Nature.OBSERVED, MAY);
        office.done(MAY, duty, MAY);

        assertThat(office.status(duty, AsOf.known(END)).count()).isEqualTo(new Status.Count(2, 1, 1));
        assertThat(office.state(duty, END)).isEqualTo(State.KEPT_ATTESTED);
    }

    @Test
    void a_day_to_come_is_refused_and_nothing_is_entered() {
        var duty = asksEverybody();

        assertThatThrownBy(() -> office.done(MAY, duty, MAY.plusDays(1)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("happenedOn"));
        assertThat(office.status(duty, AsOf.known(END)).lastDone()).isEmpty();
    }

    @Test
    void only_who_answers_for_a_duty_or_keeps_the_duties_attests_it() {
        var duty = office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());

        assertThatThrownBy(() -> office.app
                        .use(GiveEvidence.class)
                        .give(
                                office.acting(Role.SYSTEM_MANAGER, Role.STAFF),
                                GiveEvidence.Input.done(duty, MAY, "情報係長")))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void nobody_vouches_for_the_whole_of_what_is_asked_of_each_person_but_who_keeps_the_duties() {
        var duty = asksEverybody();

        assertThatThrownBy(() -> office.on(
                        MAY,
                        keeper -> office.app
                                .use(GiveEvidence.class)
                                .give(
                                        office.acting(Role.CISO, Role.SECTION_SECURITY_MANAGER, Role.STAFF),
                                        GiveEvidence.Input.done(duty, MAY, "課長"))))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void evidence_of_others_is_corrected_by_who_keeps_the_duties_alone() {
        var duty = office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());
        var evidence = office.done(MAY, duty, MAY);

        assertThatThrownBy(() -> office.on(
                        MAY,
                        keeper -> office.app
                                .use(CorrectEvidence.class)
                                .strike(
                                        office.acting(Role.SYSTEM_MANAGER, Role.STAFF),
                                        new CorrectEvidence.Strike(evidence, "誤り"))))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(office.state(duty, MAY)).isEqualTo(State.KEPT_ATTESTED);
    }

    @Test
    void what_the_program_saw_cannot_be_corrected() {
        var duty = asksEverybody();
        own(0, duty, Nature.OBSERVED, MAY);
        var seen = office.on(MAY, actor -> office.app.use(DutyFile.class).newest(actor, duty))
                .getFirst();

        assertThatThrownBy(() -> office.on(
                        MAY,
                        actor -> office.app
                                .use(CorrectEvidence.class)
                                .strike(actor, new CorrectEvidence.Strike(seen.id(), "誤り"))))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void a_duty_that_the_next_policy_asks_no_more_ends_and_its_past_stays() {
        var duty = office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());
        office.done(MAY, duty, MAY);
        var next = LocalDate.of(2025, 4, 1);
        office.on(
                next,
                actor -> office.app
                        .use(EstablishDuties.class)
                        .establish(actor, new EstablishDuties.Input(next, List.of())));

        assertThat(office.state(duty, END)).isEqualTo(State.KEPT_ATTESTED);
        assertThat(office.on(next, actor -> office.app.use(StatusOfDuties.class).on(actor, AsOf.known(next)))
                        .duties())
                .isEmpty();
    }
}
