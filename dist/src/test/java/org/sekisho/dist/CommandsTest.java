package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The commands that end by themselves: what they print, where, and with which exit code. */
final class CommandsTest {
    private static final String POLICY = """
            架空市情報セキュリティ基本方針

            第１条（目的）この方針は、本市の情報資産を守るため、必要な事項を定める。
            第２条（定義）この方針において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
            (1) 情報資産　情報及び情報システムをいう。
            (3) 職員等　職員及び会計年度任用職員をいう。
            """;

    @TempDir
    private Path home;

    private Path policy = Path.of("");

    @BeforeEach
    void writePolicy() throws Exception {
        policy = Files.writeString(home.resolve("方針.txt"), POLICY);
    }

    @Test
    void help_lists_every_command() throws Exception {
        Call.Result help = Sekisho.call(home, "help").run();
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out().lines().map(String::strip))
                .containsSubsequence(
                        "demo",
                        "serve",
                        "backup",
                        "restore",
                        "policy bind",
                        "policy compare",
                        "policy export",
                        "policy read",
                        "record verify",
                        "test",
                        "bench",
                        "version",
                        "help");
        assertThat(Sekisho.call(home).run().out()).as("without a command").isEqualTo(help.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "serve",
                "backup",
                "restore",
                "policy",
                "policy read",
                "policy bind",
                "policy compare",
                "policy export",
                "record verify",
                "test",
                "bench",
                "version",
                "help"
            })
    void every_command_explains_itself_with_its_exit_codes(String command) throws Exception {
        Call.Result help = Sekisho.call(home, (command + " --help").split(" ")).run();
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Usage: sekisho " + command).contains("終了コード");
    }

    @Test
    void an_unknown_command_is_refused_with_the_one_that_was_meant() throws Exception {
        Call.Result result = Sekisho.call(home, "hepl").run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("hepl")
                .contains("Did you mean: help?")
                .contains("sekisho help");
    }

    @Test
    void a_missing_argument_is_refused_with_the_way_to_the_help() throws Exception {
        Call.Result result = Sekisho.call(home, "policy", "read").run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("FILE").contains("sekisho policy read --help");
    }

    @Test
    void the_json_of_a_policy_is_all_that_is_printed() throws Exception {
        Call.Result result = Sekisho.call(home, "policy", "read", "方針.txt", "--json")
                .in(home)
                .run();
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        try (JsonParser json = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), result.out())) {
            json.nextToken();
            assertThat(json.currentToken().isStructStart()).isTrue();
            json.skipChildren();
            assertThat(json.nextToken()).as("after the one object").isNull();
        }
        assertThat(result.out()).contains("\"nodes\"").contains("架空市情報セキュリティ基本方針");
    }

    @Test
    void the_duties_of_a_policy_are_printed_with_their_reasons() throws Exception {
        Path duties = Files.writeString(home.resolve("義務.txt"), """
                架空市情報セキュリティ基本方針

                1 目的
                この方針は、情報資産を守ることを目的とする。
                2 監査
                市は、毎年度、情報セキュリティ監査を実施する。
                """);
        Call.Result list = Sekisho.call(home, "policy", "bind", duties.toString())
                .with("LANG", "ja_JP.UTF-8")
                .run();
        assertThat(list.exit()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out())
                .contains("1  目的  [目的]")
                .contains("2  監査  [義務]")
                .contains("audit.yearly")
                .contains("「監査」「実施する」")
                .contains("毎年度");
        Call.Result json = Sekisho.call(home, "policy", "bind", duties.toString(), "--json")
                .run();
        assertThat(json.exit()).isZero();
        assertThat(json.out()).contains("\"topic\" : \"review.audit\"").contains("\"measure\" : 8");
    }

    @Test
    void a_policy_is_exported_under_its_own_name_without_a_word_of_the_libraries() throws Exception {
        for (String format : List.of("pdf", "docx", "md", "json", "oscal")) {
            Call.Result result = Sekisho.call(home, "policy", "export", "方針.txt", "--to", format)
                    .in(home)
                    .run();
            assertThat(result.exit()).as(format).isZero();
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("sekisho: wrote 方針.").hasLineCount(1);
        }
        assertThat(home.resolve("方針.pdf")).binaryContent().startsWith('%', 'P', 'D', 'F');
        assertThat(home.resolve("方針.oscal.json")).content().contains("架空市情報セキュリティ基本方針");
        Call.Result again = Sekisho.call(home, "policy", "export", "方針.txt", "--to", "pdf")
                .in(home)
                .with("LANG", "ja_JP.UTF-8")
                .run();
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("方針.pdf", "--force");
    }

    @Test
    void a_wrong_catalogue_file_is_refused_with_its_line() throws Exception {
        Path own =
                Files.writeString(home.resolve("own.yaml"), "id: mycity\nversion: 1\ndate: 2027-04-01\ncolour: red\n");
        Call.Result result = Sekisho.call(home, "policy", "bind", policy.toString(), "--catalogue", own.toString())
                .run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("own.yaml, line 4").contains("colour");
    }

    @Test
    void the_outline_of_a_policy_names_clauses_and_doubts_by_line() throws Exception {
        Call.Result result = Sekisho.call(home, "policy", "read", policy.toString())
                .with("LANG", "ja_JP.UTF-8")
                .run();
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .startsWith("架空市情報セキュリティ基本方針")
                .contains("第１条")
                .contains("(3) 職員等")
                .contains("6行目");
    }

    @Test
    void a_policy_is_read_from_standard_input() throws Exception {
        Process process = Sekisho.call(home, "policy", "read", "-").start();
        process.getOutputStream().write(Files.readAllBytes(policy));
        assertThat(Call.finish(process).out()).startsWith("架空市情報セキュリティ基本方針");
    }

    @Test
    void a_file_that_is_no_policy_is_refused_in_the_language_of_the_reader() throws Exception {
        Path file = Files.writeString(home.resolve("table.xlsx"), "x");
        Call.Result english =
                Sekisho.call(home, "policy", "read", file.toString()).run();
        assertThat(english.exit()).isEqualTo(1);
        assertThat(english.out()).isEmpty();
        assertThat(english.err()).startsWith("sekisho: table.xlsx: ").contains(".docx");
        Call.Result japanese = Sekisho.call(home, "policy", "read", file.toString())
                .with("LANG", "ja_JP.UTF-8")
                .run();
        assertThat(japanese.err()).startsWith("sekisho: table.xlsx：").contains("保存し直してください");
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name() throws Exception {
        Call.Result result = Sekisho.call(home, "policy", "read", "nowhere.txt").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("nowhere.txt");
    }

    @Test
    void another_address_than_loopback_is_refused_without_tls() throws Exception {
        Call.Result result = Sekisho.call(home, "serve", "--address", "0.0.0.0").run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("0.0.0.0").contains("--own-ca").contains("--trusted-proxy");
        assertThat(home.resolve("serve")).doesNotExist();
    }

    @Test
    void two_ways_to_tls_at_once_are_refused() throws Exception {
        Call.Result result = Sekisho.call(home, "serve", "--own-ca", "--trusted-proxy", "192.0.2.1")
                .run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("only one of");
    }

    @Test
    void a_taken_port_is_named_before_anything_is_begun() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Call.Result english = Sekisho.call(home, "serve", "--port", port).run();
            assertThat(english.exit()).isEqualTo(3);
            assertThat(english.err()).contains("Port " + port + " of 127.0.0.1").contains("--port");
            Call.Result japanese = Sekisho.call(home, "serve", "--port", port)
                    .with("LANG", "ja_JP.UTF-8")
                    .run();
            assertThat(japanese.err()).contains("127.0.0.1 のポート " + port).contains("--port");
        }
        assertThat(home.resolve("serve")).doesNotExist();
    }

    @Test
    void a_folder_in_use_by_another_program_is_named_and_left_alone() throws Exception {
        try (FileChannel other = FileChannel.open(
                        home.resolve("serve.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = other.lock()) {
            Call.Result english = Sekisho.call(home, "serve", "--port", "0").run();
            assertThat(english.exit()).isEqualTo(3);
            assertThat(english.err()).contains(home.resolve("serve") + " is in use by another running Sekisho");
            Call.Result japanese = Sekisho.call(home, "serve", "--port", "0")
                    .with("LANG", "ja_JP.UTF-8")
                    .run();
            assertThat(japanese.err()).contains(home.resolve("serve") + " は、起動中の別の関所が使っています");
        }
        assertThat(home.resolve("serve")).doesNotExist();
    }

    @Test
    void the_folder_of_a_demo_is_refused_for_service_and_the_other_way_round() throws Exception {
        for (List<String> pair : List.of(List.of("serve", "demo"), List.of("demo", "serve"))) {
            String command = pair.getFirst();
            String other = pair.getLast();
            Path folder = home.resolve(command);
            Call.write(folder.resolve("sekisho-data"), other + "\n");
            Call.write(folder.resolve("kept"), "kept");
            Call.Result result = Sekisho.call(home, command).run();
            assertThat(result.exit()).as(command).isEqualTo(1);
            assertThat(result.err()).contains(folder.toString()).contains("Nothing was changed");
            Call.Result itself = Sekisho.call(folder, command).run();
            assertThat(itself.exit()).as("SEKISHO_HOME=" + folder).isEqualTo(1);
            assertThat(folder.resolve("kept")).exists();
        }
    }

    @Test
    void fresh_empties_no_folder_without_the_mark_of_a_demo() throws Exception {
        Call.write(home.resolve("demo/photos/family.jpg"), "kept");
        Call.Result result = Sekisho.call(home, "demo", "--fresh").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("not Sekisho's").contains("SEKISHO_HOME");
        assertThat(home.resolve("demo/photos/family.jpg")).hasContent("kept");
    }

    @Test
    void a_policy_that_cannot_be_read_is_refused_before_the_demo_starts() throws Exception {
        Path file = Files.writeString(home.resolve("table.xlsx"), "x");
        Call.Result result =
                Sekisho.call(home, "demo", "--policy", file.toString()).run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("table.xlsx");
        assertThat(home.resolve("demo")).doesNotExist();
    }
}
