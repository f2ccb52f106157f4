package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;

/** What happened to a duty, day by day, and the status that must follow on every day, in both meanings of "as of". */
final class TimelinesTest {

    /**
     * A story of one duty and what follows.
     *
     * <p>A line of the table: the day, the status as we know it now, the status as it was known on that day. Days are of
     * the body's time; records begin on 1 April 2024.
     */
    private enum Timeline {
        NOBODY_EVER_DID_WHAT_THE_LAW_ASKS_EVERY_YEAR(yearly(CycleOrigin.LAW), (office, duty) -> {}, """
                2024-04-02 NOT_YET_DUE NOT_YET_DUE
                2025-02-28 NOT_YET_DUE NOT_YET_DUE
                2025-03-01 DUE_SOON DUE_SOON
                2025-03-31 DUE_SOON DUE_SOON
                2025-04-01 BREACHED BREACHED
                2026-12-31 BREACHED BREACHED
                """),
        A_PROPOSED_CYCLE_IS_LATE_AND_NEVER_BREACHED(yearly(CycleOrigin.PROPOSAL), (office, duty) -> {}, """
                2025-03-31 DUE_SOON DUE_SOON
                2025-04-01 OVERDUE OVERDUE
                2027-04-01 OVERDUE OVERDUE
                """),
        A_PROPOSED_CYCLE_THAT_THE_BODY_ADOPTS_CAN_BE_BREACHED_FROM_THEN_ON(
                yearly(CycleOrigin.PROPOSAL),
                (office, duty) -> office.on(
                        day("2025-10-01"),
                        actor -> office.app
                                .use(AdoptCycle.class)
                                .adopt(
                                        actor,
                                        new AdoptCycle.Input(
                                                duty,
                                                new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(6)),
                                                Role.CHIEF_SECURITY_OFFICER,
                                                CycleOrigin.STANDARD,
                                                "対策基準5.2",
                                                day("2025-10-01")))),
                """
                2025-04-01 OVERDUE OVERDUE
                2025-09-30 OVERDUE OVERDUE
                2025-10-01 OVERDUE OVERDUE
                2026-03-31 OVERDUE OVERDUE
                2026-04-01 BREACHED BREACHED
                """),
        CHANGING_THE_CYCLE_DOES_NOT_MAKE_GOOD_WHAT_WAS_MISSED(
                yearly(CycleOrigin.LAW),
                (office, duty) -> office.on(
                        day("2025-10-01"),
                        actor -> office.app
                                .use(AdoptCycle.class)
                                .adopt(
                                        actor,
                                        new AdoptCycle.Input(
                                                duty,
                                                new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(12)),
                                                Role.CHIEF_SECURITY_OFFICER,
                                                CycleOrigin.STANDARD,
                                                "対策基準5.2",
                                                day("2025-10-01")))),
                """
                2025-04-01 BREACHED BREACHED
                2025-10-01 BREACHED BREACHED
                """),
        DONE_EVERY_YEAR_IN_TIME(
                yearly(CycleOrigin.LAW),
                (office, duty) -> {
                    office.done(day("2024-09-10"), duty, day("2024-09-10"));
                    office.done(day("2025-09-12"), duty, day("2025-09-12"));
                },
                """
                2024-09-09 NOT_YET_DUE NOT_YET_DUE
                2024-09-10 KEPT_ATTESTED KEPT_ATTESTED
                2025-04-01 KEPT_ATTESTED KEPT_ATTESTED
                2026-04-01 KEPT_ATTESTED KEPT_ATTESTED
                2027-02-28 KEPT_ATTESTED KEPT_ATTESTED
                2027-03-01 DUE_SOON DUE_SOON
                2027-04-01 BREACHED BREACHED
                """),
        A_BODY_WITH_A_PLANNED_DAY_IS_LATE_BEFORE_IT_IS_IN_BREACH(
                office -> office.owesYearly(CycleOrigin.LAW, OptionalInt.of(6)), (office, duty) -> {}, """
                2024-08-30 NOT_YET_DUE NOT_YET_DUE
                2024-08-31 DUE_SOON DUE_SOON
                2024-09-30 DUE_SOON DUE_SOON
                2024-10-01 OVERDUE OVERDUE
                2025-03-31 OVERDUE OVERDUE
                2025-04-01 BREACHED BREACHED
                """),
        ENTERED_LATE_IT_IS_KNOWN_LATE(
                yearly(CycleOrigin.LAW),
                (office, duty) -> office.done(day("2025-06-02"), duty, day("2025-03-20")),
                """
                2025-03-20 KEPT_ATTESTED DUE_SOON
                2025-04-01 KEPT_ATTESTED BREACHED
                2025-06-01 KEPT_ATTESTED BREACHED
                2025-06-02 KEPT_ATTESTED KEPT_ATTESTED
                """),
        A_CORRECTED_DAY_CHANGES_WHAT_WE_KNOW_NOW_AND_NOT_WHAT_WAS_KNOWN(
                yearly(CycleOrigin.LAW),
                (office, duty) -> {
                    var evidence = office.done(day("2025-03-10"), duty, day("2025-03-10"));
                    office.on(
                            day("2025-05-01"),
                            actor -> office.app
                                    .use(CorrectEvidence.class)
                                    .correct(
                                            actor,
                                            new CorrectEvidence.Input(
                                                    evidence, day("2025-04-10"), "総務係長", "", "", "日付の誤り")));
                },
                """
                2025-03-10 DUE_SOON KEPT_ATTESTED
                2025-04-01 BREACHED KEPT_ATTESTED
                2025-04-10 KEPT_ATTESTED KEPT_ATTESTED
                2025-05-01 KEPT_ATTESTED KEPT_ATTESTED
                """),
        WHAT_WAS_ENTERED_BY_MISTAKE_AND_STRUCK_COUNTS_NO_MORE(
                yearly(CycleOrigin.LAW),
                (office, duty) -> {
                    var evidence = office.done(day("2025-03-10"), duty, day("2025-03-10"));
                    office.on(
                            day("2025-03-20"),
                            actor -> office.app
                                    .use(CorrectEvidence.class)
                                    .strike(actor, new CorrectEvidence.Strike(evidence, "別の団体の記録")));
                },
                """
                2025-03-12 DUE_SOON KEPT_ATTESTED
                2025-03-19 DUE_SOON KEPT_ATTESTED
                2025-03-20 DUE_SOON DUE_SOON
                """),
        EXCEPTED_UNTIL_A_DAY(
                yearly(CycleOrigin.LAW),
                (office, duty) -> office.on(
                        day("2025-03-15"),
                        actor -> office.app
                                .use(ReleaseDuty.class)
                                .release(
                                        actor,
                                        new ReleaseDuty.Input(
                                                duty,
                                                ReleaseKind.EXCEPTION,
                                                "システム更新のため",
                                                "管理者",
                                                day("2025-03-20"),
                                                Optional.of(day("2025-07-01"))))),
                """
                2025-03-19 DUE_SOON DUE_SOON
                2025-03-20 EXCEPTED EXCEPTED
                2025-06-30 EXCEPTED EXCEPTED
                2025-07-01 BREACHED BREACHED
                """),
        DOES_NOT_CONCERN_THE_BODY(
                yearly(CycleOrigin.LAW),
                (office, duty) -> office.on(
                        day("2025-05-10"),
                        actor -> office.app
                                .use(ReleaseDuty.class)
                                .release(
                                        actor,
                                        new ReleaseDuty.Input(
                                                duty,
                                                ReleaseKind.NOT_APPLICABLE,
                                                "該当する情報システムがない",
                                                "管理者",
                                                BEGIN,
                                                Optional.empty()))),
                """
                2025-04-01 NOT_APPLICABLE BREACHED
                2025-05-10 NOT_APPLICABLE NOT_APPLICABLE
                """),
        ONLY_AN_OCCASION_STARTS_IT(
                office -> office.owes(
                        "test.occasion", Scope.BODY, new Rhythm.OnOccasion(OptionalInt.of(5)), CycleOrigin.LAW),
                (office, duty) -> {
                    var occasion = office.on(
                            day("2024-06-03"),
                            actor -> office.app
                                    .use(OpenOccasion.class)
                                    .open(actor, new OpenOccasion.Input(duty, "新規契約", day("2024-06-03"))));
                    office.on(
                            day("2024-06-10"),
                            actor -> office.app
                                    .use(GiveEvidence.class)
                                    .give(
                                            actor,
                                            GiveEvidence.Input.done(duty, day("2024-06-10"), "契約係")
                                                    .answering(occasion)));
                },
                """
                2024-04-02 NOT_YET_DUE NOT_YET_DUE
                2024-06-02 NOT_YET_DUE NOT_YET_DUE
                2024-06-03 DUE_SOON DUE_SOON
                2024-06-07 DUE_SOON DUE_SOON
                2024-06-08 BREACHED BREACHED
                2024-06-10 KEPT_ATTESTED KEPT_ATTESTED
                2029-01-01 KEPT_ATTESTED KEPT_ATTESTED
                """),
        SOMEBODY_MUST_HAVE_THE_ROLE_AT_ALL_TIMES(
                office -> office.owes(
                        "test.always", Scope.BODY, new Rhythm.Always(new Fact.RoleHeld(Role.CISO)), CycleOrigin.POLICY),
                (office, duty) -> office.join("管理者", day("2024-07-01"), Role.CISO),
                """
                2024-04-02 BREACHED BREACHED
                2024-06-30 BREACHED BREACHED
                2024-07-01 KEPT_OBSERVED KEPT_OBSERVED
                """),
        NOT_ANSWERED_IN_THE_INTRODUCTION_PERIOD_IT_IS_GREY(
                office -> {
                    office.introduce(BEGIN, day("2025-10-01"));
                    return office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());
                },
                (office, duty) -> {},
                """
                2024-04-01 NOT_SET_UP NOT_SET_UP
                2025-04-01 NOT_SET_UP NOT_SET_UP
                2025-09-30 NOT_SET_UP NOT_SET_UP
                2025-10-01 BREACHED BREACHED
                """),
        ANSWERED_NEVER_IT_COUNTS_AT_ONCE(
                office -> {
                    office.introduce(BEGIN, day("2025-10-01"));
                    return office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());
                },
                (office, duty) -> office.on(
                        day("2024-04-10"),
                        actor -> office.app
                                .use(AnswerFirstDay.class)
                                .answer(actor, new AnswerFirstDay.Input(duty, new AnswerFirstDay.Said.Never()))),
                """
                2024-04-09 NOT_YET_DUE NOT_SET_UP
                2024-04-10 NOT_YET_DUE NOT_YET_DUE
                2025-04-01 BREACHED BREACHED
                """),
        THE_LAST_TIME_BEFORE_THE_PROGRAM_CAME_COUNTS(
                office -> {
                    office.introduce(BEGIN, day("2025-10-01"));
                    return office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());
                },
                (office, duty) -> office.on(
                        day("2024-04-10"),
                        actor -> office.app
                                .use(AnswerFirstDay.class)
                                .answer(
                                        actor,
                                        new AnswerFirstDay.Input(
                                                duty,
                                                new AnswerFirstDay.Said.Done(day("2023-11-20"), "前任者", "総務係書庫3")))),
                """
                2024-04-10 KEPT_ATTESTED KEPT_ATTESTED
                2025-02-28 KEPT_ATTESTED KEPT_ATTESTED
                2025-03-01 DUE_SOON DUE_SOON
                2025-04-01 BREACHED BREACHED
                """),
        PUT_OFF_UNTIL_A_DAY(
                office -> {
                    office.introduce(BEGIN, day("2024-05-01"));
                    return office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());
                },
                (office, duty) -> office.on(
                        day("2024-04-10"),
                        actor -> office.app
                                .use(AnswerFirstDay.class)
                                .answer(
                                        actor,
                                        new AnswerFirstDay.Input(
                                                duty, new AnswerFirstDay.Said.Later(day("2025-06-30"))))),
                """
                2025-04-01 NOT_SET_UP NOT_SET_UP
                2025-06-30 NOT_SET_UP NOT_SET_UP
                2025-07-01 BREACHED BREACHED
                """),
        NOBODY_ANSWERS_FOR_IT(
                office -> {
                    var other = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.empty());
                    office.on(
                            BEGIN,
                            actor -> office.app
                                    .use(EstablishDuties.class)
                                    .establish(
                                            actor,
                                            new EstablishDuties.Input(
                                                    BEGIN,
                                                    List.of(new EstablishDuties.Wanted(
                                                            "test.orphan",
                                                            Scope.BODY,
                                                            Role.AUDITOR,
                                                            other,
                                                            CycleOrigin.LAW,
                                                            "試験")))));
                    return office.find("test.orphan");
                },
                (office, duty) -> office.join("監査", day("2024-10-01"), Role.AUDITOR),
                """
                2024-09-30 NOT_SET_UP NOT_SET_UP
                2024-10-01 NOT_YET_DUE NOT_YET_DUE
                2025-04-01 BREACHED BREACHED
                """);

        private final Function<Office, DutyId> owed;
        private final BiConsumer<Office, DutyId> story;
        private final String table;

        Timeline(Function<Office, DutyId> owed, BiConsumer<Office, DutyId> story, String table) {
            this.owed = owed;
            this.story = story;
            this.table = table;
        }
    }

    private static final LocalDate BEGIN = Office.BEGIN;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Function<Office, DutyId> yearly(CycleOrigin origin) {
        return office -> office.owesYearly(origin, OptionalInt.empty());
    }

    @ParameterizedTest
    @EnumSource
    void the_status_follows_from_what_happened(Timeline timeline) {
        var office = Office.withOfficer();
        var duty = timeline.owed.apply(office);
        timeline.story.accept(office, duty);

        timeline.table.lines().map(String::strip).forEach(line -> {
            var cells = line.split(" ");
            var day = day(cells[0]);
            assertThat(office.status(duty, AsOf.known(day)).state())
                    .as("%s on %s, as we know it now", timeline, day)
                    .isEqualTo(State.valueOf(cells[1]));
            assertThat(office.status(duty, AsOf.knownThen(day)).state())
                    .as("%s on %s, as it was known then", timeline, day)
                    .isEqualTo(State.valueOf(cells[2]));
        });
    }
}
