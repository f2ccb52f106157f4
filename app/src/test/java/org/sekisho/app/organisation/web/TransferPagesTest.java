package org.sekisho.app.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.Town;

/** Lists of transfers in the browser. */
final class TransferPagesTest {

    private static final String LISTS = "/organisation/transfers";
    private static final String HEADINGS = "職員番号,氏名,フリガナ,新所属,新職,区分,発令日\r\n";

    private final Town town = new Town();
    private final Looking office = new Looking(town.administratorsBrowser());

    @Test
    void a_list_is_begun_filled_previewed_applied_and_undone() {
        var list = begun();
        assertThat(list.text()).contains("公表前のリストです").contains("異動はまだありません");
        var taken = upload(list, "案1.csv", "A1,新 花子,シン ハナコ,総務課,課長,採用,");
        assertThat(taken.text()).contains("1行を読み取りました。まだ何も登録されていません。");
        var again = upload(list, "案2.csv", "A1,新 花子,シン ハナコ,税務課,課長,採用,");
        assertThat(again.text())
                .contains("「案1.csv」と入れ替えました")
                .contains("採用 総務課 課長")
                .contains("採用 税務課 課長");
        var preview = office.at(address(list));
        assertThat(preview.select("table").text())
                .contains("新 花子")
                .contains("在籍なし")
                .contains("税務課 課長");
        var applied = follow(preview, "/applied", Map.of());
        assertThat(applied.select(".notice").text()).contains("1人の異動を登録しました");
        assertThat(applied.text()).contains("登録済み").doesNotContain("公表前のリストです");
        assertThat(office.at("/organisation?day=2099-04-01").text()).contains("新 花子");
        var refused = office.browser().post(address(list) + "/undone", Map.of("reason", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        var undone = follow(applied, "/undone", Map.of("reason", "内示の差替え"));
        assertThat(undone.text()).contains("元の内容に戻しました").contains("準備中（公表前）");
        assertThat(office.at("/organisation?day=2099-04-01").text()).doesNotContain("新 花子");
    }

    @Test
    void faults_stand_in_a_list_with_file_row_and_column() {
        var list = begun();
        var answer = office.upload(
                town.app.page(address(list) + "/files"),
                Map.of(),
                "案.csv",
                HEADINGS + "A1,新 花子,,観光課,課長,採用,\r\nA2,新 太郎,,総務課,課長,採用,2099-02-30");
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("main li").eachText())
                .anyMatch(line -> line.startsWith("ファイル「案.csv」：3行目の「発令日」：「2099-02-30」は暦にない日付"));
        var one = office.upload(
                town.app.page(address(list) + "/files"), Map.of(), "案.csv", HEADINGS + "A1,新 花子,,観光課,課長,採用,");
        assertThat(Looking.wrong(Jsoup.parse(one.body()), "file")).contains("「観光課」という所属は");
        assertThat(office.at(address(list)).text()).contains("まだファイルがありません");
    }

    @Test
    void who_is_not_named_finds_nothing_and_who_is_named_sees() {
        var list = begun();
        var clerk = new Looking(town.clerksBrowser());
        assertThat(clerk.browser().get(address(list)).statusCode()).isEqualTo(404);
        assertThat(clerk.at(LISTS).text()).doesNotContain("令和81年").contains("見られるリストはありません");
        clerk.isForbidden(LISTS + "/" + id(list) + "/sections/" + town.section("総務課"));
        var unknown = office.browser().post(address(list) + "/readers", Map.of("name", "誰 か"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(Looking.wrong(Jsoup.parse(unknown.body()), "name")).contains("見つかりません");
        follow(list, "/readers", Map.of("name", "CLERK"));
        var seen = clerk.at(address(list));
        assertThat(seen.select("main form")).isEmpty();
        assertThat(clerk.browser()
                        .post(address(list) + "/applied", Map.of("fingerprint", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(clerk.browser()
                        .post(address(list) + "/readers", Map.of("name", "KEEPER"))
                        .statusCode())
                .isEqualTo(403);
    }

    private Document begun() {
        office.at(LISTS);
        var answer = office.browser().post(LISTS, Map.of("title", "令和81年4月1日付け人事異動", "day", "2099-04-01"));
        return Jsoup.parse(office.browser().follow(answer).body());
    }

    private static String id(Document list) {
        return list.select("form[action$=/files]").attr("action").split("/")[3];
    }

    private static String address(Document list) {
        return LISTS + "/" + id(list);
    }

    private Document upload(Document list, String name, String row) {
        var answer = office.upload(town.app.page(address(list) + "/files"), Map.of(), name, HEADINGS + row);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** Sends the form whose address ends so, with what stands hidden in it. */
    private Document follow(Document page, String ending, Map<String, String> fields) {
        var form = page.expectFirst("form[action$=" + ending + "]");
        var sent = new LinkedHashMap<String, String>();
        form.select("input[type=hidden]").forEach(input -> sent.put(input.attr("name"), input.val()));
        sent.remove("_csrf");
        sent.putAll(fields);
        var answer = office.browser().post(form.attr("action"), sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Jsoup.parse(office.browser().follow(answer).body());
    }
}
