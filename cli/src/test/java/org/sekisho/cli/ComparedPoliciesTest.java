package org.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code policy compare} prints. */
class ComparedPoliciesTest {
    private static final String OLD = """
            見本町情報セキュリティ基本方針

            令和5年4月1日町長決裁

            1 目的

            この方針は、町が保有する情報資産を守ることを目的とする。

            2 対策

            不正プログラム対策を実施する。

            3 見直し

            必要に応じて見直す。
            """;
    private static final String NEW = OLD.replace("町長決裁", "町長決裁\n\n令和8年4月1日町長決裁")
            .replace("実施する。", "実施します。")
            .replace("3 見直し", "3 監査\n\n毎年度、監査を実施する。\n\n4 見直し");

    @TempDir
    private Path folder = Path.of("");

    private ComparedPolicies compared(String old, String now) throws IOException {
        return new ComparedPolicies(
                PolicyFile.read(Files.writeString(folder.resolve("old.txt"), old)),
                PolicyFile.read(Files.writeString(folder.resolve("new.txt"), now)));
    }

    @Test
    void the_list_shows_what_changed_in_the_language_of_the_user() throws Exception {
        assertThat(compared(OLD, NEW).list(false, Language.JAPANESE)).isEqualTo("""
                        旧: 見本町情報セキュリティ基本方針
                        新: 見本町情報セキュリティ基本方針

                        （略）2件

                        － → 前文3行目  [新設]  新設
                          新  {+令和8年4月1日町長決裁+}

                        （略）1件

                        ２ → ２  [改正]
                          旧  2  対策
                              不正プログラム対策を実施[-する-]。
                          新  2  対策
                              不正プログラム対策を実施{+します+}。

                        － → ３  [新設]  新設
                          新  {+3+}  {+監査+}
                              {+毎年度、監査を実施する。+}

                        ３ → ４  [番号変更]  旧３を繰下げ
                          旧  [-3-]  見直し
                              必要に応じて見直す。
                          新  {+4+}  見直し
                              必要に応じて見直す。

                        改正 1、新設 2、番号変更 1
                        """);
        assertThat(compared(OLD, NEW).list(true, Language.ENGLISH))
                .contains("１ → １  [unchanged]")
                .contains("－ → opening line 3  [inserted]")
                .endsWith("changed 1, inserted 2, renumbered 1\n")
                .doesNotContain("（略）");
        assertThat(compared(OLD, OLD).list(false, Language.JAPANESE)).endsWith("\n\n違いはありません。\n");
    }

    @Test
    void the_amending_text_says_what_becomes_what() throws Exception {
        assertThat(compared(OLD, NEW).amendingText()).isEqualTo("""
                        見本町情報セキュリティ基本方針の一部を次のように改正する。
                        前文第２行の次に次の１行を加える。
                        　令和8年4月1日町長決裁
                        ２中「実施する」を「実施します」に改める。
                        ３を４とし、２の次に次のように加える。
                        　3　監査
                        　　　毎年度、監査を実施する。
                        """);
    }

    @Test
    void the_json_is_one_object_with_the_pieces_of_both_sides() throws Exception {
        var out = new ByteArrayOutputStream();
        compared(OLD, NEW).writeJson(false, true, out);
        String text = out.toString(StandardCharsets.UTF_8);
        try (JsonParser json = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            assertThat(json.currentToken().isStructStart()).isTrue();
            json.skipChildren();
            assertThat(json.nextToken()).as("after the one object").isNull();
        }
        assertThat(text)
                .contains("\"omitted\" : 2", "\"RENUMBERED\"", "\"旧３を繰下げ\"", "\"amendingText\"")
                .containsPattern("\"text\" : \"します\",\\s+\"changed\" : true");
    }

    @Test
    void both_versions_from_standard_input_are_refused() {
        assertThat(Main.run("policy", "compare", "-", "-")).isEqualTo(ExitCode.USAGE.number());
        assertThat(Main.run("policy", "compare", folder.resolve("none.txt").toString(), "x.txt"))
                .isEqualTo(ExitCode.REFUSED.number());
    }
}
