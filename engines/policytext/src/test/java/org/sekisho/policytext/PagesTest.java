package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of a web site whose form says more than their text. */
class PagesTest {

    @Test
    void a_list_goes_on_behind_the_list_inside_its_item() throws Exception {
        String page = """
                <html><body><main><h1>桜の丘町情報セキュリティ方針</h1>
                <ol>
                <li>目的<p>町の情報を守る。</p></li>
                <li>対象<p>町の機関とする。</p><ol><li>町長部局</li><li>議会</li></ol></li>
                <li>教育<p>毎年行う。</p></li>
                </ol></main></body></html>
                """;
        assertThat(paths(page)).containsExactly("1 目的", "2 対象", "2.1", "2.2", "3 教育");
    }

    @Test
    void rows_of_a_table_are_no_clauses() throws Exception {
        String page = """
                <html><body><h1>川辺町情報セキュリティ規程</h1>
                <p>（対策）</p><p>第1条　対策は、次の表のとおりとする。</p>
                <table><tr><th>番号</th><th>対策</th></tr><tr><td>1</td><td>暗号化</td></tr><tr><td>2</td><td>施錠</td></tr></table>
                <p>（点検）</p><p>第2条　毎年点検する。</p>
                </body></html>
                """;
        assertThat(paths(page)).containsExactly("第1条 対策", "第2条 点検");
    }

    @Test
    void whom_to_ask_is_no_part_of_the_last_clause() throws Exception {
        String page = """
                <html><body><h1>松の里市情報セキュリティ方針</h1>
                <h2>1　目的</h2><p>市の情報を守る。</p><h2>2　義務</h2><p>職員は、この方針を守る。</p>
                <h2>3　見直し</h2><p>毎年見直す。</p>
                <h2>お問い合わせ</h2><p>情報課</p><p>電話：000-000-0000</p></body></html>
                """;
        PolicyDocument document = read(page);
        assertThat(document.mainClauses().getLast().paragraphs()).containsExactly("毎年見直す。");
        assertThat(document.layout()).extracting(LayoutLine::text).contains("お問い合わせ", "情報課", "電話：000-000-0000");
    }

    private static List<String> paths(String page) throws PolicyUnreadable {
        return read(page).clauses().stream()
                .map(clause -> clause.path()
                        + clause.caption().map(heading -> " " + heading).orElse(""))
                .toList();
    }

    private static PolicyDocument read(String page) throws PolicyUnreadable {
        return new PolicyReader().read(page.getBytes(StandardCharsets.UTF_8), "page.html");
    }
}
