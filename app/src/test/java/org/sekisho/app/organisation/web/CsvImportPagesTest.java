package org.sekisho.app.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekisho.app.organisation.Town;

/** The import as the officer does it: template, file, what it would change, confirmation. */
final class CsvImportPagesTest {

    private static final String IMPORT = "/organisation/import";

    private final Town town = new Town();

    @ParameterizedTest
    @CsvSource({
        "sections, '実施機関,所属コード,所属名,上位の所属コード', '町長,130,出納室,100', '130　出納室 総務部の下に新しく置く'",
        "posts, '所属コード,実施機関,職,定数', '120,,係長,2', '税務課　係長 職を新しく置く（定数2名）'",
        "staff, '職員番号,氏,名,氏フリガナ,名フリガナ,任用の種類,所属コード,職,区分', '0001,髙橋,京子,ﾀｶﾊｼ,,,110,課長,', '0001　髙橋 京子 新しく登録'",
    })
    void the_template_filled_in_is_shown_first_and_taken_when_confirmed(
            String kind, String headings, String row, String shown) {
        var office = new Looking(town.administratorsBrowser());
        var choose = office.at(IMPORT + "?kind=" + kind);
        assertThat(choose.select("input[name=kind][checked]").val()).isEqualTo(kind);
        var link = choose.expectFirst("a[download][href$=/" + kind + "]").attr("href");
        var template = office.browser().get(link);
        assertThat(template.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .startsWith("attachment");
        assertThat(template.body()).isEqualTo("\uFEFF" + headings + "\r\n");

        var preview = Jsoup.parse(
                send(office, kind, "一覧.csv", template.body() + row, "令和7年4月1日").body());
        assertThat(preview.select(".page__lead, main").text())
                .contains("一覧.csv")
                .contains("まだ何も変わっていません");
        assertThat(Looking.lines(preview)).contains(shown);
        var fields = new LinkedHashMap<String, String>();
        preview.select("main input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.val()));
        var answer = office.browser().post(IMPORT + "/confirmed", fields);
        assertThat(Jsoup.parse(office.browser().follow(answer).body())
                        .select(".notice")
                        .text())
                .contains("取り込みました");
        var again = Jsoup.parse(
                send(office, kind, "一覧.csv", template.body() + row, "令和7年4月1日").body());
        assertThat(again.select("main").text()).contains("変わるところはありません");
    }

    @Test
    void faults_are_listed_with_file_line_and_column_and_nothing_is_taken() {
        var office = new Looking(town.administratorsBrowser());
        var page = refused(office, "posts", "職の一覧.csv", "所属コード,職,定数\r\n777,係長,1\r\n120,,1\r\n120,主査,二\r\n", "令和7年4月1日");
        assertThat(Looking.wrong(page, "file")).contains("ファイル「職の一覧.csv」に誤りが3件あります");
        assertThat(page.select("main li").eachText())
                .contains(
                        "2行目の「所属コード」：所属コード「777」の所属は、その日にはありません。",
                        "3行目の「職」：入力してください。",
                        "4行目の「定数」：定数は1以上9999以下で入力してください（入力：二）。");
        assertThat(page.select("input[name=kind][checked]").val()).isEqualTo("posts");
        assertThat(page.select("#field-day").val()).isEqualTo("令和7年4月1日");
        var one = refused(office, "sections", "所属.csv", "所属コード\r\n1\r\n", "令和7年4月1日");
        assertThat(one.select(".errors").text()).contains("所属.csv").contains("2件");
    }

    @Test
    void a_form_without_kind_file_or_day_says_so_at_each() {
        var office = new Looking(town.administratorsBrowser());
        var page = refused(office, "", "", "", "");
        assertThat(Looking.wrong(page, "kind")).contains("選択してください");
        assertThat(Looking.wrong(page, "file")).contains("入力してください");
        assertThat(Looking.wrong(page, "day")).contains("日付を入力してください");
        assertThat(office.browser().get(IMPORT + "/templates/everything").statusCode())
                .isEqualTo(404);
    }

    @Test
    void one_of_the_staff_imports_nothing() {
        var clerk = new Looking(town.clerksBrowser());
        clerk.at("/organisation/people");
        clerk.isForbidden(IMPORT);
        assertThat(clerk.browser().get(IMPORT + "/templates/staff").statusCode())
                .isEqualTo(403);
        assertThat(clerk.browser().post(IMPORT + "/confirmed", Map.of()).statusCode())
                .isEqualTo(403);
    }

    private Document refused(Looking office, String kind, String name, String content, String day) {
        var answer = send(office, kind, name, content, day);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> send(Looking office, String kind, String name, String content, String day) {
        office.at(IMPORT);
        return office.upload(town.app.page(IMPORT), Map.of("kind", kind, "day", day), name, content);
    }
}
