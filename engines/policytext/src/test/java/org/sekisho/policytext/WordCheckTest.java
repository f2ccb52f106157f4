package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.sekisho.policytext.content.WordCheck;

/** Whether a document below the policy uses the words that the policy defines, as it defines them. */
final class WordCheckTest {

    private static final String POLICY = """
            みなと町情報セキュリティ基本方針

            1 定義

            (1) 情報セキュリティインシデント

            情報セキュリティに関する事故及びその兆候をいう。

            (2) LGWAN接続系

            LGWANに接続された情報システム及びその情報システムで取り扱うデータをいう。

            (3) システム利用ユーザー

            情報システムを利用する者をいう。

            (4) 取扱区域

            特定個人情報を取り扱う事務を実施する区域をいう。

            (5) 完全性

            情報が破壊、改ざん又は消去されていない状態を確保することをいう。

            2 対策

            情報セキュリティインシデントに備える。
            """;

    private static List<WordCheck.Finding> standard(String text) {
        return WordCheck.of(Inputs.read(POLICY), Inputs.read("みなと町情報セキュリティ対策基準\n\n" + text));
    }

    private static Tuple found(WordCheck.Kind kind, String term, String written, int times) {
        return Tuple.tuple(kind, term, written, times);
    }

    private static void says(List<WordCheck.Finding> findings, Tuple... expected) {
        assertThat(findings)
                .extracting(
                        WordCheck.Finding::kind,
                        WordCheck.Finding::term,
                        WordCheck.Finding::found,
                        WordCheck.Finding::times)
                .containsExactly(expected);
    }

    @Test
    void a_document_that_uses_the_words_as_they_are_defined_has_nothing_to_be_said_of() {
        says(standard("""
                1 報告

                職員は、情報セキュリティインシデントを発見したときは、報告しなければならない。

                2 取扱区域

                システム利用ユーザーは、LGWAN 接続系の端末を取扱区域で使用し、完全性を保つ。
                """));
    }

    @Test
    void a_part_of_a_term_is_no_word_for_it_until_the_document_says_so() {
        var text = """
                1 報告

                職員は、インシデントを発見したときは、報告する。インシデントの記録を残す。

                2 対応

                責任者は、重大なインシデントに対応する。インシデントレスポンスの訓練を行う。
                """;

        var findings = standard(text);
        says(findings, found(WordCheck.Kind.ABBREVIATED, "情報セキュリティインシデント", "インシデント", 3));
        assertThat(findings.getFirst().defined()).isEqualTo("1(1)");
        assertThat(findings.getFirst().places())
                .extracting(WordCheck.Place::path)
                .containsExactly("1", "1", "2");
        assertThat(findings.getFirst().places().getFirst().words()).contains("職員は、インシデントを発見");

        says(standard(text.replace("職員は、インシデントを発見したとき", "職員は、情報セキュリティインシデント（以下「インシデント」という。）を発見したとき")));
    }

    @Test
    void another_width_a_long_sign_and_kana_are_other_forms_of_the_same_word() {
        says(
                standard("""
                1 端末

                ＬＧＷＡＮ接続系の端末は、取り扱い区域に置き、システム利用ユーザが使用する。

                2 記録

                ＬＧＷＡＮ　接続系の端末の使用を記録する。
                """),
                found(WordCheck.Kind.WRITTEN_OTHERWISE, "LGWAN接続系", "ＬＧＷＡＮ接続系", 2),
                found(WordCheck.Kind.WRITTEN_OTHERWISE, "システム利用ユーザー", "システム利用ユーザ", 1),
                found(WordCheck.Kind.WRITTEN_OTHERWISE, "取扱区域", "取り扱い区域", 1));
    }

    @Test
    void of_two_forms_that_the_policy_both_defines_neither_is_another_way_of_writing() {
        var policy = POLICY.replace("(4) 取扱区域", "(4) システム利用ユーザ\n\n外部から情報システムを利用する者をいう。\n\n(5) 取扱区域");
        assertThat(WordCheck.of(
                        Inputs.read(policy.replace("(5) 完全性", "(6) 完全性")),
                        Inputs.read("みなと町情報セキュリティ対策基準\n\n1 登録\n\nシステム利用ユーザ及びシステム利用ユーザーを登録する。\n")))
                .isEmpty();
    }

    @Test
    void a_longer_word_that_holds_a_term_is_no_form_of_it() {
        says(standard("1 評価\n\nシステム利用ユーザビリティを評価し、LGWAN接続系Xは使わない。\n"));
    }

    @Test
    void a_term_that_is_defined_again_in_other_words_is_shown_with_both() {
        var text = """
                1 定義

                (1) 完全性

                情報が正確であることをいう。

                (2) 取扱区域

                特定個人情報を取り扱う事務を、実施する区域をいう。

                2 対策

                完全性を保つ。
                """;

        var findings = standard(text);
        says(findings, found(WordCheck.Kind.DEFINED_OTHERWISE, "完全性", "完全性", 1));
        assertThat(findings.getFirst().places()).containsExactly(new WordCheck.Place("1(1)", "情報が正確であることをいう。"));
    }

    @Test
    void a_policy_without_definitions_asks_for_no_words() {
        assertThat(WordCheck.of(Inputs.read("1 目的\n\n情報資産を守る。\n"), Inputs.read("1 報告\n\nインシデントを報告する。\n")))
                .isEmpty();
    }

    @Test
    void both_real_policies_use_their_own_words() {
        for (var name : List.of("hanamaki.txt", "sunagawa.txt")) {
            var policy = Inputs.read(Inputs.shared().resolve(name));
            assertThat(WordCheck.of(policy, policy))
                    .as(name)
                    .filteredOn(finding -> finding.kind() != WordCheck.Kind.ABBREVIATED)
                    .isEmpty();
        }
    }
}
