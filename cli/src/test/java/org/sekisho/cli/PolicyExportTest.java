package org.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyJson;
import org.sekisho.policytext.PolicyReader;

/** The files that {@code policy export} and {@code policy compare --to} write, and when they write none. */
class PolicyExportTest {
    private static final String OLD = """
            見本町情報セキュリティ基本方針

            令和5年4月1日町長決裁

            1 目的

            この方針は、町が保有する情報資産を守ることを目的とする。

            2 見直し

            必要に応じて見直す。
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path old = Path.of("");
    private Path now = Path.of("");

    @BeforeEach
    void texts() throws Exception {
        old = Files.writeString(folder.resolve("旧.txt"), OLD);
        now = Files.writeString(folder.resolve("新.txt"), OLD.replace("必要に応じて", "毎年度"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx", "md", "DOCX"})
    void the_file_that_was_written_is_read_as_the_same_clauses(String format) throws Exception {
        Path file = folder.resolve("書出し." + format.toLowerCase(Locale.ROOT));
        assertThat(Main.run("policy", "export", old.toString(), "--to", format, "--output", file.toString()))
                .isZero();
        assertThat(clauses(file)).isEqualTo(clauses(old));
        assertThat(left())
                .containsExactlyInAnyOrder("旧.txt", "新.txt", file.getFileName().toString());
    }

    @Test
    void json_is_the_tree_and_oscal_a_catalog_of_it() throws Exception {
        PolicyExport.policy(old, "json", Optional.of(folder.resolve("a.json")), false);
        assertThat(PolicyJson.fromJson(Files.readString(folder.resolve("a.json")))
                        .clauses())
                .isEqualTo(new PolicyReader().read(old).clauses());
        PolicyExport.policy(old, "oscal", Optional.of(folder.resolve("b.json")), false);
        assertThat(folder.resolve("b.json"))
                .content(StandardCharsets.UTF_8)
                .contains("\"catalog\"", "\"clause-2\"", "\"version\" : \"2023-04-01\"", "必要に応じて見直す。");
    }

    @Test
    void the_comparison_table_is_written_with_what_did_not_change_only_when_it_is_asked_for() throws Exception {
        Path file = folder.resolve("表.pdf");
        PolicyExport.comparison(old, now, false, "pdf", Optional.of(file), false);
        assertThat(text(file)).contains("新旧対照表", "毎年度見直す。", "必要に応じて見直す。", "（略）").doesNotContain("情報資産");
        PolicyExport.comparison(old, now, true, "pdf", Optional.of(file), true);
        assertThat(text(file)).contains("情報資産").doesNotContain("（略）");
        assertThat(Main.run(
                        "policy", "compare", old.toString(), now.toString(), "--to", "docx", "-o", folder + "/表.docx"))
                .isZero();
        assertThat(Files.readAllBytes(folder.resolve("表.docx"))).startsWith('P', 'K');
    }

    @Test
    void a_file_that_is_there_is_replaced_only_with_force() throws Exception {
        Path file = Files.writeString(folder.resolve("there.md"), "前からあった");
        refused(() -> PolicyExport.policy(old, "md", Optional.of(file), false), "--force");
        assertThat(file).hasContent("前からあった");
        PolicyExport.policy(old, "md", Optional.of(file), true);
        assertThat(file).content().contains("# 見本町情報セキュリティ基本方針");
        assertThat(left()).containsExactlyInAnyOrder("旧.txt", "新.txt", "there.md");
    }

    @Test
    void what_is_read_is_never_replaced() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), old);
        for (Path output :
                List.of(old, link, folder.resolve("./x/..").normalize().resolve("旧.txt"))) {
            refused(() -> PolicyExport.policy(old, "md", Optional.of(output), true), "the file that is read");
            refused(() -> PolicyExport.comparison(now, old, false, "pdf", Optional.of(output), true), "that is read");
        }
        assertThat(old).hasContent(OLD);
    }

    @Test
    void a_place_where_nothing_can_be_written_is_refused_in_both_languages() throws Exception {
        refused(() -> PolicyExport.policy(old, "md", Optional.of(folder.resolve("none/x.md")), false), "no folder");
        refused(() -> PolicyExport.policy(old, "md", Optional.of(folder), true), "is a folder");
        refused(() -> PolicyExport.policy(old, "md", Optional.of(old.resolve("x.md")), false), "no folder");
        assertThatThrownBy(() -> PolicyExport.policy(old, "xml", Optional.empty(), false))
                .asInstanceOf(InstanceOfAssertFactories.type(CommandFailure.class))
                .satisfies(failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.words().japanese()).contains("「xml」", "pdf、docx、md、json、oscal");
                    assertThat(failure.words().english()).contains("'xml'", "pdf, docx, md, json, oscal");
                });
        assertThat(left()).containsExactlyInAnyOrder("旧.txt", "新.txt");
    }

    @Test
    void a_full_disk_is_said() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full on this system");
        refused(() -> PolicyExport.policy(old, "md", Optional.of(full), false), "/dev/full: cannot be written");
    }

    @Test
    void a_file_that_was_written_has_the_rights_of_any_new_file() throws Exception {
        Path file = folder.resolve("x.md");
        PolicyExport.policy(old, "md", Optional.of(file), false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)));
    }

    @Test
    void options_that_contradict_each_other_are_refused() {
        assertThat(Main.run("policy", "export", old.toString())).isEqualTo(2);
        assertThat(Main.run("policy", "compare", old.toString(), now.toString(), "--to", "pdf", "--json"))
                .isEqualTo(2);
        assertThat(Main.run("policy", "compare", old.toString(), now.toString(), "--to", "pdf", "--amending"))
                .isEqualTo(2);
        assertThat(Main.run("policy", "compare", old.toString(), now.toString(), "--force"))
                .isEqualTo(2);
        assertThat(Main.run("policy", "compare", old.toString(), now.toString(), "--to", "md"))
                .isEqualTo(2);
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(CommandFailure.class))
                .satisfies(failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(failure.words().english()).contains(reason);
                    assertThat(failure.words().japanese()).isNotBlank();
                });
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> clauses(Path file) throws Exception {
        return new PolicyReader()
                .read(file).clauses().stream().map(PolicyExportTest::said).toList();
    }

    private static String said(Clause clause) {
        return clause.path() + clause.caption() + clause.paragraphs();
    }

    private static String text(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
