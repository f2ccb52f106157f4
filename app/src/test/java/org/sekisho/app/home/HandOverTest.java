package org.sekisho.app.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.EstablishDuties;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;

/** What whoever takes a post over is told. */
final class HandOverTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 10);

    private final Town town = new Town();

    @BeforeEach
    void duties() {
        keeping(
                Town.BEGIN,
                actor -> town.app
                        .use(BeginIntroduction.class)
                        .begin(actor, new BeginIntroduction.Input(Town.BEGIN, Town.BEGIN.plusDays(1))));
        keeping(
                Town.BEGIN,
                actor -> town.app
                        .use(EstablishDuties.class)
                        .establish(
                                actor,
                                new EstablishDuties.Input(
                                        Town.BEGIN,
                                        List.of(
                                                wanted("test.done", Period.FISCAL_YEAR, Role.CISO),
                                                wanted("test.missed", Period.MONTH, Role.CISO),
                                                wanted("test.other", Period.MONTH, Role.SYSTEM_MANAGER)))));
    }

    @Test
    void the_duties_of_the_post_stand_there_late_ones_first_with_their_newest_evidence() {
        town.rule(Role.CISO, "副町長", Optional.empty());
        town.assign(Town.BEGIN, town.somebody("加藤", Town.BEGIN), "副町長", Holding.MAIN, Town.BEGIN, null);
        assertThat(sheet("副町長").newest()).isEmpty();
        var last = LocalDate.of(2025, 3, 3);
        var done = sheet("副町長").late().stream()
                .map(one -> one.duty())
                .filter(duty -> duty.control().equals("test.done"))
                .findFirst()
                .orElseThrow()
                .id();
        keeping(
                last,
                actor -> town.app.use(GiveEvidence.class).give(actor, GiveEvidence.Input.done(done, last, "副町長")));
        var sheet = sheet("副町長");
        assertThat(sheet.late()).extracting(one -> one.duty().control()).containsExactly("test.missed");
        assertThat(sheet.others()).extracting(one -> one.duty().control()).containsExactly("test.done");
        keeping(DAY, actor -> town.app.use(GiveEvidence.class).give(actor, GiveEvidence.Input.done(done, DAY, "副町長")));
        assertThat(sheet("副町長").newest())
                .extracting(one -> one.duty().control() + " " + one.evidence().happenedOn())
                .containsExactly("test.done 2026-02-10");
    }

    @Test
    void a_post_without_a_role_has_nothing_to_hand_over() {
        var sheet = sheet("主事");
        assertThat(sheet.late()).isEmpty();
        assertThat(sheet.others()).isEmpty();
        assertThat(sheet.imports()).isEmpty();
    }

    @Test
    void a_post_that_is_not_there_and_an_actor_who_may_not_are_refused() {
        var use = town.app.use(HandOver.class);
        assertThatThrownBy(() -> keeping(
                        DAY,
                        actor -> use.of(actor, new PostId(town.section("総務課").value()), DAY)))
                .isInstanceOf(Refusal.NotFound.class);
        var clerk = new Actor(
                town.administrator().body(), town.administrator().account(), "職員", java.util.Set.of(Role.STAFF));
        assertThatThrownBy(() -> use.of(clerk, town.post("主事"), DAY)).isInstanceOf(Refusal.NotPermitted.class);
    }

    private HandOver.Sheet sheet(String post) {
        return keeping(DAY, actor -> town.app.use(HandOver.class).of(actor, town.post(post), DAY));
    }

    private <T> T keeping(LocalDate day, Function<Actor, T> useCase) {
        return town.on(day, actor -> {
            var roles = new HashSet<>(actor.roles());
            roles.add(Role.CHIEF_SECURITY_OFFICER);
            return useCase.apply(new Actor(actor.body(), actor.account(), actor.name(), roles));
        });
    }

    private static EstablishDuties.Wanted wanted(String control, Period period, Role owner) {
        return new EstablishDuties.Wanted(
                control, Scope.BODY, owner, new Rhythm.Every(period, OptionalInt.empty()), CycleOrigin.LAW, "試験");
    }
}
