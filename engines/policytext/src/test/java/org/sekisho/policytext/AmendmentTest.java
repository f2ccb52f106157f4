package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.policytext.comparison.Amendment;
import org.sekisho.policytext.comparison.AmendmentRefused;
import org.sekisho.policytext.comparison.AmendmentRefused.Reason;
import org.sekisho.policytext.comparison.Revision;

/** The words of an amending text, and what is refused. */
class AmendmentTest {

    private static PolicyDocument document(String... lines) {
        return Inputs.read(String.join("\n\n", lines));
    }

    private static final PolicyDocument ARTICLES = document(
            "○見本町情報セキュリティ規程",
            "（目的）",
            "第１条　この規程は、町の情報資産を守ることを目的とする。",
            "（管理）",
            "第２条　課長は、情報資産を管理する。",
            "２　課長は、次に掲げる事項を記録する。",
            "(1)　持出しの日時",
            "(2)　持出しの目的",
            "（教育）",
            "第３条　町長は、職員に対し、毎年研修を行う。",
            "（監査）",
            "第４条　町長は、毎年監査を行う。",
            "（点検）",
            "第５条　課長は、毎年点検を行う。",
            "（委任）",
            "第６条　この規程に定めるもののほか、必要な事項は、町長が定める。",
            "附　則",
            "この規程は、令和７年４月１日から施行する。");

    private static final PolicyDocument NUMBERS = document(
            "見本組合情報セキュリティ基本方針",
            "１ 目的",
            "組合の情報を守る。",
            "２ 対策",
            "次の対策を講じる。",
            "(1) 組織体制",
            "責任者を置く。",
            "(2) 技術的対策",
            "①端末を管理する。",
            "②利用者を管理する。",
            "３ 見直し",
            "必要に応じて見直す。");

    private static PolicyDocument applied(PolicyDocument before, String text) {
        return RevisionTest.applied(before, text, "");
    }

    private static Clause at(PolicyDocument document, String path) {
        return document.at(path).orElseThrow();
    }

    @Test
    void words_are_replaced_struck_and_put_in_where_they_are_quoted() {
        var after = applied(ARTICLES, """
                見本町情報セキュリティ規程の一部を次のように改正する。
                第１条中「町の」を「町が保有する」に、「守る」を「保護する」に改める。
                第２条第２項第１号中「日時」の次に「及び場所」を加え、「持出し」を「持ち出し」に改める。
                第３条の見出しを「研修」に改め、第３条中「、毎年」を削る。
                """);
        assertThat(at(after, "第1条").paragraphs()).containsExactly("この規程は、町が保有する情報資産を保護することを目的とする。");
        assertThat(at(after, "第2条2(1)").paragraphs()).containsExactly("持ち出しの日時及び場所");
        assertThat(at(after, "第3条").caption()).contains("研修");
        assertThat(at(after, "第3条").paragraphs()).containsExactly("町長は、職員に対し研修を行う。");
    }

    @Test
    void articles_are_struck_shifted_and_put_in_as_the_sentence_says() {
        var after = applied(ARTICLES, """
                第３条を削り、第４条から第６条までを１条ずつ繰り上げ、第５条の次に次の１条を加える。
                　（罰則）
                　第６条　この規程に違反した者には、次の処分をする。
                　　２　処分は、次のとおりとする。
                　　　(1)　戒告
                """);
        assertThat(after.clauses())
                .extracting(Clause::path)
                .containsExactly(
                        "第1条", "第2条", "第2条2", "第2条2(1)", "第2条2(2)", "第3条", "第4条", "第5条", "第6条", "第6条2", "第6条2(1)",
                        "附則1");
        assertThat(at(after, "第3条").caption()).contains("監査");
        assertThat(at(after, "第5条").marker()).isEqualTo("第５条");
        assertThat(at(after, "第6条").caption()).contains("罰則");
        assertThat(at(after, "第6条2(1)").paragraphs()).containsExactly("戒告");
    }

    @Test
    void clauses_that_are_no_articles_are_named_by_their_numbers() {
        var after = applied(NUMBERS, """
                ２の柱書中「対策」を「措置」に改める。
                2(2)②中「利用者」を「利用者及び権限」に改める。
                ２(2)①を削り、２(2)②を２(2)①とする。
                ２(1)の次に次のように加える。
                　　(1)の2　教育
                　　　　毎年研修を行う。
                """);
        assertThat(at(after, "2").paragraphs()).containsExactly("次の措置を講じる。");
        assertThat(at(after, "2(2)①").paragraphs()).containsExactly("利用者及び権限を管理する。");
        assertThat(at(after, "2(1)の2").caption()).contains("教育");
    }

    @Test
    void an_amending_text_speaks_the_language_of_the_trade() {
        var after = applied(ARTICLES, """
                第１条中「町の」を「町が保有する」に改める。
                第３条を削り、第４条を第３条とし、第５条を第４条とし、第６条を第５条とし、第１条の次に次の１条を加える。
                　（定義）
                　第１条の２　情報資産とは、町の記録をいう。
                """);
        assertThat(Revision.between(ARTICLES, after).amendingText()).isEqualTo("""
                        ○見本町情報セキュリティ規程の一部を次のように改正する。
                        第１条中「町の」を「町が保有する」に改める。
                        第３条を削り、第４条を第３条とし、第５条を第４条とし、第６条を第５条とし、第１条の次に次の１条を加える。
                        　（定義）
                        　第１条の２　情報資産とは、町の記録をいう。
                        """.replace("○", ""));
    }

    @Test
    void what_is_put_in_between_moves_the_rest_down_from_the_back() {
        var after = document(
                "○見本町情報セキュリティ規程",
                "（目的）",
                "第１条　この規程は、町の情報資産を守ることを目的とする。",
                "（体制）",
                "第２条　町に情報セキュリティ委員会を置き、副町長がこれを率いる。",
                "（管理）",
                "第３条　課長は、情報資産を管理する。",
                "２　課長は、次に掲げる事項を記録する。",
                "(1)　持出しの日時",
                "(2)　持出しの目的",
                "（教育）",
                "第４条　町長は、職員に対し、毎年研修を行う。",
                "（監査）",
                "第５条　町長は、毎年監査を行う。",
                "（点検）",
                "第６条　課長は、毎年点検を行う。",
                "（委任）",
                "第７条　この規程に定めるもののほか、必要な事項は、町長が定める。",
                "附　則",
                "この規程は、令和７年４月１日から施行する。");
        assertThat(Revision.between(ARTICLES, after).amendingText()).isEqualTo("""
                        見本町情報セキュリティ規程の一部を次のように改正する。
                        第６条を第７条とし、第２条から第５条までを１条ずつ繰り下げ、第１条の次に次の１条を加える。
                        　（体制）
                        　第２条　町に情報セキュリティ委員会を置き、副町長がこれを率いる。
                        """);
    }

    private record Refusal(String text, Reason reason, int line, String place) {}

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("第９条を削る。", Reason.NO_SUCH_CLAUSE, 1, "第９条"),
                new Refusal("第２条第３項中「課長」を「部長」に改める。", Reason.NO_SUCH_CLAUSE, 1, "第２条第３項"),
                new Refusal("第１条の２を削る。", Reason.NO_SUCH_CLAUSE, 1, "第１条の２"),
                new Refusal("第３条を削る。\n第３条を削る。", Reason.NO_SUCH_CLAUSE, 2, "第３条"),
                new Refusal("第１条中「市」を「町」に改める。", Reason.WORDS_NOT_FOUND, 1, "市"),
                new Refusal("第２条中「課長」を「部長」に改める。", Reason.WORDS_FOUND_TWICE, 1, "課長"),
                new Refusal("第１条中「町の」を「町が」に、「町の」を「市の」に改める。", Reason.WORDS_NOT_FOUND, 1, "町の"),
                new Refusal("第１条中「」を「町が」に改める。", Reason.WORDS_NOT_FOUND, 1, ""),
                new Refusal("第６条を第５条とする。", Reason.NUMBER_TAKEN, 1, "第５条"),
                new Refusal("第２条から第４条までを１条ずつ繰り下げる。", Reason.NUMBER_TAKEN, 1, "第２条から第４条"),
                new Refusal("第１条から第３条までを１条ずつ繰り上げる。", Reason.NO_NUMBER, 1, "第１条から第３条"),
                new Refusal("第５条から第２条までを削る。", Reason.NOT_SIBLINGS, 1, "第５条から第２条"),
                new Refusal("第２条第２項から第４条までを削る。", Reason.NOT_SIBLINGS, 1, "第２条第２項から第４条"),
                new Refusal("第２条第２項の見出しを削る。", Reason.NO_CAPTION, 1, "第２条第２項"),
                new Refusal("第１条第２段落を削る。", Reason.NO_SUCH_PARAGRAPH, 1, "第１条第２段落"),
                new Refusal("前文第９行を削る。", Reason.NO_SUCH_PARAGRAPH, 1, "前文第９行"),
                new Refusal("第１条の次に次の１条を加える。", Reason.NOTHING_FOLLOWS, 1, ""),
                new Refusal("第１条の次に次の２条を加える。\n　第１条の２　町が行う。", Reason.OTHER_NUMBER_OF_PARTS, 2, ""),
                new Refusal("第１条を削る。\n　第１条　町が行う。", Reason.NOT_ASKED_FOR, 2, ""),
                new Refusal("第１条中「町の", Reason.NOT_UNDERSTOOD, 1, ""),
                new Refusal("第１条中「町の。", Reason.NOT_UNDERSTOOD, 1, "「町の。"),
                new Refusal("第１条を削る", Reason.NOT_UNDERSTOOD, 1, ""),
                new Refusal("第１条を燃やす。", Reason.NOT_UNDERSTOOD, 1, "第１条"),
                new Refusal("ごみは月曜日に出す。", Reason.NOT_UNDERSTOOD, 1, ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_does_not_fit_is_refused_with_the_sentence_and_the_place(Refusal refusal) {
        var lines = refusal.text.split("\n");
        assertThatExceptionOfType(AmendmentRefused.class)
                .isThrownBy(() -> Amendment.apply(ARTICLES, refusal.text))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(refusal.reason);
                    assertThat(refused.line()).isEqualTo(refusal.line);
                    assertThat(refused.place()).isEqualTo(refusal.place);
                    assertThat(refused.messageJa())
                            .startsWith("改め文の" + refusal.line + "行目")
                            .contains(refusal.place);
                    assertThat(refused.messageEn()).contains("Line " + refusal.line + " of the amending text");
                    if (lines.length >= refused.line() && !refused.sentence().isEmpty()) {
                        assertThat(String.join("\n", lines)).contains(refused.sentence());
                        assertThat(refused.messageJa()).contains(refused.sentence());
                    }
                });
    }

    @Test
    void a_refused_text_changes_nothing() {
        var before = RevisionTest.content(ARTICLES);
        assertThatExceptionOfType(AmendmentRefused.class)
                .isThrownBy(() -> Amendment.apply(ARTICLES, "第１条を削る。\n第９条を削る。"));
        assertThat(RevisionTest.content(ARTICLES)).isEqualTo(before);
    }
}
