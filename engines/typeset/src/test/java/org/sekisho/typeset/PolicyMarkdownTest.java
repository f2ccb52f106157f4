package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;

class PolicyMarkdownTest {

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void a_real_policy_is_read_back_clause_by_clause(String name) throws Exception {
        PolicyDocument policy = new PolicyReader().read(RealPolicies.file(name));
        PolicyDocument back = read(PolicyMarkdown.of(policy), "back.md");

        assertThat(back.preamble()).isEqualTo(policy.preamble());
        assertThat(back.clauses().stream().map(PolicyMarkdownTest::said).toList())
                .isEqualTo(
                        policy.clauses().stream().map(PolicyMarkdownTest::said).toList());
    }

    @Test
    void headings_have_the_depth_of_their_clause_and_signs_of_markdown_are_text() throws Exception {
        PolicyDocument policy = read("""
                桜山市情報セキュリティ基本方針

                1. 目的
                この方針は、*重要*な情報_資産_を守る。
                2. 対策
                (1) 組織体制
                体制を整備する。
                """, "sample.txt");

        assertThat(PolicyMarkdown.of(policy)).isEqualTo("""
                # 桜山市情報セキュリティ基本方針

                ## 1. 目的

                この方針は、\\*重要\\*な情報\\_資産\\_を守る。

                ## 2. 対策

                ### (1) 組織体制

                体制を整備する。

                """);
        assertThat(read(PolicyMarkdown.of(policy), "back.md")
                        .clauses()
                        .getFirst()
                        .paragraphs())
                .containsExactly("この方針は、*重要*な情報_資産_を守る。");
    }

    private static String said(Clause clause) {
        return clause.path() + clause.marker() + clause.caption() + clause.paragraphs();
    }

    private static PolicyDocument read(String text, String name) throws Exception {
        return new PolicyReader().read(text.getBytes(StandardCharsets.UTF_8), name);
    }
}
