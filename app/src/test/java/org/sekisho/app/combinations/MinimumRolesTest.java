package org.sekisho.app.combinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RoleChanges;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** All roles of a small office, said at once. */
final class MinimumRolesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    private final Town town = new Town();
    private final Town.Somebody mori = town.somebody("森", Town.BEGIN);
    private final Town.Somebody hara = town.somebody("原", Town.BEGIN);
    private final Town.Somebody kishi = town.somebody("岸", Town.BEGIN);

    MinimumRolesTest() {
        town.assign(Town.BEGIN, mori, "部長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, hara, "主事", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, kishi, "主事", Holding.MAIN, Town.BEGIN, null);
    }

    @Test
    void posts_carry_the_roles_that_are_chosen_and_lose_those_that_are_not() {
        town.rule(Role.SYSTEM_MANAGER, "主事", Optional.empty());
        set(wanted(Role.CHIEF_SECURITY_OFFICER, "部長"), wanted(Role.SYSTEM_MANAGER, "部長"));
        assertThat(town.roles(mori, MAY)).containsExactly(Role.SYSTEM_MANAGER, Role.CHIEF_SECURITY_OFFICER);
        assertThat(town.roles(hara, MAY)).isEmpty();
        assertThat(town.roles(hara, MAY.minusDays(1))).containsExactly(Role.SYSTEM_MANAGER);
    }

    @Test
    void a_rule_that_reaches_more_than_the_chosen_posts_gives_way_to_one_for_those() {
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        town.assign(MAY, hara, "総務課長", Holding.MAIN, MAY, null);
        town.assign(MAY, kishi, "税務課長", Holding.MAIN, MAY, null);
        set(wanted(Role.SECTION_SECURITY_MANAGER, "総務課長"));
        assertThat(town.roles(hara, MAY)).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(kishi, MAY)).isEmpty();
    }

    @Test
    void one_of_several_holders_of_a_post_is_chosen_as_a_person() {
        set(new RoleChanges.Wanted(Role.SYSTEM_OPERATOR, Set.of(), Set.of(hara.id())));
        assertThat(town.roles(hara, MAY)).containsExactly(Role.SYSTEM_OPERATOR);
        assertThat(town.roles(kishi, MAY)).isEmpty();
        set(new RoleChanges.Wanted(Role.SYSTEM_OPERATOR, Set.of(), Set.of(kishi.id())));
        assertThat(town.roles(hara, MAY)).isEmpty();
        assertThat(town.roles(kishi, MAY)).containsExactly(Role.SYSTEM_OPERATOR);
    }

    @Test
    void what_is_wrong_with_the_decision_leaves_the_roles_as_they_were() {
        assertThatThrownBy(() -> set(
                        Optional.of(new DecideCombinations.Input(
                                Set.of(Combination.DRAFTER_DECIDER),
                                Set.of(),
                                "",
                                "確かめる",
                                "町長",
                                MAY,
                                Optional.empty())),
                        wanted(Role.CISO, "部長")))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("decision.reason"));
        assertThat(town.roles(mori, MAY)).isEmpty();
    }

    @Test
    void somebody_who_is_not_there_and_a_form_that_changes_nothing_are_refused() {
        assertThatThrownBy(() -> set(new RoleChanges.Wanted(
                        Role.CISO, Set.of(new PostId(kishi.id().value())), Set.of(new PersonId(kishi.account())))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("CISO", "CISO"));
        assertThatThrownBy(() -> set(new RoleChanges.Wanted(Role.CISO, Set.of(), Set.of())))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void the_page_shows_what_arises_asks_for_the_decision_and_does_both_in_one_act() {
        var office = town.administratorsBrowser();
        var post = "post:" + town.post("部長");
        office.get("/organisation/minimum");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CISO", post);
        fields.put("CHIEF_SECURITY_OFFICER", post);
        fields.put("from", "令和6年5月1日");
        fields.put("act", "save");
        var asked = office.post("/organisation/minimum", fields);
        assertThat(asked.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(asked.body());
        assertThat(page.select("#findings").text()).contains("森 一郎").contains("起案者と決裁者");
        assertThat(page.select(".errors").text()).contains("承認のない兼務が生じます");
        assertThat(page.select("#field-CISO, [name=CISO][checked]").eachAttr("value"))
                .contains(post);
        fields.put("decide", "now");
        fields.put("decision.combinations", "DRAFTER_DECIDER");
        fields.put("decision.reason", "職員が少ないため");
        fields.put("decision.measure", "議会に報告する");
        fields.put("decision.decidedBy", "町長");
        fields.put("decision.decidedOn", "令和6年5月1日");
        var done = office.follow(office.post("/organisation/minimum", fields));
        assertThat(Jsoup.parse(done.body()).select(".notice").text()).contains("統一的な承認を登録しました");
        var found = town.app.use(FindCombinations.class).on(town.administrator(), AsOf.known(MAY));
        assertThat(found.findings())
                .singleElement()
                .satisfies(one -> assertThat(one.covering().allowed()).isTrue());
        assertThat(Jsoup.parse(office.get("/organisation/combinations").body())
                        .select("main")
                        .text())
                .contains("森 一郎")
                .contains("職員が少ないため");
    }

    @Test
    void staff_may_look_at_combinations_and_change_nothing() {
        var clerk = town.clerksBrowser();
        assertThat(clerk.get("/organisation/combinations").statusCode()).isEqualTo(200);
        assertThat(clerk.get("/organisation/minimum").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/organisation/combinations/decide").statusCode()).isEqualTo(403);
    }

    private RoleChanges.Wanted wanted(Role role, String... posts) {
        return new RoleChanges.Wanted(
                role, Set.copyOf(List.of(posts).stream().map(town::post).toList()), Set.of());
    }

    private void set(RoleChanges.Wanted... wanted) {
        set(Optional.empty(), wanted);
    }

    private void set(Optional<DecideCombinations.Input> decision, RoleChanges.Wanted... wanted) {
        town.on(
                MAY,
                actor -> town.app
                        .use(SetMinimumRoles.class)
                        .set(actor, new SetMinimumRoles.Input(MAY, List.of(wanted), "試験のため", decision)));
    }
}
