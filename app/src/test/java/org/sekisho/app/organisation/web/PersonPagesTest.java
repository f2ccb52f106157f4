package org.sekisho.app.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Role;

/** A person's page and the forms that begin there. */
final class PersonPagesTest {

    private static final LocalDate SPRING = LocalDate.of(2025, 4, 1);

    private final Town town = new Town();
    private final Town.Somebody sato = town.somebody("佐藤", Town.BEGIN);
    private final String address = "/organisation/people/" + sato.id();

    PersonPagesTest() {
        town.rule(Role.SECTION_SECURITY_MANAGER, "課長", Optional.empty());
    }

    private String tenure(String post, LocalDate from) {
        return address + "/tenures/" + town.assign(Town.BEGIN, sato, post, Holding.MAIN, from, null);
    }

    @Test
    void a_tenure_entered_with_wrong_days_is_corrected_and_the_roles_follow() {
        var tenure = tenure("総務課長", SPRING);
        var office = new Looking(town.administratorsBrowser());
        var form = office.at(tenure + "/correct");
        assertThat(form.select("main").text()).contains("この職に伴う役割（情報セキュリティ管理者）も、訂正後の期間に合わせて変わります。");
        assertThat(form.select("#field-from").val()).isEqualTo("令和7年4月1日");
        var page = office.done(
                tenure + "/correct", Map.of("from", "令和6年10月1日", "last", "令和7年9月30日", "reason", "発令日を取り違えたため"));
        assertThat(page.select(".notice").text()).contains("訂正しました");
        assertThat(Looking.lines(page)).anyMatch(line -> line.contains("令和6年10月1日から令和7年9月30日まで"));
        assertThat(town.roles(sato, LocalDate.of(2024, 10, 1))).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, LocalDate.of(2025, 10, 1))).isEmpty();
    }

    @Test
    void a_correction_that_leaves_the_person_two_main_posts_is_refused_at_its_day() {
        var first = tenure("主事", Town.BEGIN);
        tenure("総務課長", SPRING);
        var office = new Looking(town.administratorsBrowser());
        var page =
                office.refused(first + "/correct", Map.of("from", "令和6年4月1日", "last", "令和7年9月30日", "reason", "確認のため"));
        assertThat(Looking.wrong(page, "from")).contains("本務が既に登録されています");
        page = office.refused(first + "/correct", Map.of("from", "きのう", "last", "2024-13-01", "reason", ""));
        assertThat(Looking.wrong(page, "from")).contains("「きのう」は日付として読み取れません");
        assertThat(Looking.wrong(page, "last")).contains("2024-13-01");
        page = office.refused(first + "/correct", Map.of("from", "令和6年4月1日", "last", "令和6年3月1日", "reason", ""));
        assertThat(Looking.wrong(page, "last")).contains("より後になるように");
        assertThat(Looking.wrong(page, "reason")).contains("入力してください");
        assertThat(town.roles(sato, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
    }

    @Test
    void a_tenure_that_never_was_is_struck_for_a_reason() {
        var tenure = tenure("総務課長", SPRING);
        var office = new Looking(town.administratorsBrowser());
        assertThat(Looking.wrong(office.refused(tenure + "/strike", Map.of("reason", " ".strip())), "reason"))
                .contains("入力してください");
        assertThat(town.roles(sato, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
        var page = office.done(tenure + "/strike", Map.of("reason", "別の職員の発令と取り違えたため"));
        assertThat(page.select("main").text()).contains("現在、就いている職はありません");
        assertThat(town.roles(sato, SPRING)).isEmpty();
        assertThat(office.browser().get(tenure + "/strike").statusCode()).isEqualTo(404);
    }

    @Test
    void a_new_name_holds_from_its_day_on_and_the_former_one_stays_readable() {
        var office = new Looking(town.administratorsBrowser());
        var page = office.done(
                address + "/change", Map.of("familyName", "高橋", "familyKana", "タカハシ", "why", "DAY", "day", "R7.4.1"));
        assertThat(page.select("h1").text()).isEqualTo("高橋 一郎");
        assertThat(Looking.lines(page)).contains("以前の氏名 佐藤 一郎");
    }

    @Test
    void a_name_entered_wrongly_is_replaced_from_its_beginning() {
        var office = new Looking(town.administratorsBrowser());
        var page = office.done(address + "/change", Map.of("familyName", "齋藤", "why", "WRONG", "reason", "字体を取り違えたため"));
        assertThat(page.select("h1").text()).isEqualTo("齋藤 一郎");
        assertThat(page.select("main").text()).doesNotContain("以前の氏名").contains("アカウント あり");
    }

    @Test
    void a_change_without_content_reason_or_day_is_refused_and_keeps_what_was_typed() {
        town.somebody("鈴木", Town.BEGIN);
        var office = new Looking(town.administratorsBrowser());
        var nothing = office.refused(address + "/change", Map.of("why", "DAY", "day", "R7.4.1"));
        assertThat(nothing.select(".errors").text()).contains("変更する内容がありません");
        var day = office.refused(address + "/change", Map.of("familyName", "高橋", "why", "DAY"));
        assertThat(Looking.wrong(day, "day")).contains("日付を入力してください");
        var wrong = office.refused(
                address + "/change", Map.of("staffNumber", "N2", "familyKana", "たかはし", "why", "WRONG", "reason", ""));
        assertThat(Looking.wrong(wrong, "familyKana")).contains("全角カタカナ");
        assertThat(Looking.wrong(wrong, "reason")).contains("入力してください");
        var taken = office.refused(address + "/change", Map.of("staffNumber", "N2", "why", "WRONG", "reason", "誤り"));
        assertThat(Looking.wrong(taken, "staffNumber")).contains("「N2」は、その期間に別の職員等が使っています");
        assertThat(Looking.wrong(office.refused(address + "/change", Map.of("familyName", "高橋")), "why"))
                .contains("選択してください");
        assertThat(office.at(address).select("h1").text()).isEqualTo("佐藤 一郎");
    }

    @Test
    void who_retires_leaves_posts_and_roles_on_the_same_day() {
        tenure("総務課長", SPRING);
        var office = new Looking(town.administratorsBrowser());
        assertThat(Looking.lines(office.at(address + "/retire"))).contains("職 総務課　課長（本務）", "情報セキュリティ上の役割 情報セキュリティ管理者");
        var early = office.refused(address + "/retire", Map.of("on", "令和6年3月1日"));
        assertThat(Looking.wrong(early, "on")).contains("退職の処理ができません");
        var page = office.done(address + "/retire", Map.of("on", "令和8年3月31日"));
        assertThat(Looking.lines(page)).contains("在籍期間 令和6年4月1日から令和8年3月31日まで");
        assertThat(town.roles(sato, LocalDate.of(2026, 3, 31))).containsExactly(Role.SECTION_SECURITY_MANAGER);
        assertThat(town.roles(sato, LocalDate.of(2026, 4, 1))).isEmpty();
    }

    @Test
    void an_appointment_is_seen_on_the_persons_page_and_ended_there() {
        var office = new Looking(town.administratorsBrowser());
        var page = office.done(
                address + "/appoint",
                Map.of("role", "AUDITOR", "reason", "監査室が置かれるまでの間", "from", "2025-04-01", "last", ""));
        var end = page.expectFirst("#appointed a[href$=/end]").attr("href");
        assertThat(Looking.lines(office.at(end))).anyMatch(line -> line.contains("監査室が置かれるまでの間"));
        var early = office.refused(end, Map.of("to", "令和6年4月1日"));
        assertThat(Looking.wrong(early, "to")).contains("より後になるように");
        page = office.done(end, Map.of("to", "令和8年3月31日"));
        assertThat(page.select("#appointed")).isEmpty();
        assertThat(town.roles(sato, LocalDate.of(2026, 3, 31))).containsExactly(Role.AUDITOR);
        assertThat(town.roles(sato, LocalDate.of(2026, 4, 1))).isEmpty();
    }

    @Test
    void one_of_the_staff_reads_the_page_and_is_led_to_no_change_and_let_into_none() {
        var tenure = tenure("総務課長", SPRING);
        var clerk = new Looking(town.clerksBrowser());
        var page = clerk.at(address);
        assertThat(page.select("main a[href^=" + address + "/]")).isEmpty();
        clerk.isForbidden(
                address + "/change",
                address + "/retire",
                address + "/appoint",
                address + "/appointments/" + sato.id() + "/end",
                tenure + "/correct",
                tenure + "/strike",
                tenure + "/end");
        assertThat(town.roles(sato, SPRING)).containsExactly(Role.SECTION_SECURITY_MANAGER);
    }

    @Test
    void the_persons_page_leads_to_every_form_about_them() {
        var tenure = tenure("総務課長", SPRING);
        var office = new Looking(town.administratorsBrowser());
        assertThat(office.at(address).select("main a[href^=" + address + "/]").eachAttr("href"))
                .contains(
                        address + "/assign",
                        address + "/change",
                        address + "/appoint",
                        address + "/retire",
                        tenure + "/end",
                        tenure + "/correct",
                        tenure + "/strike");
    }
}
