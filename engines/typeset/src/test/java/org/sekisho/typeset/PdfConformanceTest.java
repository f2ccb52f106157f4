package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.comparison.Revision;
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

/** Our files keep to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as a validator of others sees it. */
class PdfConformanceTest {
    private static final String LONG = "情報資産の機密性、完全性及び可用性を維持するため、本市が実施する情報セキュリティ対策について基本的な事項を定める。";

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void a_real_policy(String name) throws Exception {
        var policy = new PolicyReader().read(RealPolicies.file(name));
        var file = PdfFile.of(PolicyManuscript.of(policy, Metadata.titled("情報セキュリティ基本方針"), Page.PLAIN));

        assertThat(file.pages()).isGreaterThan(2);
        assertThat(Validator.broken(file.bytes())).isEmpty();
    }

    @Test
    void a_policy_in_articles_with_supplementary_provisions() throws Exception {
        assertThat(Validator.broken(PdfFile.of(PolicyManuscript.of(
                                new PolicyReader().read(regulation("責任者").getBytes(StandardCharsets.UTF_8), "r.txt"),
                                Metadata.titled("桜山市情報セキュリティ規程"),
                                Page.PLAIN))
                        .bytes()))
                .isEmpty();
    }

    @Test
    void a_comparison_whose_changes_are_underlined_over_several_pages() throws Exception {
        var reader = new PolicyReader();
        var table = Revision.between(
                        reader.read(regulation("責任者").getBytes(StandardCharsets.UTF_8), "before.txt"),
                        reader.read(regulation("管理者").getBytes(StandardCharsets.UTF_8), "after.txt"))
                .table();
        var file = PdfFile.of(ComparisonManuscript.of(table, true, Metadata.titled("新旧対照表"), Optional.of("案")));

        assertThat(file.pages()).isGreaterThan(1);
        assertThat(ReadBack.of(file).tagged("Span")).isNotEmpty();
        assertThat(Validator.broken(file.bytes())).isEmpty();
    }

    /** The set that goes round for a decision is made of these: a head, a table of facts, texts, a hash on each page. */
    @Test
    void a_sheet_with_everything_that_a_manuscript_can_have() {
        var file = PdfFile.of(everything());

        assertThat(file.missing()).contains("𠮷");
        assertThat(file.pages()).isGreaterThan(4);
        assertThat(Validator.broken(file.bytes())).isEmpty();
    }

    @Test
    void a_sheet_with_nothing_on_it() {
        assertThat(Validator.broken(PdfFile.of(new Manuscript(Metadata.titled("空"), Page.PLAIN, List.of()))
                        .bytes()))
                .isEmpty();
    }

    /** The rules above must be able to break. */
    @Test
    void a_file_without_its_language_title_or_structure_is_found() throws Exception {
        var whole = PdfFile.of(everything()).bytes();
        assertThat(Validator.broken(without(whole, catalog -> {}))).isEmpty();
        assertThat(Validator.broken(without(whole, catalog -> catalog.removeItem(COSName.LANG))))
                .isNotEmpty();
        assertThat(Validator.broken(
                        without(whole, catalog -> catalog.removeItem(COSName.getPDFName("ViewerPreferences")))))
                .isNotEmpty();
        assertThat(Validator.broken(without(whole, catalog -> catalog.removeItem(COSName.STRUCT_TREE_ROOT))))
                .isNotEmpty();
        assertThat(Validator.broken(without(whole, catalog -> catalog.removeItem(COSName.OUTPUT_INTENTS))))
                .isNotEmpty();
        assertThat(Validator.broken(without(whole, catalog -> catalog.removeItem(COSName.METADATA))))
                .isNotEmpty();
    }

    /** A figure that nobody describes, in the place of a paragraph. */
    @Test
    void a_figure_without_words_for_it_is_found() throws Exception {
        var broken = Validator.broken(without(
                PdfFile.of(everything()).bytes(),
                catalog -> first(catalog.getDictionaryObject(COSName.STRUCT_TREE_ROOT), "P")
                        .setItem(COSName.S, COSName.getPDFName("Figure"))));
        assertThat(broken).anyMatch(rule -> rule.contains("Figure"));
    }

    @Test
    void the_colour_profile_is_one_that_others_read() {
        var profile = ICC_Profile.getInstance(GreyProfile.bytes());
        assertThat(profile.getColorSpaceType()).isEqualTo(ColorSpace.TYPE_GRAY);
        var space = new ICC_ColorSpace(profile);
        assertThat(space.toRGB(new float[] {0})).containsOnly(0f);
        assertThat(space.toRGB(new float[] {1})[0]).isGreaterThan(0.98f);
    }

    private static Manuscript everything() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Title("情報セキュリティ基本方針の改正について"));
        blocks.add(Paragraph.right("令和８年３月17日"));
        blocks.add(Table.keyed(List.of(row("件名", "改正について"), row("備考", ""), row("起案者", "髙﨑 花子"))));
        blocks.add(new Heading(1, "１", "目的", 0));
        blocks.add(new Heading(2, "(1)", "範囲", 1));
        blocks.add(new Item(1, "①", 1, List.of(List.of(Piece.plain("靭と靱、か\u309a、葛\udb40\udd00城、𠮷田 ABC A\tB、神")))));
        blocks.add(new Item(2, "ア", 2, List.of(List.of(Piece.plain("内側")), List.of(Piece.plain("二段")))));
        blocks.add(new Item(1, "②", 1, List.of()));
        blocks.add(new Heading(4, "", "とんだ段", 1));
        blocks.add(new Table(
                List.of(2, 2, 1),
                row("改正後", "改正前", "備考"),
                IntStream.range(0, 60)
                        .mapToObj(i -> List.of(
                                new Cell(List.of(Paragraph.flush(
                                        List.of(Piece.plain("副"), Piece.changed("市長"), Piece.plain(LONG))))),
                                Cell.of(i % 3 == 0 ? "" : LONG),
                                Cell.of("")))
                        .toList()));
        blocks.add(new PageBreak());
        blocks.add(new Heading(1, "", "附　則", 0));
        blocks.add(Paragraph.indented(0, LONG.repeat(60)));
        return new Manuscript(
                new Metadata(
                        "情報セキュリティ基本方針の改正について <案> & 理由",
                        "ja-JP",
                        Optional.of("桜山市"),
                        Optional.of(Instant.parse("2026-03-17T01:02:03.456Z"))),
                new Page(Orientation.LANDSCAPE, Optional.of("案"), Optional.of("SHA-256 0f1e2d")),
                blocks);
    }

    private static String regulation(String title) {
        var text = new StringBuilder("桜山市情報セキュリティ規程\n\n令和８年訓令第３号\n\n");
        for (int i = 1; i <= 40; i++) {
            text.append("（対策その%d）\n第%d条　%sは、次に掲げる対策を行う。\n(1)　%s\n(2)　点検\n"
                    .formatted(i, i, i % 4 == 0 ? title : "所属長", LONG));
        }
        return text.append("附　則\nこの規程は、令和８年４月１日から施行する。\n").toString();
    }

    private static List<Cell> row(String... texts) {
        return List.of(texts).stream().map(Cell::of).toList();
    }

    private static byte[] without(byte[] pdf, Consumer<COSDictionary> change) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            change.accept(document.getDocumentCatalog().getCOSObject());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** The first element with a tag, looked for from the outermost. */
    private static COSDictionary first(COSBase above, String tag) {
        Deque<COSBase> open = new ArrayDeque<>(List.of(above));
        while (!open.isEmpty()) {
            switch (open.poll()) {
                case COSObject reference -> open.addFirst(reference.getObject());
                case COSArray several -> several.forEach(open::add);
                case COSDictionary one
                when tag.equals(one.getNameAsString(COSName.S)) -> {
                    return one;
                }
                case COSDictionary one when one.containsKey(COSName.K) -> open.add(one.getDictionaryObject(COSName.K));
                default -> {
                    // Marked content, which has no elements below it.
                }
            }
        }
        throw new IllegalStateException("no " + tag);
    }
}
