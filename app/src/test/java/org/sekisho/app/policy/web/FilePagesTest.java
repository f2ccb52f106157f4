package org.sekisho.app.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.CatalogOfVersion;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.policy.RecordPublication;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.PolicyJson;
import org.sekisho.policytext.PolicyReader;
import org.springframework.http.ResponseEntity;

/** A version and its comparison table as files. */
final class FilePagesTest {

    private final PolicyFixture body = PolicyFixture.newBody();
    private final FilePages files = body.use(FilePages.class);
    private final UUID first = accept(PolicyFixture.SMALL, 2024);
    private final UUID second = accept(PolicyFixture.SMALL.replace("毎年点検を行う。", "毎年二回点検を行う。"), 2025);

    @Test
    void the_word_file_and_the_markdown_of_a_version_are_read_back_as_the_same_clauses() throws Exception {
        var tree = body.use(DocumentHistory.class)
                .version(body.staff(), second)
                .text()
                .tree();
        var word = new PolicyReader().read(bytes(files.word(body.staff(), second)), "back.docx");
        var markdown = new PolicyReader().read(bytes(files.markdown(body.staff(), second)), "back.md");
        for (var back : List.of(word, markdown)) {
            assertThat(back.clauses())
                    .extracting(clause -> clause.path() + clause.caption() + clause.paragraphs())
                    .isEqualTo(tree.clauses().stream()
                            .map(clause -> clause.path() + clause.caption() + clause.paragraphs())
                            .toList());
        }
    }

    @Test
    void the_json_of_a_version_is_the_tree_itself() throws Exception {
        var json = new String(bytes(files.json(body.staff(), second)), StandardCharsets.UTF_8);
        assertThat(PolicyJson.fromJson(json).clauses())
                .isEqualTo(body.use(DocumentHistory.class)
                        .version(body.staff(), second)
                        .text()
                        .tree()
                        .clauses());
    }

    @Test
    void the_catalog_has_each_clause_by_its_identity_and_the_days_of_the_version() {
        var text = body.use(DocumentHistory.class).version(body.staff(), second).text();
        var catalog = body.use(CatalogOfVersion.class).of(body.staff(), second, "みなと村");
        var json = new String(catalog.json(), StandardCharsets.UTF_8);
        assertThat(text.clauses()).allSatisfy(clause -> assertThat(json).containsOnlyOnce("\"clause-" + clause + "\""));
        assertThat(json)
                .contains("\"name\" : \"みなと村\"", "毎年二回点検を行う。", "\"value\" : \"2025-04-01\"", "\"value\" : \"public\"")
                .contains("\"version\" : \"2\"")
                .doesNotContain("\"published\"");
        assertThat(body.use(CatalogOfVersion.class)
                        .of(body.staff(), second, "みなと村")
                        .json())
                .as("the same each time")
                .isEqualTo(catalog.json());
        body.use(RecordPublication.class)
                .publish(
                        body.officer(),
                        new RecordPublication.Input(second, LocalDate.of(2025, 4, 2), "https://example.jp"));
        assertThat(new String(
                        body.use(CatalogOfVersion.class)
                                .of(body.staff(), second, "みなと村")
                                .json(),
                        StandardCharsets.UTF_8))
                .contains("\"published\" : \"2025-04-02T00:00:00+09:00\"");
    }

    @Test
    void a_body_is_one_party_in_every_version_and_another_of_its_name_is_a_party_of_its_own() {
        var other = new FilePagesTest();
        assertThat(party(body, first)).isEqualTo(party(body, second)).isNotEqualTo(party(other.body, other.first));
    }

    private static String party(PolicyFixture body, UUID version) {
        var json = new String(
                body.use(CatalogOfVersion.class)
                        .of(body.staff(), version, "みなと村")
                        .json(),
                StandardCharsets.UTF_8);
        return json.substring(json.indexOf("\"party-uuids\""), json.indexOf(']', json.indexOf("\"party-uuids\"")));
    }

    @Test
    void a_file_is_named_by_the_title_and_the_number_of_the_version() {
        assertThat(files.json(body.staff(), second)
                        .getHeaders()
                        .getContentDisposition()
                        .getFilename())
                .isEqualTo("みなと村情報セキュリティ基本方針_第2版.json");
    }

    @Test
    void the_pdf_says_at_the_foot_which_version_it_is() throws Exception {
        assertThat(text(files.pdf(body.staff(), second))).contains("毎年二回点検を行う。", "第2版", "令和7年4月1日施行");
        assertThat(text(files.pdf(body.staff(), first))).contains("毎年点検を行う。", "第1版");
    }

    @Test
    void the_comparison_stands_in_the_chosen_order_in_pdf_and_word() throws Exception {
        var newFirst = text(files.comparisonPdf(body.staff(), second, "no", "new"));
        assertThat(newFirst.indexOf("改正後")).isBetween(0, newFirst.indexOf("改正前"));
        assertThat(newFirst).contains("新旧対照表", "毎年二回点検を行う。", "毎年点検を行う。", "（略）");
        var oldFirst = text(files.comparisonPdf(body.staff(), second, "yes", "old"));
        assertThat(oldFirst.indexOf("改正前")).isBetween(0, oldFirst.indexOf("改正後"));
        assertThat(oldFirst).doesNotContain("（略）");
        assertThat(files.comparisonWord(body.staff(), second, "no", "new")
                        .getHeaders()
                        .getContentDisposition()
                        .getFilename())
                .endsWith("_新旧対照表.docx");
        assertThatThrownBy(() -> files.comparisonPdf(body.staff(), first, "no", "new"))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private static String text(ResponseEntity<byte[]> file) throws Exception {
        try (var document = Loader.loadPDF(bytes(file))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static byte[] bytes(ResponseEntity<byte[]> file) {
        return Objects.requireNonNull(file.getBody());
    }

    private UUID accept(String text, int year) {
        return body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(LocalDate.of(year, 4, 1)))
                .version();
    }
}
