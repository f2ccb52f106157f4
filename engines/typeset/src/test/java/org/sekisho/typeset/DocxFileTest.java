package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Heading;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.Page;
import org.sekisho.typeset.Manuscript.PageBreak;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Piece;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DocxFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void a_real_policy_is_read_back_from_its_word_file_clause_by_clause(String name) throws Exception {
        PolicyDocument policy = new PolicyReader().read(RealPolicies.file(name));
        byte[] file = DocxFile.of(PolicyManuscript.of(policy, Metadata.titled("方針"), Page.PLAIN));
        PolicyDocument back = new PolicyReader().read(file, "back.docx");

        assertThat(back.preamble()).isEqualTo(policy.preamble());
        assertThat(back.clauses()).extracting(Clause::path).isEqualTo(paths(policy));
        assertThat(back.clauses().stream().map(Clause::caption).toList())
                .isEqualTo(policy.clauses().stream().map(Clause::caption).toList());
        assertThat(back.clauses().stream().map(Clause::paragraphs).toList())
                .isEqualTo(policy.clauses().stream().map(Clause::paragraphs).toList());
    }

    @Test
    void headings_have_the_heading_styles_of_word() throws Exception {
        Document document = xml(set(new Title("方針"), new Heading(1, "１", "目的", 0), new Heading(2, "(1)", "範囲", 1)));

        assertThat(values(document, "w:pStyle")).containsExactly("Title", "Heading1", "Heading2");
    }

    @Test
    void the_head_of_a_table_is_repeated_and_changed_words_are_underlined() throws Exception {
        Document document = xml(set(new Table(
                List.of(1, 1),
                List.of(Cell.of("改正後"), Cell.of("改正前")),
                List.of(List.of(
                        new Cell(List.of(Paragraph.flush(List.of(Piece.plain("副"), Piece.changed("市長"))))),
                        Cell.of(""))))));
        NodeList rows = document.getElementsByTagName("w:tr");

        assertThat(((Element) rows.item(0)).getElementsByTagName("w:tblHeader").getLength())
                .isEqualTo(1);
        assertThat(((Element) rows.item(1)).getElementsByTagName("w:tblHeader").getLength())
                .isZero();
        Element underline = (Element) document.getElementsByTagName("w:u").item(0);
        assertThat(underline.getParentNode().getParentNode().getTextContent()).isEqualTo("市長");
        assertThat(document.getElementsByTagName("w:u").getLength()).isEqualTo(1);
    }

    @Test
    void the_foot_counts_the_pages_and_says_what_it_is_to_say() throws Exception {
        Map<String, String> parts = parts(DocxFile.of(new Manuscript(
                Metadata.titled("案"),
                new Page(Orientation.LANDSCAPE, Optional.of("伺い"), Optional.of("SHA-256 0f1e")),
                List.of(new PageBreak()))));

        assertThat(parts.get("word/footer1.xml")).contains(" PAGE ", " NUMPAGES ", "SHA-256 0f1e");
        assertThat(parts.get("word/header1.xml")).contains("伺い");
        assertThat(parts.get("word/document.xml")).contains("w:orient=\"landscape\"", "w:type=\"page\"");
    }

    @Test
    void every_part_is_xml_and_nothing_says_who_made_it_or_when() throws Exception {
        byte[] file = set(Paragraph.indented(0, "A<B & \"C\"\tD\ud842"));
        Map<String, String> parts = parts(file);

        for (String part : parts.values()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(parts.get("docProps/core.xml")).contains("情報セキュリティ基本方針").doesNotContain("creator", "created");
        assertThat(parts).doesNotContainKey("docProps/app.xml");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).hasYear(1980);
            }
        }
        assertThat(file).isEqualTo(set(Paragraph.indented(0, "A<B & \"C\"\tD\ud842")));
    }

    private static List<String> paths(PolicyDocument policy) {
        return policy.clauses().stream().map(Clause::path).toList();
    }

    private static byte[] set(Block... blocks) {
        return DocxFile.of(new Manuscript(Metadata.titled("情報セキュリティ基本方針"), Page.PLAIN, List.of(blocks)));
    }

    private static Document xml(byte[] file) throws Exception {
        String document = parts(file).getOrDefault("word/document.xml", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> values(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getAttribute("w:val"))
                .toList();
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
