package org.sekisho.app.duties.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.ReleaseDuty;
import org.sekisho.app.duties.ReleaseKind;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.organisation.web.Looking;
import org.sekisho.app.shared.AsOf;

/** The list of all duties, as the officer and others find it. */
final class DutyListPageTest {

    private static Hall hall;
    private static Looking officer;

    @BeforeAll
    static void open() {
        hall = new Hall(3);
        hall.introduce(hall.today.minusDays(1), hall.today.plusYears(1));
        hall.on(
                hall.today,
                actor -> app().give(
                                actor,
                                GiveEvidence.Input.done(
                                        hall.duty("training.plan").id(), hall.today, "総務係長")));
        hall.on(
                hall.today,
                actor -> hall.app
                        .use(ReleaseDuty.class)
                        .release(
                                actor,
                                new ReleaseDuty.Input(
                                        hall.duty("backup.taken").id(),
                                        ReleaseKind.EXCEPTION,
                                        "機器更新中",
                                        "管理者",
                                        hall.today,
                                        Optional.of(hall.today.plusDays(10)))));
        officer = new Looking(hall.browser("officer"));
    }

    private static GiveEvidence app() {
        return hall.app.use(GiveEvidence.class);
    }

    private static String row(Document page, String title) {
        return page.select("#duties tbody tr").stream()
                .filter(row -> row.select("th a").text().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        title + " in " + page.select("#duties").text()))
                .text();
    }

    @Test
    void every_duty_of_the_body_stands_in_the_list_with_its_title() {
        var all = hall.app
                .use(StatusOfDuties.class)
                .on(hall.officer(), AsOf.known(hall.today))
                .duties();
        assertThat(all).hasSizeGreaterThan(30);
        var page = officer.at("/duties");
        assertThat(page.select(".page__lead").text()).contains("全" + all.size() + "件");
        assertThat(officer.at("/duties?q=研修+計画").select("#duties tbody th a").eachText())
                .containsExactly("研修計画の策定");
        assertThat(page.select("#duties tbody tr")).hasSize(Math.min(50, all.size()));
    }

    @Test
    void a_row_says_who_answers_how_often_on_whose_word_when_and_how_it_stands() {
        assertThat(row(officer.at("/duties?q=研修計画"), "研修計画の策定"))
                .startsWith("履行（申告） 研修計画の策定 第4号")
                .contains("統括情報セキュリティ責任者 統括 進")
                .contains("毎年度")
                .contains("確認 0・申告 1／対象 1");
    }

    @Test
    void states_are_counted_apart_and_each_count_leads_to_its_duties() {
        var page = officer.at("/duties");
        assertThat(page.select(".states li").eachText()).contains("履行（申告） 1件", "例外措置中 1件");
        var href = page.select(".states a[data-state=excepted]").attr("href");
        assertThat(officer.at(href).select("#duties tbody th a").eachText()).containsExactly("バックアップの取得");
    }

    @Test
    void the_list_is_narrowed_by_state_measure_owner_origin_and_kind_of_evidence() {
        for (var filter : Map.of(
                        "measure=4", "第4号",
                        "owner=SECTION_SECURITY_MANAGER", "各所属の情報セキュリティ管理者",
                        "origin=LAW", "法令",
                        "origin=PROPOSAL", "目安",
                        "state=EXCEPTED", "例外措置中",
                        "measure=HUMAN&stage=RULES", "第4号",
                        "nature=attested", "履行（申告）",
                        "nature=observed", "履行（確認）")
                .entrySet()) {
            var rows = officer.at("/duties?" + filter.getKey()).select("#duties tbody tr");
            assertThat(rows)
                    .as(filter.getKey())
                    .isNotEmpty()
                    .allMatch(row -> row.text().contains(filter.getValue()));
        }
    }

    @Test
    void a_condition_that_does_not_exist_asks_for_nothing() {
        var all = officer.at("/duties").select(".tableview__total").text();
        assertThat(officer.at("/duties?state=none&owner=KING&measure=77&sort=colour&page=x")
                        .select(".tableview__total")
                        .text())
                .isEqualTo(all);
    }

    @Test
    void the_list_is_sorted_by_due_day_both_ways() {
        var days = officer.at("/duties?sort=due").select("#duties time").eachAttr("datetime");
        assertThat(days).isNotEmpty();
        var due =
                officer.at("/duties?sort=due").select("td[data-kind=date] time").eachAttr("datetime");
        assertThat(due).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(officer.at("/duties?sort=-due")
                        .select("td[data-kind=date] time")
                        .eachAttr("datetime"))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void another_day_is_kept_while_the_list_is_sorted_and_says_what_was_known_then() {
        var before = hall.today.minusDays(1);
        var now = officer.at("/duties?q=研修計画&day=" + before);
        assertThat(row(now, "研修計画の策定")).startsWith("未設定");
        assertThat(now.select("#duties-sort-due").attr("href")).contains("day=" + before, "known=now");
        assertThat(now.select("#duties form input[name=day]").val()).isEqualTo(before.toString());
        assertThat(officer.at("/duties?known=then&day=R6.1.2&q=a")
                        .select("main")
                        .text())
                .contains("令和6年1月2日現在");
    }

    @Test
    void a_day_that_cannot_be_read_is_said_at_its_field() {
        assertThat(officer.at("/duties?day=きのう").select("#field-day-error").text())
                .contains("日付として読み取れません");
    }

    @Test
    void who_reads_only_sees_no_way_to_the_pages_of_the_officer() {
        var head = new Looking(hall.browser("head")).at("/duties");
        assertThat(head.select("#duties tbody tr")).isNotEmpty();
        assertThat(head.select("main a[href^=/duties/first-day], main a[href^=/duties/bindings]"))
                .isEmpty();
    }

    @Test
    void staff_without_a_role_see_none_of_it() {
        var clerk = new Looking(hall.browser("clerk"));
        assertThat(clerk.at("/").select("nav a[href=/duties]")).isEmpty();
        for (var path : new String[] {"/duties", hall.href("training.plan")}) {
            assertThat(hall.browser("clerk").get(path).statusCode()).as(path).isEqualTo(403);
        }
        var href = hall.href("training.plan");
        clerk.isForbidden(
                href + "/attest",
                href + "/cycle",
                href + "/release",
                href + "/releases/" + UUID.randomUUID() + "/end",
                href + "/occasions/new",
                href + "/occasions/" + UUID.randomUUID() + "/strike",
                href + "/evidence/" + UUID.randomUUID() + "/correct",
                href + "/evidence/" + UUID.randomUUID() + "/strike",
                "/duties/first-day",
                "/duties/catalogue");
    }
}
