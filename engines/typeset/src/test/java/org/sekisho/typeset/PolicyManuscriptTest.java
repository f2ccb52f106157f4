package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Page;

class PolicyManuscriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void the_text_of_a_real_policy_comes_out_of_its_pdf_sign_for_sign(String name) throws Exception {
        PolicyDocument policy = new PolicyReader().read(RealPolicies.file(name));

        assertThat(ReadBack.of(set(policy)).text()).isEqualTo(printed(policy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void no_line_of_a_real_policy_begins_with_a_sign_that_begins_none(String name) throws Exception {
        PolicyDocument policy = new PolicyReader().read(RealPolicies.file(name));

        assertThat(ReadBack.of(set(policy)).lines())
                .hasSizeGreaterThan(80)
                .noneMatch(line -> "、。，．・）」』】ーっゃゅょァィゥェォッャュョ".indexOf(line.charAt(0)) >= 0);
    }

    @Test
    void articles_have_their_heading_above_and_their_items_set_in() throws Exception {
        PolicyDocument policy = read("""
                桜山市情報セキュリティ規程
                令和8年3月17日訓令第3号

                （目的）
                第１条　この規程は、情報資産を守ることを目的とする。
                （遵守事項）
                第２条　職員は、次の各号に掲げる事項を守らなければならない。
                (1)　情報資産を許可なく持ち出さないこと。
                (2)　異常を見付けたときは、直ちに報告すること。

                附　則
                この規程は、令和8年4月1日から施行する。
                """);
        ReadBack read = ReadBack.of(set(policy));

        assertThat(read.tagged("H1")).containsExactly("桜山市情報セキュリティ規程");
        assertThat(read.tagged("H2")).containsExactly("（目的）", "（遵守事項）", "附　則");
        assertThat(read.tagged("P")).contains("第１条　この規程は、情報資産を守ることを目的とする。");
        assertThat(read.tagged("Lbl")).containsExactly("(1)　", "(2)　");
    }

    private static PdfFile set(PolicyDocument policy) {
        return PdfFile.of(
                PolicyManuscript.of(policy, Metadata.titled(policy.title().orElse("無題")), Page.PLAIN));
    }

    private static PolicyDocument read(String text) throws Exception {
        return new PolicyReader().read(text.getBytes(StandardCharsets.UTF_8), "sample.txt");
    }

    /** Number, heading and sentences of each clause, with a space behind a number that has something beside it. */
    private static String printed(PolicyDocument policy) {
        StringBuilder text = new StringBuilder(String.join("", policy.preamble()));
        for (Clause clause : policy.clauses()) {
            List<String> after = new ArrayList<>(clause.paragraphs());
            clause.caption().ifPresent(after::addFirst);
            text.append(clause.marker());
            boolean besideNumber = clause.caption().isPresent() || clause.level() > 1;
            if (!clause.marker().isEmpty() && besideNumber) {
                text.append('　');
            }
            after.forEach(text::append);
        }
        return text.toString();
    }
}
