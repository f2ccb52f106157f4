package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;
import org.sekisho.policytext.FiscalYear;

/** Who has read a policy has not read the next version of it: from its day on each is asked once more. */
final class AskedAnewTest {

    private static final String FIRST = """
            みなと組合情報セキュリティ基本方針

            1 目的

            この基本方針は、組合の情報資産を守ることを目的とする。

            2 職員等の遵守義務

            職員等は、情報セキュリティの重要性を認識し、情報セキュリティポリシーを遵守しなければならない。

            3 教育

            職員等に研修を実施しなければならない。
            """;

    private static final String SECOND = FIRST + """

            4 監査

            情報セキュリティ監査を定期的に実施しなければならない。
            """;

    private static final String THIRD = SECOND.replace("組合の情報資産", "組合が保有する情報資産");

    private static final LocalDate MAY = LocalDate.of(2024, 5, 10);

    private final Office office = Office.withOfficer();

    @BeforeEach
    void three_people_and_a_policy() {
        office.join("総務", Office.BEGIN);
        office.join("施設", Office.BEGIN);
        office.adopts(FIRST, Office.BEGIN, Office.BEGIN);
    }

    private DutyId acknowledgement() {
        return office.find("staff.acknowledgement");
    }

    private void read(LocalDate day, int... people) {
        for (int person : people) {
            office.on(
                    day,
                    officer -> office.app
                            .use(DoOwnDuty.class)
                            .done(
                                    office.person(person, day),
                                    new DoOwnDuty.Input(acknowledgement(), Nature.OBSERVED, day, "")));
        }
    }

    private Status on(LocalDate day) {
        return office.status(acknowledgement(), AsOf.known(day));
    }

    private OwnDuties.Own own(int person, LocalDate day) {
        return office.on(day, officer -> office.app.use(OwnDuties.class).of(office.person(person, day))).stream()
                .filter(one -> one.duty().control().equals("staff.acknowledgement"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void from_the_day_on_which_a_new_version_takes_effect_nobody_has_read_it() {
        var october = LocalDate.of(2024, 10, 1);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, LocalDate.of(2024, 9, 20), october);

        assertThat(on(october.minusDays(1)).state()).isEqualTo(State.KEPT_OBSERVED);
        assertThat(on(october).state()).isEqualTo(State.NOT_YET_DUE);
        assertThat(on(october).count()).isEqualTo(new Status.Count(3, 0, 0));
        assertThat(on(LocalDate.of(2025, 3, 1)).state()).isEqualTo(State.DUE_SOON);

        read(october, 0);
        assertThat(on(october).count()).isEqualTo(new Status.Count(3, 1, 0));
        read(october.plusDays(4), 1, 2);
        assertThat(on(october.plusDays(4)).state()).isEqualTo(State.KEPT_OBSERVED);
        assertThat(on(LocalDate.of(2025, 4, 1)).state()).isEqualTo(State.KEPT_OBSERVED);
    }

    @Test
    void each_is_told_so_and_the_officer_sees_who_has_not_read_it() {
        var october = LocalDate.of(2024, 10, 1);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, LocalDate.of(2024, 9, 20), october);
        read(october, 1);

        assertThat(own(0, october.minusDays(1)).done()).contains(MAY);
        assertThat(own(0, october.minusDays(1)).renewed()).isEmpty();
        assertThat(own(0, october).done()).isEmpty();
        assertThat(own(0, october).renewed()).contains(october);
        assertThat(own(0, october).due()).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(own(1, october).done()).contains(october);

        var status = office
                .on(october, actor -> office.app.use(StatusOfDuties.class).on(actor, AsOf.known(october)))
                .duties()
                .stream()
                .filter(one -> one.duty().id().equals(acknowledgement()))
                .findFirst()
                .orElseThrow();
        assertThat(status.renewed()).contains(october);
        var people = office.on(
                october,
                actor -> office.app.use(PartsOfDuty.class).people(actor, status.duty(), AsOf.known(october), 0, 20));
        assertThat(people.total()).isEqualTo(2);
        var year = office.on(october, actor -> {
            var overview = office.app.use(StatusOfDuties.class).on(actor, AsOf.known(october));
            return office.app.use(YearOfDuties.class).of(actor, new FiscalYear(2024), overview);
        });
        assertThat(year.months().values().stream()
                        .flatMap(List::stream)
                        .filter(planned -> planned.duty().id().equals(acknowledgement())))
                .extracting(YearOfDuties.Planned::count)
                .containsExactly(new Status.Count(3, 1, 0));
    }

    @Test
    void a_version_that_is_entered_late_was_not_asked_for_before_it_was_known() {
        var october = LocalDate.of(2024, 10, 1);
        var entered = LocalDate.of(2024, 11, 11);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, entered, october);

        assertThat(office.status(acknowledgement(), AsOf.knownThen(entered.minusDays(1)))
                        .state())
                .isEqualTo(State.KEPT_OBSERVED);
        assertThat(on(entered.minusDays(1)).state()).isEqualTo(State.NOT_YET_DUE);
        assertThat(office.status(acknowledgement(), AsOf.knownThen(entered)).state())
                .isEqualTo(State.NOT_YET_DUE);
    }

    @Test
    void what_was_read_last_year_does_not_stand_for_a_version_of_this_year() {
        var april = LocalDate.of(2025, 4, 1);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, LocalDate.of(2025, 3, 20), april);

        assertThat(on(april.minusDays(1)).state()).isEqualTo(State.KEPT_OBSERVED);
        assertThat(on(april).state()).isEqualTo(State.NOT_YET_DUE);
    }

    @Test
    void a_version_that_nobody_read_by_the_end_of_its_year_was_missed_and_one_that_all_read_goes_on() {
        var february = LocalDate.of(2025, 2, 3);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, LocalDate.of(2025, 1, 20), february);

        assertThat(on(LocalDate.of(2025, 3, 31)).state()).isEqualTo(State.DUE_SOON);
        assertThat(on(LocalDate.of(2025, 4, 1)).state()).isEqualTo(State.OVERDUE);

        read(february.plusDays(7), 0, 1, 2);
        assertThat(on(LocalDate.of(2025, 4, 1)).state()).isEqualTo(State.KEPT_OBSERVED);
    }

    @Test
    void who_joined_within_the_year_missed_nothing_when_a_version_comes() {
        var october = LocalDate.of(2025, 10, 1);
        read(MAY, 0, 1, 2);
        office.join("新人", LocalDate.of(2025, 6, 2));
        office.adopts(SECOND, LocalDate.of(2025, 9, 20), october);

        assertThat(on(october).state()).isEqualTo(State.NOT_YET_DUE);
        assertThat(on(october).count()).isEqualTo(new Status.Count(4, 0, 0));
    }

    @Test
    void what_was_missed_last_year_is_missed_still_when_a_version_comes_and_others_read() {
        var october = LocalDate.of(2025, 10, 1);
        read(MAY, 0, 1);
        office.join("新人", LocalDate.of(2025, 6, 2));
        read(LocalDate.of(2025, 6, 3), 3);
        office.adopts(SECOND, LocalDate.of(2025, 9, 20), october);

        assertThat(on(october).state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void two_versions_in_a_year_are_asked_for_one_after_the_other() {
        var july = LocalDate.of(2025, 7, 1);
        var november = LocalDate.of(2025, 11, 4);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, july.minusDays(10), july);
        office.adopts(THIRD, november.minusDays(10), november);
        read(july, 0, 1, 2);

        assertThat(on(july).state()).isEqualTo(State.KEPT_OBSERVED);
        assertThat(on(november).state()).isEqualTo(State.NOT_YET_DUE);
    }

    @Test
    void a_version_that_was_missed_last_year_is_missed_still_when_the_next_one_comes() {
        var february = LocalDate.of(2025, 2, 3);
        var july = LocalDate.of(2025, 7, 1);
        read(MAY, 0, 1, 2);
        office.adopts(SECOND, february.minusDays(10), february);
        office.adopts(THIRD, july.minusDays(10), july);

        assertThat(on(july).state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void a_version_after_the_planned_day_leaves_until_the_end_of_the_year() {
        var october = LocalDate.of(2025, 10, 1);
        var duty = acknowledgement();
        office.on(
                LocalDate.of(2025, 4, 1),
                actor -> office.app
                        .use(AdoptCycle.class)
                        .adopt(
                                actor,
                                new AdoptCycle.Input(
                                        duty,
                                        new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3)),
                                        Role.STAFF,
                                        CycleOrigin.STANDARD,
                                        "対策基準5.1",
                                        LocalDate.of(2025, 4, 1))));
        read(MAY, 0, 1, 2);
        read(LocalDate.of(2025, 5, 12), 0, 1, 2);
        office.adopts(SECOND, LocalDate.of(2025, 9, 20), october);

        assertThat(on(october).state()).isEqualTo(State.NOT_YET_DUE);
        assertThat(on(october).due()).contains(LocalDate.of(2026, 3, 31));
        assertThat(own(0, october).due()).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void nothing_else_is_asked_anew() {
        var october = LocalDate.of(2024, 10, 1);
        var training = Objects.requireNonNull(office.find("training.yearly"));
        office.done(MAY, training, MAY);
        office.adopts(SECOND, LocalDate.of(2024, 9, 20), october);

        assertThat(office.state(training, october)).isEqualTo(State.KEPT_ATTESTED);
        assertThat(office.on(
                                october,
                                actor -> office.app.use(StatusOfDuties.class).on(actor, AsOf.known(october)))
                        .duties())
                .filteredOn(one -> one.duty().id().equals(training))
                .extracting(StatusOfDuties.DutyStatus::renewed)
                .containsExactly(Optional.empty());
    }
}
