package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.Statements;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;

/** How each section stands with its own part of what every section owes. */
final class SectionsTest {

    private static final LocalDate BEGIN = SmallOffice.BEGIN;
    private static final LocalDate LATER = LocalDate.of(2028, 1, 1);
    private static final Rhythm BY_JUNE = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3));

    private final SmallOffice office = new SmallOffice("所属組合");
    private final SmallOffice.Member first = office.join("総務");
    private final SmallOffice.Member second = office.join("住民");
    private final SectionId general = office.heads(first, "総務課", BEGIN);
    private final SectionId residents = office.heads(second, "住民課", BEGIN);
    private final DutyId round = owes("test.round", CycleOrigin.POLICY);

    private DutyId owes(String control, CycleOrigin origin) {
        return office.owes(control, Scope.EACH_SECTION, Role.SECTION_SECURITY_MANAGER, BY_JUNE, origin);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private StatusOfSections.Sections on(AsOf asOf) {
        return SmallOffice.at(
                LATER, () -> office.app().use(StatusOfSections.class).on(office.officer(), asOf));
    }

    private State state(SectionId section, LocalDate day) {
        return state(round, section, AsOf.known(day));
    }

    private State state(DutyId duty, SectionId section, AsOf asOf) {
        return Objects.requireNonNull(on(asOf).of(duty).get(section)).state();
    }

    private State whole(LocalDate day) {
        return SmallOffice.at(
                LATER,
                () -> office.app().use(StatusOfDuties.class).on(office.officer(), AsOf.known(day)).duties().stream()
                        .filter(one -> one.duty().id().equals(round))
                        .map(one -> one.status().state())
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void a_section_that_did_its_part_has_kept_it_while_another_is_late() {
        office.done(day(2024, 5, 10), round, general, day(2024, 5, 10));

        assertThat(state(general, day(2024, 5, 9))).isEqualTo(State.NOT_YET_DUE);
        assertThat(state(general, day(2024, 5, 10))).isEqualTo(State.KEPT_ATTESTED);
        assertThat(state(residents, day(2024, 5, 10))).isEqualTo(State.NOT_YET_DUE);
        assertThat(state(residents, day(2024, 6, 10))).isEqualTo(State.DUE_SOON);
        assertThat(state(residents, day(2024, 7, 1))).isEqualTo(State.OVERDUE);
        assertThat(state(residents, day(2025, 4, 1))).isEqualTo(State.BREACHED);

        assertThat(state(general, day(2024, 7, 1))).isEqualTo(State.KEPT_ATTESTED);
        assertThat(state(general, day(2025, 4, 1)))
                .as("lasts until the next is due")
                .isEqualTo(State.KEPT_ATTESTED);
        assertThat(state(general, day(2025, 6, 10))).isEqualTo(State.DUE_SOON);
        assertThat(state(general, day(2026, 4, 1))).isEqualTo(State.BREACHED);
        assertThat(whole(day(2024, 7, 1))).isEqualTo(State.OVERDUE);
        assertThat(whole(day(2025, 4, 1))).isEqualTo(State.BREACHED);
    }

    @Test
    void a_part_says_when_it_was_done_and_by_when_it_is_due_next() {
        office.done(day(2024, 5, 12), round, general, day(2024, 5, 10));
        var parts = on(AsOf.known(day(2024, 6, 1))).of(round);
        var kept = Objects.requireNonNull(parts.get(general));
        assertThat(kept.due()).contains(day(2025, 6, 30));
        assertThat(kept.lastDone()).contains(day(2024, 5, 10));
        assertThat(kept.count()).isEqualTo(new Status.Count(1, 0, 1));
        assertThat(kept.late()).isTrue();
        var open = Objects.requireNonNull(parts.get(residents));
        assertThat(open.due()).contains(day(2024, 6, 30));
        assertThat(open.lastDone()).isEmpty();
        assertThat(open.count()).isEqualTo(new Status.Count(1, 0, 0));
    }

    @Test
    void what_was_done_for_all_at_once_keeps_every_part_and_what_was_seen_goes_before_what_was_said() {
        office.done(day(2024, 5, 10), round, day(2024, 5, 10));
        assertThat(state(general, day(2024, 5, 10))).isEqualTo(State.KEPT_ATTESTED);
        assertThat(state(residents, day(2024, 5, 10))).isEqualTo(State.KEPT_ATTESTED);

        observe(day(2024, 5, 20), residents);
        assertThat(state(general, day(2024, 5, 20))).isEqualTo(State.KEPT_ATTESTED);
        assertThat(state(residents, day(2024, 5, 20))).isEqualTo(State.KEPT_OBSERVED);
    }

    private void observe(LocalDate day, SectionId section) {
        SmallOffice.at(
                day,
                () -> office.app().use(Work.class).change(office.officer(), Permission.KEEP_DUTIES, tx -> {
                    tx.enter(Act.of("test.seen", "section", section.value()));
                    office.app()
                            .use(Observations.class)
                            .take(
                                    tx,
                                    new Observations.Seen(
                                            "test.round", Optional.of(section.value()), "test", "試験", "", day));
                    return section;
                }));
    }

    @Test
    void as_known_then_a_part_that_was_entered_later_was_not_done() {
        office.done(day(2024, 8, 1), round, general, day(2024, 6, 20));
        assertThat(state(round, general, AsOf.known(day(2024, 7, 1)))).isEqualTo(State.KEPT_ATTESTED);
        assertThat(state(round, general, AsOf.knownThen(day(2024, 7, 1)))).isEqualTo(State.OVERDUE);
        assertThat(state(round, general, AsOf.knownThen(day(2024, 8, 1)))).isEqualTo(State.KEPT_ATTESTED);
    }

    @Test
    void a_section_that_was_made_later_is_not_held_to_what_ended_before_it() {
        var third = office.join("新設");
        var young = office.heads(third, "新設課", day(2025, 4, 1));
        assertThat(on(AsOf.known(day(2024, 9, 1))).of(round)).containsOnlyKeys(general, residents);
        assertThat(state(young, day(2025, 4, 10))).isEqualTo(State.NOT_YET_DUE);
        assertThat(state(residents, day(2025, 4, 10))).isEqualTo(State.BREACHED);
        assertThat(state(young, day(2026, 4, 1))).isEqualTo(State.BREACHED);
    }

    @Test
    void a_proposed_cycle_is_late_and_never_breached_and_a_release_of_the_duty_releases_every_part() {
        var proposed = owes("test.proposed", CycleOrigin.PROPOSAL);
        assertThat(state(proposed, residents, AsOf.known(day(2025, 4, 1)))).isEqualTo(State.OVERDUE);
        office.on(
                day(2025, 4, 2),
                actor -> office.app()
                        .use(ReleaseDuty.class)
                        .release(
                                actor,
                                new ReleaseDuty.Input(
                                        proposed,
                                        ReleaseKind.EXCEPTION,
                                        "庁舎の移転のため",
                                        "CISO",
                                        day(2025, 4, 2),
                                        Optional.of(day(2025, 9, 30)))));
        assertThat(state(proposed, residents, AsOf.known(day(2025, 5, 1)))).isEqualTo(State.EXCEPTED);
        assertThat(state(proposed, general, AsOf.known(day(2025, 5, 1)))).isEqualTo(State.EXCEPTED);
    }

    private DutyId onOccasion(String control, Scope scope) {
        return office.owes(
                control,
                scope,
                Role.SECTION_SECURITY_MANAGER,
                new Rhythm.OnOccasion(OptionalInt.of(5)),
                CycleOrigin.LAW);
    }

    private OccasionId happens(DutyId duty, LocalDate day) {
        return office.on(
                day,
                actor -> office.app().use(OpenOccasion.class).open(actor, new OpenOccasion.Input(duty, "機器の更新", day)));
    }

    private void answered(DutyId duty, OccasionId occasion, LocalDate day, Optional<SectionId> section) {
        var done = GiveEvidence.Input.done(duty, day, "課長").answering(occasion);
        office.on(
                day,
                actor -> office.app()
                        .use(GiveEvidence.class)
                        .give(actor, section.map(one -> done.by(one.value())).orElse(done)));
    }

    private List<State> states(DutyId duty, LocalDate day) {
        return SmallOffice.at(LATER, () -> {
            var whole = office.app().use(StatusOfDuties.class).on(office.officer(), AsOf.known(day)).duties().stream()
                    .filter(one -> one.duty().id().equals(duty))
                    .map(one -> one.status().state());
            var parts = on(AsOf.known(day)).of(duty);
            return Stream.concat(
                            whole,
                            Stream.of(general, residents)
                                    .flatMap(one -> Stream.ofNullable(parts.get(one)))
                                    .map(Status::state))
                    .toList();
        });
    }

    private DutyFile.Occasion shown(DutyId duty, LocalDate day) {
        return SmallOffice.at(
                LATER,
                () -> office.app()
                        .use(DutyFile.class)
                        .of(office.officer(), duty, day)
                        .occasions()
                        .getFirst());
    }

    @Test
    void an_occasion_asks_every_section_until_it_has_answered_itself() {
        var duty = onOccasion("test.renewal", Scope.EACH_SECTION);
        var occasion = happens(duty, day(2024, 6, 3));
        answered(duty, occasion, day(2024, 6, 5), Optional.of(general));
        answered(duty, occasion, day(2024, 6, 12), Optional.of(residents));

        assertThat(states(duty, day(2024, 6, 2)))
                .containsExactly(State.NOT_YET_DUE, State.NOT_YET_DUE, State.NOT_YET_DUE);
        assertThat(states(duty, day(2024, 6, 4))).containsExactly(State.DUE_SOON, State.DUE_SOON, State.DUE_SOON);
        assertThat(states(duty, day(2024, 6, 7))).containsExactly(State.DUE_SOON, State.KEPT_ATTESTED, State.DUE_SOON);
        assertThat(states(duty, day(2024, 6, 8))).containsExactly(State.BREACHED, State.KEPT_ATTESTED, State.BREACHED);
        assertThat(states(duty, day(2024, 6, 12)))
                .containsExactly(State.KEPT_ATTESTED, State.KEPT_ATTESTED, State.KEPT_ATTESTED);
        assertThat(shown(duty, day(2024, 6, 8)))
                .isEqualTo(new DutyFile.Occasion(occasion, "機器の更新", day(2024, 6, 3), true, 2, 1));
        assertThat(shown(duty, day(2024, 6, 12)).open()).isFalse();
    }

    @Test
    void what_was_done_for_all_at_once_answers_an_occasion_for_every_section() {
        var duty = onOccasion("test.renewal", Scope.EACH_SECTION);
        var occasion = happens(duty, day(2024, 6, 3));
        answered(duty, occasion, day(2024, 6, 5), Optional.empty());
        assertThat(states(duty, day(2024, 6, 4))).containsExactly(State.DUE_SOON, State.DUE_SOON, State.DUE_SOON);
        assertThat(states(duty, day(2024, 6, 20)))
                .containsExactly(State.KEPT_ATTESTED, State.KEPT_ATTESTED, State.KEPT_ATTESTED);
    }

    @Test
    void an_occasion_of_what_the_body_owes_as_a_whole_is_answered_once() {
        var duty = onOccasion("test.contract", Scope.BODY);
        var occasion = happens(duty, day(2024, 6, 3));
        answered(duty, occasion, day(2024, 6, 5), Optional.empty());
        assertThat(states(duty, day(2024, 6, 4))).containsExactly(State.DUE_SOON);
        assertThat(states(duty, day(2024, 6, 20))).containsExactly(State.KEPT_ATTESTED);
        assertThat(shown(duty, day(2024, 6, 4)).asked()).isZero();
    }

    @Test
    void an_occasion_of_what_each_person_owes_is_answered_by_the_one_whom_it_is_about() {
        var duty = onOccasion("test.joining", Scope.EACH_PERSON);
        var occasion = happens(duty, day(2024, 6, 3));
        office.on(
                day(2024, 6, 5),
                actor -> office.app()
                        .use(GiveEvidence.class)
                        .give(
                                actor,
                                GiveEvidence.Input.done(duty, day(2024, 6, 5), "課長")
                                        .by(first.person().value())
                                        .answering(occasion)));
        assertThat(states(duty, day(2024, 6, 4))).containsExactly(State.DUE_SOON);
        assertThat(states(duty, day(2024, 6, 20))).containsExactly(State.KEPT_ATTESTED);
    }

    @Test
    void an_occasion_does_not_ask_a_section_that_was_made_after_it() {
        var duty = onOccasion("test.renewal", Scope.EACH_SECTION);
        var occasion = happens(duty, day(2024, 6, 3));
        var young = office.heads(office.join("新設"), "新設課", day(2024, 6, 4));
        answered(duty, occasion, day(2024, 6, 5), Optional.of(general));
        assertThat(state(duty, young, AsOf.known(day(2024, 6, 20)))).isEqualTo(State.NOT_YET_DUE);
        assertThat(state(duty, residents, AsOf.known(day(2024, 6, 20)))).isEqualTo(State.BREACHED);
        answered(duty, occasion, day(2024, 6, 21), Optional.of(residents));
        assertThat(states(duty, day(2024, 6, 21)))
                .containsExactly(State.KEPT_ATTESTED, State.KEPT_ATTESTED, State.KEPT_ATTESTED);
    }

    @Test
    void a_head_answers_for_the_part_of_their_section_and_who_has_no_section_for_the_whole() {
        office.done(day(2024, 5, 10), round, general, day(2024, 5, 10));
        var appointed = office.join("代理", Role.SECTION_SECURITY_MANAGER);
        var late = day(2024, 7, 1);
        assertThat(pressing(office.acting(first, late), late)).isEmpty();
        assertThat(pressing(office.acting(second, late), late)).singleElement().satisfies(one -> {
            assertThat(one.ofSection()).isTrue();
            assertThat(one.status().state()).isEqualTo(State.OVERDUE);
        });
        assertThat(pressing(office.acting(appointed, late), late))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.ofSection()).isFalse();
                    assertThat(one.status().count().done()).isEqualTo(1);
                });
    }

    @Test
    void a_head_is_offered_to_correct_what_was_said_of_their_own_section_alone() {
        var when = day(2024, 5, 10);
        office.done(when, round, general, when);
        office.done(when, round, residents, when);
        var mine = SmallOffice.at(when, () -> {
            var head = office.acting(first, when);
            var listed = office.app().use(DutyFile.class).evidence(head, round, AsOf.known(when), 1, 10);
            listed.evidence().stream()
                    .filter(one -> !one.mine())
                    .forEach(one -> assertThatThrownBy(() -> office.app()
                                    .use(DutyFile.class)
                                    .standing(head, round, one.item().id()))
                            .isInstanceOf(Refusal.NotPermitted.class));
            return listed.evidence().stream().filter(DutyFile.Listed::mine).toList();
        });
        assertThat(mine).extracting(one -> one.item().subject()).containsExactly(general.value());
    }

    @Test
    void who_heads_two_sections_answers_for_the_worse_of_them() {
        office.heads(first, "二つ目の課", BEGIN.plusDays(1));
        office.done(day(2024, 5, 10), round, general, day(2024, 5, 10));
        var late = day(2024, 7, 1);
        assertThat(pressing(office.acting(first, late), late))
                .extracting(one -> one.status().state())
                .containsExactly(State.OVERDUE);
    }

    private List<AnsweredDuties.Answered> pressing(Actor actor, LocalDate day) {
        return SmallOffice.at(day, () -> {
            var overview = office.app().use(StatusOfDuties.class).on(actor, AsOf.known(day));
            return office.app().use(AnsweredDuties.class).pressing(actor, overview);
        });
    }

    @Test
    void the_parts_of_all_sections_are_one_statement_beside_the_status_and_then_kept_with_it() {
        var sql = office.app().use(DSLContext.class);
        var statuses = office.app().use(StatusOfDuties.class);
        for (int more = 0; more < 3; more++) {
            office.heads(office.join("課" + more), "追加" + more + "課", BEGIN.plusDays(2));
            office.done(day(2024, 5, 10 + more), round, general, day(2024, 5, 10 + more));
            Statements.awaitReactions(sql);
            var asOf = AsOf.known(day(2024, 7, 1 + more));
            SmallOffice.at(LATER, () -> statuses.on(office.officer(), asOf));
            // What stands in the record, whether the status still holds, and the parts.
            assertThat(Statements.of(sql, () -> on(asOf))).isEqualTo(3);
            assertThat(Statements.of(sql, () -> on(asOf))).isEqualTo(1);
        }
    }
}
