package org.sekisho.app.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Role;

/** The pages of posts and sections, and the forms that begin there. */
final class PostAndSectionPagesTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);

    private final Town town = new Town();
    private final Town.Somebody sato = town.somebody("佐藤", Town.BEGIN);
    private final Town.Somebody suzuki = town.somebody("鈴木", Town.BEGIN);
    private final String head = "/organisation/posts/" + town.post("総務課長");
    private final String general = "/organisation/sections/" + town.section("総務課");
    private final String department = "/organisation/sections/" + town.section("総務部");

    PostAndSectionPagesTest() {
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
        town.assign(Town.BEGIN, sato, "総務課長", Holding.MAIN, Town.BEGIN, null);
    }

    @Test
    void the_chart_and_the_section_lead_to_a_post_and_the_post_to_its_next_holder() {
        var office = new Looking(town.administratorsBrowser());
        assertThat(office.at("/organisation").select("a[href=" + head + "]")).hasSize(1);
        assertThat(office.at(general).select("a[href=" + head + "]")).hasSize(1);
        var page = office.at(head);
        assertThat(Looking.lines(page)).contains("この職に伴う役割 情報セキュリティ管理者").anyMatch(line -> line.startsWith("佐藤 一郎 本務"));
        assertThat(page.select("a[href=" + head + "/assign]").text()).isEqualTo("担当者を替える");
    }

    @Test
    void a_new_holder_takes_over_with_the_roles_and_the_former_tenure_ends_the_day_before() {
        var office = new Looking(town.administratorsBrowser());
        var form = office.at(head + "/assign?q=鈴木");
        assertThat(form.select("main").text()).contains("今の担当者の在職は、初日の前日で終わります");
        assertThat(form.select("input[name=person]").eachAttr("value")).containsExactly(suzuki.id() + "");
        var page =
                office.done(head + "/assign?q=鈴木", Map.of("person", suzuki.id() + "", "from", "令和7年4月1日", "last", ""));
        assertThat(Looking.lines(page))
                .anyMatch(line -> line.startsWith("鈴木 一郎 本務 令和7年4月1日から"))
                .anyMatch(line -> line.startsWith("佐藤 一郎 本務 令和6年4月1日から令和7年3月31日まで"));
        assertThat(town.roles(suzuki, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, SPRING)).isEmpty();
    }

    @Test
    void what_is_entered_about_a_tenure_leads_back_to_the_post_from_which_one_came() {
        var office = new Looking(town.administratorsBrowser());
        var link = office.at(head).select("a[href*=/correct]").attr("href");
        assertThat(link).endsWith("?way=post");
        assertThat(office.at(link).select("main a[href=" + head + "]"))
                .as("leaving it")
                .hasSize(1);
        office.refused(link, Map.of("from", "きのう", "reason", ""));
        var page = office.done(link, Map.of("from", "令和6年4月2日", "reason", "発令日の誤り"));
        assertThat(page.select("h1").text())
                .isEqualTo(office.at(head).select("h1").text());
        assertThat(page.select(".notice").text()).contains("訂正しました");
        var ended = office.done(office.at(head).select("a[href*=/end]").attr("href"), Map.of("to", "令和7年3月31日"));
        assertThat(ended.select("h1").text()).isEqualTo(page.select("h1").text());
        var struck = office.done(office.at(head).select("a[href*=/strike]").attr("href"), Map.of("reason", "誤り"));
        assertThat(struck.select("h1").text()).isEqualTo(page.select("h1").text());
        assertThat(office.at(head).select("main a[href$=/people/" + sato.id() + "]"))
                .isEmpty();
    }

    @Test
    void a_holder_is_refused_without_choice_or_day_or_where_they_hold_the_post_already() {
        var office = new Looking(town.administratorsBrowser());
        assertThat(office.at(head + "/assign?q=不在").select("main").text()).contains("「不在」に当てはまる人はいません");
        var page = office.refused(head + "/assign?q=佐藤", Map.of("from", "あした", "last", "2025-02-30"));
        assertThat(Looking.wrong(page, "person")).contains("選択してください");
        assertThat(Looking.wrong(page, "from")).contains("「あした」");
        assertThat(Looking.wrong(page, "last")).contains("2025-02-30");
        page = office.refused(head + "/assign?q=佐藤", Map.of("person", sato.id() + "", "from", "令和7年4月1日"));
        assertThat(Looking.wrong(page, "person")).contains("既に「課長」の職にあります");
        page = office.refused(head + "/assign?q=鈴木", Map.of("person", suzuki.id() + "", "from", "令和5年4月1日"));
        assertThat(Looking.wrong(page, "person")).contains("在籍していません");
    }

    @Test
    void a_post_is_established_and_its_page_opens() {
        var office = new Looking(town.administratorsBrowser());
        var place = town.section("税務課") + "";
        var page = office.done(
                "/organisation/posts/new?place=" + place, Map.of("title", "係長", "seats", "２", "from", "令和7年4月1日"));
        assertThat(page.select("h1").text()).isEqualTo("税務課　係長");
        assertThat(Looking.lines(page)).contains("定数 2名", "この職に伴う役割 なし");
        var twice = office.refused(
                "/organisation/posts/new?place=" + place, Map.of("title", "係長", "seats", "1", "from", "令和7年4月1日"));
        assertThat(Looking.wrong(twice, "title")).contains("既にあります");
        var wrong = office.refused("/organisation/posts/new", Map.of("title", "", "seats", "二人", "from", ""));
        assertThat(Looking.wrong(wrong, "place")).contains("選択してください");
        assertThat(Looking.wrong(wrong, "seats")).contains("数字で");
        var none = office.refused(
                "/organisation/posts/new?place=" + place, Map.of("title", "主査", "seats", "0", "from", "令和7年4月1日"));
        assertThat(Looking.wrong(none, "seats")).contains("1以上9999以下");
    }

    @Test
    void a_section_is_established_below_another() {
        var office = new Looking(town.administratorsBrowser());
        var address = "/organisation/sections/new?place=" + town.section("総務部");
        var page = office.done(address, Map.of("code", "130", "name", "出納室", "from", "令和7年4月1日"));
        assertThat(page.select("h1").text()).isEqualTo("出納室");
        assertThat(page.select(".notice").text()).contains("所属を設置しました");
        assertThat(office.at(department).select("main").text()).contains("出納室");
        var taken = office.refused(address, Map.of("code", "110", "name", "", "from", "令和7年4月1日"));
        assertThat(Looking.wrong(taken, "code")).contains("「110」は、その日には既に使われています");
        assertThat(Looking.wrong(taken, "name")).contains("入力してください");
    }

    @Test
    void a_section_has_another_name_and_place_from_a_day_on() {
        var office = new Looking(town.administratorsBrowser());
        var organ = office.at(general + "/change")
                .select("#field-place option")
                .get(1)
                .val();
        var page = office.done(general + "/change", Map.of("name", "総務企画課", "place", organ, "on", "令和7年4月1日"));
        assertThat(page.select("h1").text()).isEqualTo("総務企画課");
        assertThat(office.at(department).select("main ul").text()).isEqualTo("税務課");
        assertThat(office.at(general + "?day=2025-03-31").select("h1").text()).isEqualTo("総務課");
    }

    @Test
    void a_section_cannot_change_into_nothing_or_before_it_was_there() {
        var office = new Looking(town.administratorsBrowser());
        var nothing = office.refused(general + "/change", Map.of("on", "令和7年4月1日"));
        assertThat(nothing.select(".errors").text()).contains("変更する内容がありません");
        var early = office.refused(general + "/change", Map.of("name", "総務企画課", "on", "平成31年4月1日"));
        assertThat(Looking.wrong(early, "on")).contains("その日にはありません");
        var blank = office.refused(general + "/change", Map.of("name", "", "on", "令和7年4月1日"));
        assertThat(Looking.wrong(blank, "name")).contains("入力してください");
        assertThat(office.at(general + "/change").select("#field-place option").eachText())
                .doesNotContain("110　総務課");
    }

    @Test
    void an_abolished_section_takes_posts_tenures_and_roles_with_it() {
        var office = new Looking(town.administratorsBrowser());
        assertThat(office.at(general + "/close").select("main").text()).contains("課長　佐藤 一郎");
        var early = office.refused(general + "/close", Map.of("last", "平成31年3月31日"));
        assertThat(Looking.wrong(early, "last")).contains("その日にはありません");
        var page = office.done(general + "/close", Map.of("last", "令和7年3月31日"));
        assertThat(page.select(".notice").text()).contains("総務課の廃止を登録しました");
        assertThat(page.select("a[href=" + general + "]")).isEmpty();
        assertThat(town.roles(sato, SPRING.minusDays(1))).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, SPRING)).isEmpty();
    }

    @Test
    void a_section_with_others_below_is_abolished_with_them_only_when_that_is_asked_for() {
        var office = new Looking(town.administratorsBrowser());
        var kept = office.refused(department + "/close", Map.of("last", "令和7年3月31日"));
        assertThat(Looking.wrong(kept, "below")).contains("の下に「総務課」が残ります");
        assertThat(town.roles(sato, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
        var page = office.done(department + "/close", Map.of("last", "令和7年3月31日", "below", "true"));
        assertThat(page.select("main a[href^=/organisation/sections/]").eachText())
                .doesNotContain("総務部", "総務課");
        assertThat(town.roles(sato, SPRING)).isEmpty();
    }

    @Test
    void one_of_the_staff_reads_posts_and_sections_and_changes_none() {
        var clerk = new Looking(town.clerksBrowser());
        for (var path : new String[] {"/organisation", head, general}) {
            assertThat(
                            clerk.at(path)
                                    .select(
                                            "main a[href$=/assign], main a[href*=/new], main a[href$=/change], a[href$=/close]"))
                    .as(path)
                    .isEmpty();
        }
        clerk.isForbidden(
                head + "/assign",
                "/organisation/posts/new",
                "/organisation/sections/new",
                general + "/change",
                general + "/close");
        assertThat(town.roles(sato, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
    }
}
