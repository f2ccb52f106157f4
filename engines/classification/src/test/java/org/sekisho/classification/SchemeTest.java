package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.classification.Samples.BEFORE;
import static org.sekisho.classification.Samples.NOW;
import static org.sekisho.classification.Samples.SCHEMES;
import static org.sekisho.classification.Samples.a;
import static org.sekisho.classification.Samples.bytes;
import static org.sekisho.classification.Samples.c;
import static org.sekisho.classification.Samples.i;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The levels that a body has on each axis, and what a body's own file may say. */
class SchemeTest {

    @Test
    void the_axes_of_the_guideline_have_five_levels_of_confidentiality_and_two_each_of_the_others() {
        assertThat(keys(NOW, Axis.CONFIDENTIALITY)).containsExactly("3A", "3B", "3C", "2", "1");
        assertThat(keys(NOW, Axis.INTEGRITY)).containsExactly("2", "1");
        assertThat(keys(NOW, Axis.AVAILABILITY)).containsExactly("2", "1");
        assertThat(keys(BEFORE, Axis.CONFIDENTIALITY)).containsExactly("3", "2", "1");
    }

    /** What another program answers with "not supported": as many levels on each axis as the body has. */
    @Test
    void each_axis_has_as_many_levels_as_the_body_wants() throws DataUnreadable {
        var mine = Samples.mine();
        assertThat(mine.levels(Axis.CONFIDENTIALITY)).hasSize(3);
        assertThat(mine.levels(Axis.INTEGRITY)).hasSize(2);
        assertThat(mine.levels(Axis.AVAILABILITY)).hasSize(1);
    }

    @Test
    void a_higher_level_has_a_higher_rank_and_3C_stands_below_3B() {
        assertThat(NOW.levels(Axis.CONFIDENTIALITY)).extracting(Level::rank).containsExactly(5, 4, 3, 2, 1);
        assertThat(c("3B").atLeast(c("3C"))).isTrue();
        assertThat(c("3C").atLeast(c("3B"))).isFalse();
        assertThat(c("3C").atLeast(c("3C"))).isTrue();
    }

    @Test
    void levels_of_different_axes_are_not_compared() {
        assertThatThrownBy(() -> c("2").atLeast(i("2"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_level_says_in_both_languages_what_it_means_and_where_that_comes_from() {
        for (var scheme : SCHEMES.all()) {
            for (var axis : Axis.values()) {
                assertThat(scheme.levels(axis)).isNotEmpty().allSatisfy(level -> {
                    assertThat(level.definition().ja()).endsWith("。");
                    assertThat(level.definition().en()).endsWith(".");
                    assertThat(level.source().name()).isNotBlank();
                });
            }
        }
    }

    @Test
    void what_the_guideline_is_not_quoted_for_is_marked_as_its_practice() {
        assertThat(c("3B").source().practice()).isFalse();
        assertThat(i("2").source().practice()).isTrue();
        assertThat(i("2").source().words().ja()).contains("引用ではない");
    }

    @Test
    void a_source_is_told_by_the_title_of_the_document_and_its_pages() {
        assertThat(new Source("MIC-GL-R8 p9, p11; PPC-MYN 別添2; DOMAIN 8", false).words())
                .isEqualTo(
                        new Text(
                                "総務省「地方公共団体における情報セキュリティポリシーに関するガイドライン」概要資料（令和8年度）9・11ページ、"
                                        + "個人情報保護委員会「特定個人情報の適正な取扱いに関するガイドライン（行政機関等・地方公共団体等編）」別添2",
                                "MIC, overview of the guideline on the security policies of local governments (FY2026), p. 9, 11; "
                                        + "PPC, guideline on specific personal information (administrative organs, local governments), 別添2"));
    }

    @Test
    void every_source_of_the_built_in_data_says_something_to_whoever_does_not_know_the_keys() {
        var sources = Stream.of(
                        SCHEMES.all().stream()
                                .flatMap(scheme ->
                                        Stream.of(Axis.values()).flatMap(axis -> scheme.levels(axis).stream()))
                                .map(Level::source),
                        Findings.standard().rules().stream().map(FindingRule::source),
                        Handling.standard().rules().stream().map(HandlingRule::source))
                .flatMap(one -> one);
        assertThat(sources)
                .allSatisfy(source -> assertThat(source.words().ja())
                        .isNotBlank()
                        .doesNotContain("DOMAIN", "MIC-", "PPC-", "MEXT-HB"));
    }

    @Test
    void rules_take_a_body_s_own_level_as_the_level_that_it_counts_as() throws DataUnreadable {
        var high = Samples.mine().level(Axis.CONFIDENTIALITY, "high").orElseThrow();
        assertThat(high.inBase()).isEqualTo(c("3B"));
        assertThat(high.atLeast(c("3B"))).isTrue();
        assertThat(high.atLeast(c("3A"))).isFalse();
        assertThat(high.atLeast(BEFORE.level(Axis.CONFIDENTIALITY, "3").orElseThrow()))
                .isTrue();
    }

    @Test
    void a_level_from_before_2024_counts_as_3B_until_somebody_decides() {
        var old = BEFORE.level(Axis.CONFIDENTIALITY, "3").orElseThrow();
        assertThat(old.inBase()).isEqualTo(c("3B"));
        assertThat(old.groups()).containsExactly(c("3A"), c("3B"), c("3C"));
    }

    @Test
    void a_class_is_made_of_one_level_for_each_axis() {
        var made = NOW.classification(Map.of(Axis.CONFIDENTIALITY, "3B", Axis.AVAILABILITY, "2"));
        assertThat(made).isEqualTo(Classification.of(c("3B"), a("2")));
        assertThat(made.integrity()).isEmpty();
        assertThatThrownBy(() -> NOW.classification(Map.of(Axis.INTEGRITY, "3B")))
                .hasMessageContaining("no level 3B of INTEGRITY");
        assertThatThrownBy(() -> Classification.of(c("2"), c("1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_label_names_the_class_and_each_limit_once() {
        assertThat(NOW.label(Classification.of(c("2"), a("2"))).line())
                .isEqualTo(
                        "【自治体機密性2】【可用性2】　取扱制限：必要以上の複製・配付禁止、保管場所限定、送信・運搬時は暗号化、" + "施錠保管、復元できない方法で廃棄、バックアップ必須、指定時間内の復旧");
        assertThat(NOW.label(Classification.of(c("1"))).line()).isEqualTo("【自治体機密性1】");
        assertThat(NOW.label(Classification.NONE).line()).isEmpty();
    }

    @Test
    void a_body_writes_its_own_marks_and_limits_beside_those_of_the_base() throws DataUnreadable {
        var mine = Samples.mine();
        assertThat(mine.label(mine.classification(Map.of(Axis.CONFIDENTIALITY, "high")))
                        .line())
                .isEqualTo("【高】　取扱制限：ファクシミリ送信禁止、施錠保管");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "base": "mic-2024"        | "base": "mic-1999"        | 3  | base        | 基にできません
            "from": "2027-04-01"      | "from": "令和9年"          | 5  | from        | 2027-04-01 の形
            "countsAs": "3B"          | "countsAs": "2"           | 12 | countsAs    | 3A, 3B
            "groups": ["3A", "3B"]    | "groups": ["3B"]          | 12 | groups      | 3A, 3B, 3C, 2, 1
            "groups": ["3C", "2"], "countsAs": "3C" | "groups": ["3C"]  | 20 | groups | 次に来るのは「2, 1」
            "groups": ["1"],          | "groups": [],             | 20 | groups      | 重なりも抜けもなく
            "groups": ["2", "1"], "countsAs": "2" | "groups": ["2"]      | 31 | availability | 基の段階「1」
            "key": "low"              | "key": "high"             | 20 | key         | 二度
            "key": "low"              | "key": "低"               | 20 | key         | 英数字
            "no-fax", "locked"        | "no-fax", "locket"        | 15 | restrictions | limited-copies
            "mark": "【高】"           | "mark": "　"              | 15 | mark        | 文字で
            "mark": "【高】"           | "sign": "【高】"           | 12 | mark        | この項目がありません
            "from": "2027-04-01"      | "since": "2027-04-01"     | 5  | since       | 知らない項目
            "from": "2027-04-01"      | "base": "mic-2024"        | 5  | base        | 二度書かれて
            "availability": [         | "usability": [            | 10 | availability | 可用性の段階
            """)
    void a_file_that_is_wrong_is_refused_with_line_entry_and_field(
            String right, String wrong, int line, String field, String says) {
        var text = Samples.THREE_GROUPS.replaceFirst(Pattern.quote(right), wrong);
        assertThat(text).isNotEqualTo(Samples.THREE_GROUPS);
        assertThatThrownBy(() -> SCHEMES.with(bytes(text), "mine.json"))
                .isInstanceOfSatisfying(DataUnreadable.class, refused -> {
                    assertThat(refused.messageJa()).startsWith("mine.json ").contains(says);
                    assertThat(refused.field()).contains(field);
                    assertThat(refused.line()).isEqualTo(line);
                    assertThat(refused.messageEn()).startsWith("mine.json, line " + line);
                });
    }

    @Test
    void a_scheme_is_taken_once() throws DataUnreadable {
        var with = SCHEMES.with(bytes(Samples.THREE_GROUPS), "mine.json");
        assertThatThrownBy(() -> with.with(bytes(Samples.THREE_GROUPS), "again.json"))
                .hasMessageContaining("again.json, line 2")
                .hasMessageContaining("there already");
        assertThat(SCHEMES.scheme("mycity")).isEmpty();
    }

    @Test
    void what_is_no_json_is_refused_with_its_line() {
        assertThatThrownBy(() -> SCHEMES.with(bytes("{\n  \"id\": \"x\",\n  oops\n}"), "mine.json"))
                .isInstanceOfSatisfying(DataUnreadable.class, refused -> {
                    assertThat(refused.line()).isEqualTo(3);
                    assertThat(refused.messageJa()).contains("JSONとして読み取れません");
                });
        assertThatThrownBy(() -> SCHEMES.with(bytes(""), "mine.json")).hasMessageContaining("empty");
        assertThatThrownBy(() -> SCHEMES.with(bytes("[]"), "mine.json")).hasMessageContaining("field");
        assertThatThrownBy(() -> SCHEMES.with(bytes("{} {}"), "mine.json")).hasMessageContaining("behind");
        assertThatThrownBy(() -> SCHEMES.with(bytes("{\"id\": null}"), "mine.json"))
                .hasMessageContaining("Write a text");
        assertThatThrownBy(() -> SCHEMES.with(new byte[(1 << 20) + 1], "mine.json"))
                .hasMessageContaining("too large");
    }

    @Test
    void a_file_in_another_encoding_is_refused_and_one_with_a_mark_of_utf_8_is_read() throws DataUnreadable {
        assertThatThrownBy(() -> SCHEMES.with(Samples.THREE_GROUPS.getBytes(Charset.forName("Shift_JIS")), "mine.json"))
                .hasMessageContaining("UTF-8");
        assertThat(SCHEMES.with(("\uFEFF" + Samples.THREE_GROUPS).getBytes(StandardCharsets.UTF_8), "mine.json")
                        .scheme("mycity"))
                .isPresent();
    }

    private static List<String> keys(Scheme scheme, Axis axis) {
        return scheme.levels(axis).stream().map(Level::key).toList();
    }
}
