package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.shared.Role.CISO;
import static org.sekisho.app.shared.Role.DEPARTMENT_SECURITY_OFFICER;
import static org.sekisho.app.shared.Role.SECTION_SECURITY_MANAGER;
import static org.sekisho.app.shared.Role.SYSTEM_MANAGER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** Who has which role on a day, as an auditor would ask. */
final class RolesFollowPostsTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);

    private final Town town = new Town();

    @Test
    void the_holder_of_a_post_has_its_role_from_the_first_day_and_the_former_holder_until_the_day_before() {
        town.rule(SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        var former = town.somebody("佐藤", Town.BEGIN);
        var next = town.somebody("髙橋", Town.BEGIN);
        town.assign(Town.BEGIN, former, "税務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(SPRING.minusDays(8), next, "税務課長", Holding.MAIN, SPRING, null);

        assertThat(town.roles(former, SPRING.minusDays(1))).containsExactly(SECTION_SECURITY_MANAGER);
        assertThat(town.roles(next, SPRING.minusDays(1))).isEmpty();
        assertThat(town.roles(former, SPRING)).isEmpty();
        assertThat(town.roles(next, SPRING)).containsExactly(SECTION_SECURITY_MANAGER);
    }

    @Test
    void a_rule_below_a_section_reaches_every_post_of_that_title_in_it_and_no_other() {
        town.rule(SYSTEM_MANAGER, "課長", Optional.of("税務課"));
        town.rule(DEPARTMENT_SECURITY_OFFICER, "課長", Optional.of("総務部"));
        var tax = town.somebody("佐藤", Town.BEGIN);
        var general = town.somebody("鈴木", Town.BEGIN);
        town.assign(Town.BEGIN, tax, "税務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, general, "総務課長", Holding.MAIN, Town.BEGIN, null);

        assertThat(town.roles(tax, SPRING)).containsExactly(SYSTEM_MANAGER, DEPARTMENT_SECURITY_OFFICER);
        assertThat(town.roles(general, SPRING)).containsExactly(DEPARTMENT_SECURITY_OFFICER);
    }

    @Test
    void a_post_at_the_head_of_an_organ_carries_a_role_too() {
        town.rule(CISO, "副町長", Optional.empty());
        var deputyMayor = town.somebody("小林", Town.BEGIN);
        town.assign(Town.BEGIN, deputyMayor, "副町長", Holding.MAIN, Town.BEGIN, null);
        assertThat(town.roles(deputyMayor, Town.BEGIN)).containsExactly(CISO);
    }

    @Test
    void a_deputy_has_the_role_beside_the_holder_while_it_lasts() {
        town.rule(SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        var head = town.somebody("佐藤", Town.BEGIN);
        var clerk = town.somebody("山田", Town.BEGIN);
        town.assign(Town.BEGIN, head, "総務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, clerk, "主事", Holding.MAIN, Town.BEGIN, null);
        town.assign(SPRING, clerk, "総務課長", Holding.DEPUTY, SPRING, SPRING.plusDays(10));

        assertThat(town.roles(clerk, SPRING.plusDays(9))).containsExactly(SECTION_SECURITY_MANAGER);
        assertThat(town.roles(head, SPRING.plusDays(9))).containsExactly(SECTION_SECURITY_MANAGER);
        assertThat(town.roles(clerk, SPRING.plusDays(10))).isEmpty();
    }

    @Test
    void who_has_left_the_body_has_no_role() {
        town.rule(SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        var head = town.somebody("佐藤", Town.BEGIN);
        town.assign(Town.BEGIN, head, "総務課長", Holding.MAIN, Town.BEGIN, null);
        town.on(
                SPRING.minusDays(8),
                actor -> town.app
                        .use(RetirePeople.class)
                        .retire(actor, new RetirePeople.Input(List.of(head.id()), SPRING)));
        assertThat(town.roles(head, SPRING.minusDays(1))).containsExactly(SECTION_SECURITY_MANAGER);
        assertThat(town.roles(head, SPRING)).isEmpty();
    }

    @Test
    void an_appointment_gives_the_role_until_it_ends() {
        var clerk = town.somebody("山田", Town.BEGIN);
        town.on(
                SPRING,
                actor -> town.app
                        .use(AppointToRole.class)
                        .appoint(
                                actor,
                                new AppointToRole.Input(
                                        clerk.id(),
                                        Role.AUDITOR,
                                        "監査担当の休職に伴うため",
                                        SPRING,
                                        Optional.of(SPRING.plusMonths(1)))));
        assertThat(town.roles(clerk, SPRING.minusDays(1))).isEmpty();
        assertThat(town.roles(clerk, SPRING)).containsExactly(Role.AUDITOR);
        assertThat(town.roles(clerk, SPRING.plusMonths(1))).isEmpty();
    }

    @Test
    void a_section_that_is_abolished_takes_its_posts_and_their_roles_with_it() {
        town.rule(SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        var head = town.somebody("佐藤", Town.BEGIN);
        town.assign(Town.BEGIN, head, "税務課長", Holding.MAIN, Town.BEGIN, null);
        town.on(
                SPRING.minusDays(8),
                actor -> town.app
                        .use(ReorganiseSections.class)
                        .reorganise(
                                actor,
                                new ReorganiseSections.Input(
                                        SPRING, List.of(new ReorganiseSections.Change.End(town.section("税務課"))))));
        assertThat(town.roles(head, SPRING.minusDays(1))).containsExactly(SECTION_SECURITY_MANAGER);
        assertThat(town.roles(head, SPRING)).isEmpty();
    }

    @Test
    void a_section_that_moves_below_another_falls_under_the_rules_there() {
        town.rule(SYSTEM_MANAGER, "課長", Optional.of("総務課"));
        var head = town.somebody("佐藤", Town.BEGIN);
        town.assign(Town.BEGIN, head, "税務課長", Holding.MAIN, Town.BEGIN, null);
        town.on(
                SPRING,
                actor -> town.app
                        .use(ReorganiseSections.class)
                        .reorganise(
                                actor,
                                new ReorganiseSections.Input(
                                        SPRING,
                                        List.of(new ReorganiseSections.Change.MoveBelow(
                                                town.section("税務課"), town.section("総務課"))))));
        assertThat(town.roles(head, SPRING.minusDays(1))).isEmpty();
        assertThat(town.roles(head, SPRING)).containsExactly(SYSTEM_MANAGER);
    }

    @Test
    void what_was_entered_late_is_known_now_and_was_not_known_then() {
        var head = town.somebody("佐藤", Town.BEGIN);
        town.assign(SPRING.plusDays(20), head, "総務課長", Holding.MAIN, SPRING, null);

        var between = SPRING.plusDays(5);
        assertThat(holders(AsOf.known(between))).containsExactly("佐藤 一郎");
        assertThat(holders(AsOf.knownThen(between))).isEmpty();
        assertThat(holders(AsOf.knownThen(SPRING.plusDays(20)))).containsExactly("佐藤 一郎");
    }

    @Test
    void a_correction_changes_what_is_known_now_and_leaves_what_was_known_then() {
        var head = town.somebody("佐藤", Town.BEGIN);
        var tenure = town.assign(SPRING, head, "総務課長", Holding.MAIN, SPRING, null);
        town.on(
                SPRING.plusDays(30),
                actor -> town.app
                        .use(CorrectTenure.class)
                        .correct(
                                actor,
                                new CorrectTenure.Input(
                                        tenure, SPRING.plusDays(10), Optional.empty(), "発令日を誤って登録したため")));

        assertThat(holders(AsOf.known(SPRING.plusDays(5)))).isEmpty();
        assertThat(holders(AsOf.knownThen(SPRING.plusDays(5)))).containsExactly("佐藤 一郎");
        assertThat(holders(AsOf.known(SPRING.plusDays(10)))).containsExactly("佐藤 一郎");
    }

    @Test
    void a_struck_tenure_never_was_but_was_once_known() {
        var head = town.somebody("佐藤", Town.BEGIN);
        var tenure = town.assign(SPRING, head, "総務課長", Holding.MAIN, SPRING, null);
        town.on(
                SPRING.plusDays(3),
                actor -> town.app
                        .use(StrikeTenure.class)
                        .strike(actor, new StrikeTenure.Input(tenure, "別の職員の発令と取り違えたため")));
        assertThat(holders(AsOf.known(SPRING))).isEmpty();
        assertThat(holders(AsOf.knownThen(SPRING))).containsExactly("佐藤 一郎");
    }

    @Test
    void two_people_can_change_places_in_one_list() {
        var one = town.somebody("佐藤", Town.BEGIN);
        var other = town.somebody("鈴木", Town.BEGIN);
        town.assign(Town.BEGIN, one, "総務課長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, other, "税務課長", Holding.MAIN, Town.BEGIN, null);
        town.on(
                SPRING,
                actor -> town.app
                        .use(AssignPosts.class)
                        .assign(actor, new AssignPosts.Input(List.of(main(one, "税務課長"), main(other, "総務課長")))));
        assertThat(holders(AsOf.known(SPRING))).containsExactly("鈴木 一郎", "佐藤 一郎");
        assertThat(holders(AsOf.known(SPRING.minusDays(1)))).containsExactly("佐藤 一郎", "鈴木 一郎");
    }

    @Test
    void a_third_person_for_two_seats_is_refused_and_nothing_changes() {
        for (var name : List.of("佐藤", "鈴木")) {
            town.assign(Town.BEGIN, town.somebody(name, Town.BEGIN), "主事", Holding.MAIN, Town.BEGIN, null);
        }
        var third = town.somebody("高橋", Town.BEGIN);
        assertThatThrownBy(() -> town.assign(SPRING, third, "主事", Holding.MAIN, SPRING, null))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("assignments[0].post"));
        assertThat(holders(AsOf.known(SPRING))).containsExactly("佐藤 一郎", "鈴木 一郎");
    }

    @Test
    void nobody_finds_a_person_of_another_body() {
        var elsewhere = new Town();
        var stranger = elsewhere.somebody("他町", Town.BEGIN);
        var mine = town.somebody("佐藤", Town.BEGIN);
        assertThat(town.app
                        .use(FindPeople.class)
                        .find(town.administrator(), everyone(""))
                        .people())
                .extracting(FindPeople.Listed::person)
                .containsExactly(mine.id());
        assertThatThrownBy(() -> town.app.use(PersonFile.class).of(town.administrator(), stranger.id(), SPRING))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> town.assign(SPRING, stranger, "主事", Holding.MAIN, SPRING, null))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void people_are_found_by_name_by_reading_and_by_number() {
        var wanted = town.somebody("髙橋", Town.BEGIN);
        town.somebody("佐藤", Town.BEGIN);
        for (var words : List.of("髙橋", "N1", "髙橋　イチロウ", "髙 N1")) {
            assertThat(town.app
                            .use(FindPeople.class)
                            .find(town.administrator(), everyone(words))
                            .people())
                    .as(words)
                    .extracting(FindPeople.Listed::person)
                    .containsExactly(wanted.id());
        }
        for (var sign : List.of("%", "_", "100%")) {
            assertThat(town.app
                            .use(FindPeople.class)
                            .find(town.administrator(), everyone(sign))
                            .total())
                    .as(sign)
                    .isZero();
        }
    }

    private static FindPeople.Input everyone(String words) {
        return new FindPeople.Input(SPRING, words, Optional.empty(), FindPeople.Order.NUMBER, false, 0, 50);
    }

    private AssignPosts.Assignment main(Town.Somebody who, String post) {
        return new AssignPosts.Assignment(who.id(), town.post(post), Holding.MAIN, SPRING, Optional.empty());
    }

    /** The holders of all posts, in the order of the chart. */
    private List<String> holders(AsOf asOf) {
        return town.app
                .use(Roster.class)
                .chart(town.administrator(), asOf)
                .posts()
                .flatMap(post -> post.holders().stream())
                .map(Chart.Holder::name)
                .toList();
    }
}
