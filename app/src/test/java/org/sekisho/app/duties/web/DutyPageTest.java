package org.sekisho.app.duties.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.Opened;
import org.sekisho.app.duties.EvidenceId;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.organisation.web.Looking;
import org.sekisho.app.policy.PolicyFixture;

/** One duty, and what is entered of it. */
final class DutyPageTest {

    private static Hall hall;
    private static Looking officer;
    private static Looking head;

    @BeforeAll
    static void open() {
        hall = new Hall(3);
        hall.introduce(hall.begin, hall.begin.plusDays(1));
        officer = new Looking(hall.browser("officer"));
        head = new Looking(hall.browser("head"));
    }

    private static EvidenceId done(String control) {
        return hall.on(
                hall.today,
                actor -> hall.app
                        .use(GiveEvidence.class)
                        .give(actor, GiveEvidence.Input.done(hall.duty(control).id(), hall.today, "総務係長")));
    }

    private static Map<String, String> evidence(String... more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("happenedOn", hall.today.toString());
        fields.put("doneBy", "総務課長");
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private static String main(Document page) {
        return page.select("main").text();
    }

    @Test
    void it_says_what_it_asks_which_sentence_asks_for_it_and_who_answers() {
        var page = officer.at(hall.href("training.plan"));
        assertThat(page.select("h1").text()).isEqualTo("研修計画の策定");
        assertThat(page.select(".page__lead").text()).contains("研修と訓練の計画を立ててください");
        assertThat(page.select(".quotes__words").text()).contains("研修");
        assertThat(page.select(".quotes__words mark")).isNotEmpty();
        var clause = page.select(".quotes__where a").attr("href");
        assertThat(clause).startsWith("/policy/c/");
        assertThat(officer.browser().get(clause).statusCode()).isEqualTo(303);
        assertThat(main(page)).contains("統括 進").contains("目安（団体が周期を決めるまでは");
    }

    @Test
    void a_new_version_asks_anew_and_says_so_on_the_page_of_the_duty_and_to_each() {
        var renewed = new Hall(1);
        renewed.introduce(renewed.begin, renewed.begin.plusDays(1));
        var clerk = new Looking(renewed.browser("clerk"));
        assertThat(clerk.at("/").select(".own").text()).doesNotContain("新しい版が施行された");

        renewed.adopt(PolicyFixture.sample("city/policy.txt").replace("市民の情報を預かる", "市民の情報を大切に預かる"), renewed.today);

        var page = new Looking(renewed.browser("officer")).at(renewed.href("staff.acknowledgement"));
        assertThat(main(page)).contains("基本方針の新しい版が施行されたため、改めて求めています").contains("（新しい版が施行されたときは改めて）");
        assertThat(main(new Looking(renewed.browser("officer")).at(renewed.href("training.yearly"))))
                .doesNotContain("新しい版が施行された");
        assertThat(clerk.at("/").select(".own").text()).contains("新しい版が施行されたため、改めてお願いしています");
    }

    @Test
    void what_is_attested_is_said_to_be_attested_and_stands_in_the_list() {
        var href = hall.href("malware.defence");
        var page = officer.done(href + "/attest", evidence("place", "総務課 台帳綴", "note", "一部は次回"));
        assertThat(page.select(".notice").text()).contains("実施を記録しました（申告）");
        assertThat(page.select(".standing").text())
                .contains("履行（申告）")
                .contains("実施したとの申告があります")
                .contains("このシステムは、実施されたことを確認していません");
        assertThat(page.select("#evidence tbody tr").text())
                .contains("申告")
                .contains("総務課長")
                .contains("総務課 台帳綴")
                .contains("一部は次回");
    }

    @Test
    void a_day_that_is_past_is_marked_as_entered_later() {
        var page = officer.done(
                hall.href("access.review") + "/attest",
                evidence("happenedOn", hall.today.minusDays(40).toString()));
        assertThat(page.select("#evidence tbody tr").text()).contains("後日入力");
    }

    @Test
    void what_is_wrong_with_evidence_is_said_at_its_field_and_nothing_is_kept() {
        var href = hall.href("backup.restore-test");
        var page = officer.refused(
                href + "/attest", evidence("happenedOn", hall.today.plusDays(1).toString(), "doneBy", ""));
        assertThat(Looking.wrong(page, "happenedOn")).contains("まだ来ていません");
        assertThat(Looking.wrong(page, "doneBy")).contains("入力してください");
        assertThat(Looking.wrong(officer.refused(href + "/attest", evidence("happenedOn", "きのう")), "happenedOn"))
                .contains("日付として読み取れません");
        var empty = officer.refused(href + "/attest", evidence("happenedOn", "", "doneBy", ""));
        assertThat(Looking.wrong(empty, "happenedOn")).contains("日付を入力してください");
        assertThat(Looking.wrong(empty, "doneBy")).contains("実施した人を入力してください");
        assertThat(main(officer.at(href))).contains("実施記録はまだありません");
    }

    @Test
    void an_attachment_is_kept_and_comes_back_byte_for_byte_to_those_who_may_read_it() {
        var href = hall.href("vulnerability.diagnosis");
        var browser = hall.browser("officer");
        browser.get(href + "/attest");
        var bytes = "報告書の中身\u0000\n";
        var answer = upload(browser, href + "/attest", "C:\\報告\\報告書.pdf", bytes, hall.today.toString());
        assertThat(answer).isEqualTo(303);
        var page = officer.at(href);
        var link = page.select("#evidence a[download]");
        assertThat(link.text()).isEqualTo("報告書.pdf");
        var file = browser.get(link.attr("href"));
        assertThat(file.body()).isEqualTo(bytes);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(hall.browser("clerk").get(link.attr("href")).statusCode()).isEqualTo(403);
        var other = hall.href("training.plan") + link.attr("href").substring(href.length());
        assertThat(browser.get(other).statusCode()).isEqualTo(404);
        var address = hall.app.page(link.attr("href"));
        browser.send(
                HttpRequest.newBuilder(address).header("Range", "bytes=0-3").GET());
        browser.send(HttpRequest.newBuilder(address).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        var duty = hall.duty("vulnerability.diagnosis").id().value();
        assertThat(Opened.of(hall.body()))
                .filteredOn(one -> one.subject().equals(duty))
                .as("once, and not for those who were refused")
                .extracting(Opened::what)
                .containsExactly("reading.file.opened duty");
    }

    private static int upload(Browser browser, String path, String name, String content, String day) {
        var boundary = "x-boundary-x";
        var text = new StringBuilder();
        evidence("happenedOn", day, "_csrf", browser.token())
                .forEach((field, value) -> text.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + field + "\"\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n" + value + "\r\n"));
        text.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\\", "\\\\") + "\"\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n--"
                + boundary + "--\r\n");
        return browser.send(HttpRequest.newBuilder(hall.app.page(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofString(text.toString(), StandardCharsets.UTF_8)))
                .statusCode();
    }

    @Test
    void a_correction_leaves_what_stood_before_struck_through_with_its_moment() {
        var href = hall.href("disarming.in-use");
        done("disarming.in-use");
        var link = officer.at(href).select("#evidence a[href$=/correct]").attr("href");
        var page = officer.done(link, Map.of("doneBy", "情報係長", "reason", "氏名の誤り"));
        var rows = page.select("#evidence tbody tr");
        assertThat(rows).hasSize(2);
        assertThat(rows.select(".gone").text()).contains("総務係長").contains("訂正前");
        assertThat(rows.not(".gone").text()).contains("情報係長");
        assertThat(Looking.wrong(
                        officer.refused(
                                page.select("#evidence a[href$=/correct]").attr("href"),
                                Map.of("doneBy", "係長", "reason", "")),
                        "reason"))
                .contains("入力してください");
    }

    @Test
    void what_is_struck_counts_no_more_and_stays_readable() {
        var href = hall.href("lgwan.separated");
        done("lgwan.separated");
        var link = officer.at(href).select("#evidence a[href$=/strike]").attr("href");
        assertThat(Looking.wrong(officer.refused(link, Map.of("reason", "")), "reason"))
                .isNotEmpty();
        var page = officer.done(link, Map.of("reason", "誤って入力"));
        assertThat(page.select("#evidence tr.gone").text()).contains("取消し");
        assertThat(page.select("#evidence a[href$=/strike]")).isEmpty();
        assertThat(page.select(".standing").text()).doesNotContain("履行（申告）");
    }

    @Test
    void a_cycle_that_the_body_decides_on_takes_the_place_of_the_proposal() {
        var href = hall.href("monitoring.done");
        var refused = officer.refused(
                href + "/cycle", Map.of("cycle", "QUARTER", "month", "3", "days", "5", "originNote", ""));
        assertThat(Looking.wrong(refused, "month")).contains("毎年度");
        assertThat(Looking.wrong(refused, "days")).contains("きっかけの都度");
        var page = officer.done(
                href + "/cycle", Map.of("cycle", "FISCAL_YEAR", "month", "3", "days", "", "originNote", "対策基準 7.1"));
        assertThat(main(page)).contains("毎年度（6月末まで）").contains("基準：対策基準 7.1");
        assertThat(page.select("main h2").eachText()).contains("周期と担当の経過");
        assertThat(Looking.wrong(
                        officer.refused(href + "/cycle", Map.of("originNote", "", "cycle", "FISCAL_YEAR")),
                        "originNote"))
                .isNotEmpty();
    }

    @Test
    void an_exception_needs_an_end_and_can_end_earlier() {
        var href = hall.href("intrusion.defence");
        var fields = Map.of("kind", "EXCEPTION", "reason", "更新中", "approvedBy", "管理者");
        assertThat(Looking.wrong(officer.refused(href + "/release", fields), "last"))
                .contains("終わりの日が必要");
        var empty = officer.refused(href + "/release", Map.of("reason", "", "approvedBy", ""));
        for (var field : List.of("kind", "reason", "approvedBy")) {
            assertThat(Looking.wrong(empty, field)).as(field).isNotEmpty();
        }
        assertThat(Looking.wrong(empty, "approvedBy")).contains("決定した職を入力してください");
        var with = new LinkedHashMap<>(fields);
        with.put("last", hall.today.plusDays(30).toString());
        var page = officer.done(href + "/release", with);
        assertThat(page.select(".standing").text()).contains("例外措置中").contains("例外措置が許可されています");
        var end = page.select("a[href$=/end]").attr("href");
        assertThat(Looking.wrong(
                        officer.refused(
                                end, Map.of("last", hall.today.plusDays(31).toString())),
                        "last"))
                .contains("既に終わっています");
        assertThat(main(officer.done(end, Map.of("last", hall.today.toString()))))
                .contains("終わりの日を改めました");
    }

    @Test
    void an_occasion_is_open_until_evidence_answers_it() {
        var href = hall.href("staff.rules");
        assertThat(Looking.wrong(
                        officer.refused(
                                href + "/occasions/new", Map.of("what", "", "happenedOn", hall.today.toString())),
                        "what"))
                .isNotEmpty();
        var page =
                officer.done(href + "/occasions/new", Map.of("what", "対策基準を改定", "happenedOn", hall.today.toString()));
        assertThat(page.select(".standing").text()).contains("期限間近").contains("対応していないきっかけがあります");
        var answer = page.select("a[href*=/attest?occasion=]").attr("href");
        var after = officer.done(answer, evidence());
        assertThat(main(after)).contains("対策基準を改定 対応済み");
        assertThat(after.select(".standing").text()).contains("履行（申告）");
        var strike = officer.done(
                officer.done(href + "/occasions/new", Map.of("what", "誤り", "happenedOn", hall.today.toString()))
                        .select("a[href$=/strike]:contains(誤り)")
                        .attr("href"),
                Map.of("reason", "誤って登録"));
        assertThat(main(strike)).doesNotContain("未対応");
    }

    @Test
    void of_a_duty_for_everybody_it_names_those_who_have_not_done_it() {
        var href = hall.href("training.yearly");
        var page = officer.at(href);
        assertThat(page.expectFirst("#people p").text()).contains("対象5名のうち、確認 0名、申告 0名、未実施 5名");
        assertThat(page.select("#missing tbody tr")).hasSize(5);
        var one = page.select("#missing a[href*=subject]").attr("href");
        var after = officer.done(one, evidence());
        assertThat(after.select("#missing tbody tr")).hasSize(4);
        assertThat(after.expectFirst("#people p").text()).contains("申告 1名、未実施 4名");
        var all = officer.done(href + "/attest", evidence());
        assertThat(all.select("#people").text()).contains("全員分をまとめた申告があります");
    }

    @Test
    void of_a_duty_for_each_section_it_says_which_did_it_and_a_head_attests_for_their_own_alone() {
        var href = hall.href("compliance.round");
        assertThat(officer.at(href).select("#sections tbody tr")).hasSize(3);
        assertThat(head.at(href + "/attest").select("#field-subject option").eachText())
                .containsExactly("選択してください", "S0　課0");
        assertThat(Looking.wrong(head.refused(href + "/attest", evidence("subject", "")), "subject"))
                .contains("選んで");
        var page = head.done(href + "/attest", evidence("subject", hall.section.toString()));
        assertThat(page.select("#sections tbody tr").stream()
                        .filter(row -> row.text().startsWith("課0"))
                        .findFirst()
                        .map(row -> row.text())
                        .orElse(""))
                .contains("申告");
        assertThat(page.select("#sections tbody td[data-kind=status] .state").eachAttr("data-state"))
                .as("the worst first, each with the state of its own part")
                .hasSize(3)
                .endsWith("kept-attested")
                .containsOnlyOnce("kept-attested");
        assertThat(page.select("#sections tbody tr:last-child").text()).startsWith("課0 履行（申告）");
        assertThat(page.select("#evidence tbody").text()).contains("（課0）");
    }

    @Test
    void much_evidence_stands_on_several_pages_and_the_oldest_can_still_be_corrected() {
        var duty = hall.duty("audit.yearly");
        var href = hall.href("audit.yearly");
        for (int ago = 0; ago < 203; ago++) {
            var on = hall.today.minusDays(ago);
            hall.on(
                    hall.today,
                    actor ->
                            hall.app.use(GiveEvidence.class).give(actor, GiveEvidence.Input.done(duty.id(), on, "係長")));
        }
        var first = officer.at(href);
        assertThat(first.select("#evidence tbody tr")).hasSize(50);
        assertThat(first.select("#evidence nav a").eachAttr("href"))
                .contains(href + "?evidence=2", href + "?evidence=5");
        var last = officer.at(href + "?evidence=5");
        assertThat(last.select("#evidence tbody tr")).hasSize(3);
        assertThat(officer.at(href + "?evidence=99").select("#evidence tbody tr"))
                .hasSize(3);
        var correct = last.select("#evidence a[href$=/correct]").last();
        assertThat(correct).isNotNull();
        var path = Objects.requireNonNull(correct).attr("href");
        officer.done(path, Map.of("doneBy", "前の係長", "reason", "氏名の誤り"));
        var after = officer.at(href + "?evidence=5");
        assertThat(after.select("#evidence tbody tr")).hasSize(4);
        assertThat(after.select("#evidence tbody tr:not(.gone)").text()).contains("前の係長");
        assertThat(after.select("#evidence tbody tr.gone").text()).contains("訂正");
        var earlier = officer.at(href + "?day=" + hall.today.minusDays(150) + "&evidence=2");
        assertThat(earlier.select("#evidence tbody tr")).hasSize(4);
        assertThat(officer.at(href + "?day=" + hall.today.minusDays(150) + "&known=then")
                        .select("#evidence tbody tr:has(.gone__words)"))
                .isEmpty();
    }

    @Test
    void who_does_not_answer_for_a_duty_is_offered_nothing_to_enter() {
        var href = hall.href("training.plan");
        assertThat(head.at(href).select("main a[href$=/attest], main a[href$=/cycle], main a[href$=/release]"))
                .isEmpty();
        assertThat(head.browser().get(href + "/attest").statusCode()).isEqualTo(403);
        for (var control : new String[] {"training.plan", "training.yearly"}) {
            head.at(hall.href(control));
            assertThat(head.browser()
                            .post(hall.href(control) + "/attest", evidence())
                            .statusCode())
                    .as(control)
                    .isEqualTo(403);
        }
    }

    @Test
    void as_of_an_earlier_day_it_shows_what_was_known_then_and_offers_nothing() {
        var href = hall.href("backup.taken");
        hall.on(
                hall.today,
                actor -> hall.app
                        .use(GiveEvidence.class)
                        .give(
                                actor,
                                GiveEvidence.Input.done(
                                        hall.duty("backup.taken").id(), hall.today.minusDays(10), "係長")));
        var day = hall.today.minusDays(5);
        assertThat(officer.at(href + "?day=" + day).select("#evidence tbody tr").text())
                .contains("係長");
        var then = officer.at(href + "?day=" + day + "&known=then");
        assertThat(main(then)).contains("実施記録はまだありません").contains("その日までの登録による");
        assertThat(then.select("main a[href$=/attest]")).isEmpty();
    }

    @Test
    void what_is_no_duty_is_not_found() {
        for (var path : new String[] {
            "/duties/x", "/duties/00000000-0000-0000-0000-000000000000", hall.href("training.plan") + "/files/x"
        }) {
            assertThat(officer.browser().get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
