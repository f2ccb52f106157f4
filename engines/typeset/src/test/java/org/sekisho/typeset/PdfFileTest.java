package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Heading;
import org.sekisho.typeset.Manuscript.Item;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.Page;
import org.sekisho.typeset.Manuscript.PageBreak;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Piece;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;

class PdfFileTest {
    private static final String LONG = "情報資産の機密性、完全性及び可用性を維持するため、本市が実施する情報セキュリティ対策について基本的な事項を定める。";

    @Test
    void signs_that_look_alike_or_are_made_of_several_are_read_back_as_written() {
        String text = "靭と靱、髙﨑と高崎、か\u309a、葛\udb40\udd00城、①⑴ＬＧＷＡＮ LGWAN、神と神、平成 30 年、A\tB。";

        assertThat(ReadBack.of(set(Paragraph.indented(0, text))).text()).isEqualTo(text);
    }

    @Test
    void a_sign_that_the_fonts_lack_is_named_and_stays_in_the_text() {
        PdfFile file = set(Paragraph.indented(0, "𠮷田"));

        assertThat(file.missing()).containsExactly("𠮷");
        assertThat(ReadBack.of(file).text()).isEqualTo("𠮷田");
    }

    @Test
    void a_paragraph_that_goes_on_over_pages_is_one_paragraph_with_its_text_whole() {
        String text = LONG.repeat(60);
        PdfFile file = set(Paragraph.indented(0, text));

        assertThat(file.pages()).isGreaterThan(1);
        assertThat(ReadBack.of(file).tagged("P")).containsExactly(text);
    }

    @Test
    void headings_lists_and_tables_are_tagged_as_what_they_are() {
        ReadBack read = ReadBack.of(set(
                new Title("基本方針"),
                new Heading(1, "１", "目的", 0),
                new Heading(2, "(1)", "範囲", 1),
                new Item(1, "①", 1, List.of(List.of(Piece.plain("一つ目")))),
                new Item(2, "ア", 2, List.of(List.of(Piece.plain("内側")))),
                new Table(List.of(1, 1), row("改正後", "改正前"), List.of(row("新", "旧"))),
                Table.keyed(List.of(row("件名", "改正について")))));

        assertThat(read.tagged()).extracting(ReadBack.Tagged::tag).allMatch(tag -> tag.startsWith("Document/"));
        assertThat(read.tagged("H1")).containsExactly("基本方針");
        assertThat(read.tagged("H2")).containsExactly("１　目的");
        assertThat(read.tagged("H3")).containsExactly("(1)　範囲");
        assertThat(read.tagged("L/LI/Lbl")).containsExactly("①　", "ア　");
        assertThat(read.tagged("L/LI/LBody/L/LI/LBody/P")).containsExactly("内側");
        assertThat(read.tagged("Table/THead/TR/TH/P")).containsExactly("改正後", "改正前");
        assertThat(read.tagged("Table/TBody/TR/TD/P")).containsExactly("新", "旧", "改正について");
        assertThat(read.tagged("Table/TBody/TR/TH/P")).containsExactly("件名");
    }

    @Test
    void changed_words_are_underlined_and_stay_in_their_sentence() throws Exception {
        PdfFile file = set(new Table(
                List.of(1),
                List.of(),
                List.of(List.of(new Cell(List.of(
                        Paragraph.flush(List.of(Piece.plain("副"), Piece.changed("市長"), Piece.plain("が決める。")))))))));
        ReadBack read = ReadBack.of(file);

        assertThat(read.text()).isEqualTo("副市長が決める。");
        assertThat(read.tagged("P/Span")).containsExactly("市長");
        assertThat(rules(file) - rules(set(new Table(List.of(1), List.of(), List.of(row("副市長が決める。"))))))
                .isEqualTo(1);
    }

    @Test
    void the_head_of_a_long_table_stands_on_each_page_and_is_read_once() {
        List<List<Cell>> rows =
                IntStream.range(0, 200).mapToObj(i -> row("第" + i + "条", LONG)).toList();
        PdfFile file = set(new Table(List.of(1, 3), row("条項番号", "本文"), rows));
        ReadBack read = ReadBack.of(file);

        assertThat(file.pages()).isGreaterThan(5);
        assertThat(read.pages()).allMatch(page -> page.contains("条項番号"));
        assertThat(read.tagged("TH/P")).containsExactly("条項番号", "本文");
        assertThat(read.tagged("TR/TD/P")).hasSize(400);
    }

    @Test
    void each_page_has_its_number_and_what_the_foot_is_to_say() {
        PdfFile file = PdfFile.of(new Manuscript(
                Metadata.titled("伺い"),
                new Page(Orientation.LANDSCAPE, Optional.of("案"), Optional.of("SHA-256 0f1e2d")),
                List.of(
                        Paragraph.indented(0, "一頁"),
                        new PageBreak(),
                        Paragraph.indented(0, "二頁"),
                        new PageBreak(),
                        Paragraph.indented(0, "三頁"))));
        ReadBack read = ReadBack.of(file);

        assertThat(file.pages()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(read.pages().get(i)).contains("案", "SHA-256 0f1e2d", i + 1 + " / 3");
        }
        assertThat(read.text()).isEqualTo("一頁二頁三頁");
    }

    @Test
    void a_heading_is_never_the_last_line_of_a_page() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 1; i < 150; i++) {
            blocks.add(new Heading(1, i + ".", "見出し", 0));
            for (int k = 0; k < i % 7 + 1; k++) {
                blocks.add(Paragraph.indented(0, LONG));
            }
        }
        for (String page : ReadBack.of(set(blocks.toArray(Block[]::new))).pages()) {
            List<String> lines = page.lines().filter(line -> !line.isEmpty()).toList();
            assertThat(lines.get(lines.size() - 2)).doesNotEndWith("見出し");
        }
    }

    @Test
    void the_same_manuscript_gives_the_same_bytes_and_another_one_others() {
        assertThat(set(Paragraph.indented(0, LONG)).bytes())
                .isEqualTo(set(Paragraph.indented(0, LONG)).bytes())
                .isNotEqualTo(set(Paragraph.indented(0, LONG + "。")).bytes());
    }

    @Test
    void a_file_says_its_title_and_language_and_nothing_of_its_making() throws Exception {
        byte[] bytes = set(Paragraph.indented(0, LONG)).bytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentInformation().getMetadataKeys()).containsExactly("Title");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("情報セキュリティ基本方針");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ja-JP");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp).contains("情報セキュリティ基本方針").doesNotContain("Date", "creator", "Producer");
        }
    }

    private static List<Cell> row(String... texts) {
        return List.of(texts).stream().map(Cell::of).toList();
    }

    private static PdfFile set(Block... blocks) {
        return PdfFile.of(new Manuscript(Metadata.titled("情報セキュリティ基本方針"), Page.PLAIN, List.of(blocks)));
    }

    private static long rules(PdfFile file) throws java.io.IOException {
        try (PDDocument document = Loader.loadPDF(file.bytes())) {
            String content = new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.US_ASCII);
            return content.lines().filter(line -> line.endsWith(" l S")).count();
        }
    }
}
