package org.sekisho.app.duties.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.organisation.web.Looking;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.controls.Catalogue;

/** What the clauses are bound to, and a person's word on it. */
final class BindingPagesTest {

    private static final String PAGE = "/duties/bindings";

    private static Hall hall;
    private static Looking officer;

    @BeforeAll
    static void open() {
        hall = new Hall(1, PolicyFixture.sample("city/policy.txt"));
        officer = new Looking(hall.browser("officer"));
    }

    private static Document send(Element form, Map<String, String> fields, int status) {
        var all = new LinkedHashMap<String, String>();
        form.select("input[name]").forEach(input -> {
            if (!input.attr("type").equals("radio") && !input.attr("name").equals("_csrf")) {
                all.put(input.attr("name"), input.val());
            }
        });
        all.putAll(fields);
        var answer = officer.browser().post(form.attr("action"), all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Jsoup.parse(officer.browser().follow(answer).body());
    }

    private static Document clause(String path) {
        return officer.at(officer.at(PAGE)
                .select(".bound__where a:contains(" + path + ")")
                .attr("href"));
    }

    @Test
    void every_clause_stands_with_its_kind_its_topics_and_the_words_that_decided() {
        var page = officer.at(PAGE);
        assertThat(page.select(".bound__clause").size()).isGreaterThan(20);
        assertThat(page.select(".bound__clause .chip").eachText()).contains("義務", "定義", "目的");
        assertThat(page.select(".bound__sentence mark").eachText()).isNotEmpty();
        assertThat(page.select(".bound__topics").text()).contains("教育・研修・訓練");
    }

    @Test
    void a_topic_is_added_to_a_sentence_taken_back_and_bound_again_with_a_reason_each() {
        var page = officer.at(officer.at(PAGE)
                .select(".bound__clause:has(mark) .bound__where a")
                .attr("href"));
        var add = page.expectFirst("form[action$=/add]");
        var refused = send(add, Map.of("addReason", ""), 422);
        assertThat(Looking.wrong(refused, "place")).contains("選んで");
        assertThat(Looking.wrong(refused, "topic")).contains("選んで");
        var place = page.expectFirst("form[action$=/add] input[name=place]").val();
        var topic = "outsourcing.sns";
        assertThat(page.select("form[action$=/add] option").eachAttr("value")).contains(topic);
        assertThat(Looking.wrong(send(add, Map.of("place", place, "topic", topic, "addReason", ""), 422), "addReason"))
                .contains("入力してください");
        var added = send(add, Map.of("place", place, "topic", topic, "addReason", "別表にも定めがある"), 303);
        assertThat(added.select(".bound__topics").text()).contains("別表にも定めがある（職員が決定）");

        var decide = added.expectFirst(".bound__topics li:contains(別表にも定めがある) form");
        var reason = decide.select("input[name^=reason-]").attr("name");
        assertThat(Looking.wrong(send(decide, Map.of("verdict", "no", reason, ""), 422), reason))
                .contains("入力");
        var taken = send(decide, Map.of("verdict", "no", reason, "別表は対象外"), 303);
        assertThat(taken.select(".bound__topics li:contains(別表は対象外)").text()).startsWith("対応しない");
    }

    @Test
    void what_is_unsure_stands_first_and_is_decided_with_a_reason() {
        var page = officer.at(PAGE);
        var forms = page.select("#unsure form");
        assertThat(page.select("#unsure h2").text()).isEqualTo("要確認（" + forms.size() + "件）");
        if (forms.isEmpty()) {
            assertThat(page.select("#unsure").text()).contains("要確認のものはありません");
            return;
        }
        var form = page.expectFirst("#unsure form");
        var reason = form.select("input[name^=reason-]").attr("name");
        var refused = send(form, Map.of("verdict", "yes", reason, ""), 422);
        assertThat(Looking.wrong(refused, reason)).contains("入力してください");
        var after = send(form, Map.of("verdict", "yes", reason, "本文のとおり"), 303);
        assertThat(after.select("#unsure form")).hasSize(forms.size() - 1);
        assertThat(after.select(".bound__topics").text()).contains("本文のとおり");
    }

    @Test
    void the_kind_of_a_clause_is_corrected_with_a_reason() {
        var page = clause("1");
        var form = page.expectFirst("form[action$=/kind]");
        assertThat(Looking.wrong(send(form, Map.of("kind", "SCOPE", "kindReason", ""), 422), "kindReason"))
                .contains("入力してください");
        assertThat(Looking.wrong(send(form, Map.of("kind", "ODE", "kindReason", "x"), 422), "kind"))
                .contains("選んで");
        var done = send(form, Map.of("kind", "SCOPE", "kindReason", "適用範囲を述べている"), 303);
        assertThat(done.select("main").text()).contains("現在：適用範囲（適用範囲を述べている）");
    }

    @Test
    void a_catalogue_that_cannot_be_read_is_refused_with_its_line_and_nothing_changes() {
        var before = officer.at("/duties/catalogue").select(".entries").text();
        var refused = upload("id: x\nversion: 1\ntopics:\n  - id: 3\n");
        assertThat(refused.select("#field-file-error").text()).contains("行目").contains("own.yaml");
        assertThat(officer.at("/duties/catalogue").select(".entries").text()).isEqualTo(before);
        assertThat(upload("").select("#field-file-error").text()).contains("選んでください");
    }

    private static Document upload(String content) {
        officer.at("/duties/catalogue");
        var boundary = "x-boundary-x";
        var text = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + officer.browser().token() + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"own.yaml\"\r\n"
                + "Content-Type: text/yaml\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        var answer = officer.browser()
                .send(HttpRequest.newBuilder(hall.app.page("/duties/catalogue"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(422);
        return Jsoup.parse(answer.body());
    }

    @Test
    void only_those_who_keep_the_duties_see_and_correct_it() {
        var head = hall.browser("head");
        for (var path : new String[] {PAGE, PAGE + "/clause?path=1", "/duties/catalogue"}) {
            assertThat(head.get(path).statusCode()).as(path).isEqualTo(403);
        }
        for (var path : new String[] {
            PAGE + "/decide", PAGE + "/add", PAGE + "/kind", PAGE + "/catalogue", PAGE + "/dismiss", "/duties/catalogue"
        }) {
            assertThat(head.post(path, Map.of()).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void a_clause_that_does_not_exist_is_not_found() {
        assertThat(officer.browser().get(PAGE + "/clause?path=99").statusCode()).isEqualTo(404);
        assertThat(officer.browser()
                        .post(PAGE + "/decide", Map.of("version", "x", "path", "1", "place", "1.1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_was_decided_of_the_version_before_is_marked_and_what_was_not_carried_is_told_with_the_old_words() {
        var policy = PolicyFixture.SMALL + "\n(3) 保管\n\n書類は、鍵の掛かる棚に収める。\n";
        var hall = new Hall(1, policy);
        var reader = new Looking(hall.browser("officer"));
        assertThat(reader.at(PAGE).select("#left")).isEmpty();
        for (var path : new String[] {"4(1)", "4(3)"}) {
            var form = reader.at(PAGE + "/clause?path=" + path).expectFirst("form[action$=/add]");
            var sent = new LinkedHashMap<String, String>();
            form.select("input[type=hidden]").forEach(input -> sent.put(input.attr("name"), input.val()));
            sent.remove("_csrf");
            sent.putAll(Map.of("place", "1.1", "topic", "outsourcing.sns", "addReason", "村の申合せ"));
            assertThat(reader.browser().post(form.attr("action"), sent).statusCode())
                    .isEqualTo(303);
        }
        hall.adopt(PolicyFixture.SMALL, hall.today);
        var page = reader.at(PAGE);
        assertThat(page.select("#left h2").text()).isEqualTo("引き継がれなかった決定（1件）");
        assertThat(page.select("#left li").text())
                .contains("前の版の4(3)", "書類は、鍵の掛かる棚に収める。", "対応する", "村の申合せ", "条項が削除されました");
        assertThat(page.select(".bound__topics").text()).contains("村の申合せ（前の版での職員の決定を引継ぎ）");
        var dismissed = new LinkedHashMap<String, String>();
        page.select("#left form input[name]").forEach(input -> dismissed.put(input.attr("name"), input.val()));
        dismissed.remove("_csrf");
        var answer = reader.browser().post(PAGE + "/dismiss", dismissed);
        assertThat(answer.statusCode()).isEqualTo(303);
        var after = Jsoup.parse(reader.browser().follow(answer).body());
        assertThat(after.select("main").text()).contains("前の版の4(3)についての決定を、一覧から外しました。");
        assertThat(after.select("#left")).isEmpty();
    }

    @Test
    void the_version_of_the_catalogue_is_shown_and_a_newer_one_is_taken_over_after_its_changes_were_shown()
            throws Exception {
        var hall = new Hall(1, PolicyFixture.SMALL);
        var reader = new Looking(hall.browser("officer"));
        var version = Catalogue.standard().version();
        assertThat(reader.at(PAGE).select("main .entries").text()).isEqualTo("管理策カタログの版 " + version);
        assertThat(reader.at(PAGE).select("#newer")).isEmpty();
        asIfBoundEarlier(hall);
        var page = reader.at(PAGE);
        assertThat(page.select("main .entries").text()).isEqualTo("管理策カタログの版 0.9.0");
        assertThat(page.select("#newer h2").text()).isEqualTo("管理策カタログの新しい版（" + version + "）");
        assertThat(page.select("#newer li").eachText())
                .containsExactly("4(1) 職員等に教育を行う。 項目の変更 現在：ソーシャルメディアの利用 反映後：教育・研修・訓練");
        assertThat(reader.browser()
                        .post(PAGE + "/catalogue", Map.of("version", "x", "catalogue", version))
                        .statusCode())
                .isEqualTo(404);
        var sent = new LinkedHashMap<String, String>();
        page.select("#newer form input[name]").forEach(input -> sent.put(input.attr("name"), input.val()));
        sent.remove("_csrf");
        var answer = reader.browser().post(PAGE + "/catalogue", sent);
        assertThat(answer.statusCode()).isEqualTo(303);
        var after = Jsoup.parse(reader.browser().follow(answer).body());
        assertThat(after.select("main").text()).contains("管理策カタログの版 " + version + " を反映しました");
        assertThat(after.select("#newer")).isEmpty();
        assertThat(reader.browser().post(PAGE + "/catalogue", sent).statusCode())
                .isEqualTo(409);
    }

    /** As if an earlier version of the catalogue had bound the policy, and had read 教育 otherwise. */
    private static void asIfBoundEarlier(Hall hall) throws SQLException {
        try (var owner = TestDatabase.get().asOwner();
                var statement = owner.createStatement()) {
            var own = " where body_id = '" + hall.officer().body() + "'";
            statement.executeUpdate("update clause_reading set catalogue = '0.9.0'" + own);
            statement.executeUpdate(
                    "update clause_binding set topic = 'outsourcing.sns'" + own + " and topic = 'staff.training'");
        }
    }
}
