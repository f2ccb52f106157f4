package org.sekisho.app.duties.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.duties.FirstDay;
import org.sekisho.app.organisation.web.Looking;

/** The first day: the introduction period, and how each duty stands before the program was used. */
final class FirstDayPagesTest {

    private static final String PAGE = "/duties/first-day";

    private final Hall hall = new Hall(2);
    private final Looking officer = new Looking(hall.browser("officer"));

    private Document introduce() {
        return officer.done(
                PAGE,
                Map.of(
                        "from",
                        hall.today.minusYears(1).toString(),
                        "last",
                        hall.today.plusMonths(6).toString()));
    }

    private Document sent(Document page, Map<String, String> fields, int status) {
        var all = new LinkedHashMap<String, String>();
        page.select("form.firstday input[type=hidden]").forEach(input -> all.put(input.attr("name"), input.val()));
        all.remove("_csrf");
        all.putAll(fields);
        var answer = officer.browser().post(PAGE, all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Jsoup.parse(officer.browser().follow(answer).body());
    }

    @Test
    void it_begins_with_the_introduction_period_and_asks_nothing_before() {
        var page = officer.at(PAGE);
        assertThat(page.select("h2").eachText()).contains("導入期間を決める");
        assertThat(page.select("form.firstday")).isEmpty();
        var refused = officer.browser()
                .post(
                        PAGE + "/introduction",
                        Map.of(
                                "from",
                                hall.today.toString(),
                                "last",
                                hall.today.minusDays(9).toString()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Looking.wrong(Jsoup.parse(refused.body()), "last")).contains("始まりの日");
        var begun = introduce();
        assertThat(begun.select("main").text()).contains("導入期間：");
        assertThat(begun.select("form.firstday .firstday__duty")).hasSizeBetween(1, FirstDayPages.BATCH);
    }

    @Test
    void many_are_answered_with_one_form_and_what_is_left_is_asked_next() {
        var page = introduce();
        int all = progress().asked().size();
        assertThat(all).isGreaterThan(FirstDayPages.BATCH);
        var next = sent(
                page,
                Map.of(
                        "answer-0", "done",
                        "happenedOn-0", hall.today.minusYears(1).toString(),
                        "doneBy-0", "総務課長",
                        "place-0", "総務課 綴",
                        "answer-1", "never"),
                303);
        assertThat(next.select(".notice").text()).contains("2件の回答を登録しました");
        assertThat(next.select(".progress__detail").text()).contains("回答済み 2件");
        assertThat(next.expectFirst("progress").attr("value")).isEqualTo("2");
        assertThat(progress().answered()).isEqualTo(2);
        assertThat(next.select("input[name=duty-0]").val())
                .isNotEqualTo(page.select("input[name=duty-0]").val());
        var duty = officer.at("/duties/" + page.select("input[name=duty-0]").val());
        assertThat(duty.select("#evidence tbody tr").text()).contains("総務課長").contains("総務課 綴");
        assertThat(duty.select("main").text()).contains("導入時の回答 実施したことがある");
    }

    private FirstDay.Progress progress() {
        return hall.app.use(FirstDay.class).of(hall.officer());
    }

    @Test
    void one_answer_that_is_wrong_leaves_all_as_they_were_and_all_that_was_typed_stays() {
        var page = introduce();
        var refused = sent(
                page,
                Map.of(
                        "answer-0", "never",
                        "answer-1", "done",
                        "happenedOn-1", "去年の春",
                        "doneBy-1", "総務課長"),
                422);
        assertThat(Looking.wrong(refused, "happenedOn-1")).contains("「去年の春」は日付として読み取れません");
        var again = sent(
                page,
                Map.of(
                        "answer-0", "never",
                        "answer-2", "done",
                        "happenedOn-2", hall.today.plusDays(3).toString(),
                        "doneBy-2", ""),
                422);
        assertThat(Looking.wrong(again, "happenedOn-2")).contains("まだ来ていません");
        assertThat(Looking.wrong(again, "doneBy-2")).contains("入力してください");
        assertThat(again.select("input[name=answer-0][value=never]").hasAttr("checked"))
                .isTrue();
        assertThat(again.select("input[name=happenedOn-2]").val())
                .isEqualTo(hall.today.plusDays(3).toString());
        assertThat(progress().answered()).isZero();
    }

    @Test
    void an_empty_form_and_a_half_typed_answer_are_asked_again() {
        var page = introduce();
        assertThat(Looking.wrong(sent(page, Map.of(), 422), "answer-0")).contains("一つ以上");
        assertThat(Looking.wrong(sent(page, Map.of("place-1", "書庫"), 422), "answer-1"))
                .contains("選んで");
    }

    @Test
    void what_is_put_off_is_counted_apart_and_asked_last() {
        var page = introduce();
        var first = page.select("input[name=duty-0]").val();
        var next = sent(page, Map.of("answer-0", "later"), 303);
        assertThat(next.select(".progress__detail").text()).contains("保留 1件");
        assertThat(next.select("input[name=duty-0]").val()).isNotEqualTo(first);
        assertThat(officer.at(PAGE + "?duty=" + first)
                        .select("input[name=duty-0]")
                        .val())
                .isEqualTo(first);
    }

    @Test
    void the_list_offers_it_until_all_is_answered() {
        assertThat(officer.at("/duties").select(".notice a[href=" + PAGE + "]")).hasSize(1);
        var page = introduce();
        for (int round = 0; round < 30 && progress().open(); round++) {
            var answers = new LinkedHashMap<String, String>();
            int questions = page.select(".firstday__duty").size();
            for (int i = 0; i < questions; i++) {
                answers.put("answer-" + i, "never");
            }
            page = sent(page, answers, 303);
        }
        assertThat(progress().open()).isFalse();
        assertThat(page.select("main").text()).contains("すべての実施事項に回答しました");
        assertThat(officer.at("/duties").select(".notice a[href=" + PAGE + "]")).isEmpty();
    }

    @Test
    void it_is_for_those_who_keep_the_duties() {
        new Looking(hall.browser("head")).isForbidden(PAGE);
        assertThat(hall.browser("head").post(PAGE + "/introduction", Map.of()).statusCode())
                .isEqualTo(403);
    }
}
