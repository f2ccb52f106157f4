package org.sekisho.app.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Role;

/** The rules by which posts carry roles, as the officer keeps them. */
final class RulePagesTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);
    private static final String RULES = "/organisation/rules";

    private final Town town = new Town();
    private final Town.Somebody sato = town.somebody("佐藤", Town.BEGIN);

    RulePagesTest() {
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        town.assign(Town.BEGIN, sato, "総務課長", Holding.MAIN, Town.BEGIN, null);
    }

    private static String address(Looking office, String what) {
        return office.at(RULES)
                .expectFirst("#rules-SECTION_SECURITY_MANAGER a[href$=/" + what + "]")
                .attr("href");
    }

    @Test
    void the_list_says_for_each_role_which_posts_carry_it_and_whom_that_reaches() {
        var page = new Looking(town.clerksBrowser()).at(RULES);
        assertThat(page.select("#rules-SECTION_SECURITY_MANAGER tbody tr").text())
                .startsWith("課長 すべての所属 職 2・就いている人 1名 令和6年4月1日から");
        assertThat(page.select("#rules-CISO").text()).contains("この役割が伴う職の定めはありません");
        assertThat(page.select("main a[href^=" + RULES + "/]")).isEmpty();
    }

    @Test
    void a_rule_for_the_posts_below_a_section_gives_its_holders_the_role_from_its_day() {
        var office = new Looking(town.administratorsBrowser());
        var page = office.done(
                RULES + "/new",
                Map.of(
                        "role",
                        "SYSTEM_MANAGER",
                        "postTitle",
                        "課長",
                        "below",
                        town.section("総務部") + "",
                        "from",
                        "R7.4.1"));
        assertThat(page.select("#rules-SYSTEM_MANAGER tbody tr").text()).startsWith("課長 総務部 職 2・就いている人 1名");
        assertThat(town.roles(sato, SPRING.minusDays(1))).doesNotContain(Role.SYSTEM_MANAGER);
        assertThat(town.roles(sato, SPRING)).contains(Role.SYSTEM_MANAGER);
    }

    @Test
    void a_rule_without_role_post_or_day_and_the_same_rule_again_are_refused() {
        var office = new Looking(town.administratorsBrowser());
        var empty = office.refused(RULES + "/new", Map.of("from", ""));
        assertThat(Looking.wrong(empty, "role")).contains("選択してください");
        assertThat(Looking.wrong(empty, "postTitle")).contains("選択してください");
        assertThat(Looking.wrong(empty, "from")).contains("日付を入力してください");
        var same = office.refused(
                RULES + "/new", Map.of("role", "SECTION_SECURITY_MANAGER", "postTitle", "課長", "from", "R7.4.1"));
        assertThat(Looking.wrong(same, "postTitle")).contains("同じ規則が既にあります");
    }

    @Test
    void a_changed_rule_moves_the_role_to_other_posts_on_its_day() {
        var office = new Looking(town.administratorsBrowser());
        var change = address(office, "change");
        assertThat(Looking.lines(office.at(change))).contains("今日この規則により役割を持つ人（1名） 佐藤 一郎");
        var nothing = office.refused(change, Map.of("from", "R7.4.1"));
        assertThat(nothing.select(".errors").text()).contains("変更する内容がありません");
        var page = office.done(change, Map.of("postTitle", "部長", "from", "R7.4.1"));
        assertThat(page.select("#rules-SECTION_SECURITY_MANAGER tbody tr").text())
                .startsWith("部長 すべての所属");
        assertThat(town.roles(sato, SPRING.minusDays(1))).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, SPRING)).isEmpty();
    }

    @Test
    void an_ended_rule_takes_the_role_away_after_its_last_day() {
        var office = new Looking(town.administratorsBrowser());
        var end = address(office, "end");
        assertThat(office.at(end).select("main").text()).contains("佐藤 一郎").contains("この規則による役割を失います");
        var early = office.refused(end, Map.of("last", "令和6年3月1日"));
        assertThat(Looking.wrong(early, "last")).contains("より後になるように");
        office.done(end, Map.of("last", "令和7年3月31日"));
        assertThat(town.roles(sato, SPRING.minusDays(1))).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, SPRING)).isEmpty();
    }

    @Test
    void one_of_the_staff_sets_no_rule() {
        var rule = address(new Looking(town.administratorsBrowser()), "end").replace("/end", "");
        new Looking(town.clerksBrowser()).isForbidden(RULES + "/new", rule + "/change", rule + "/end");
        assertThat(town.roles(sato, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
    }
}
