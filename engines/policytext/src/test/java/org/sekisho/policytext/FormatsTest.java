package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static List<String> clauses(PolicyDocument document) {
        return document.clauses().stream()
                .map(clause -> clause.path() + " " + clause.caption().orElse("–") + " " + clause.paragraphs())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "decimal, %1., 1., 2.",
        "decimalFullWidth, %1, １, ２",
        "decimal, 第%1, 第1, 第2",
        "decimalFullWidth, 第%1条, 第１条, 第２条",
        "japaneseCounting, 第%1条, 第一条, 第二条",
        "aiueo, %1, ア, イ",
        "aiueoFullWidth, (%1), (ア), (イ)",
        "iroha, %1, イ, ロ",
        "decimalEnclosedCircle, %1, ①, ②",
        "decimalEnclosedParen, %1, ⑴, ⑵",
        "decimal, (%1), (1), (2)",
        "decimalFullWidth, （%1）, （１）, （２）",
        "upperRoman, %1., I., II.",
        "lowerLetter, %1., a., b.",
        "ideographDigital, %1、, 一、, 二、"
    })
    void automatic_numbers_of_a_docx_are_printed(String format, String text, String first, String second) {
        String numbering =
                "<w:numbering " + Renderings.WORD + "><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\">"
                        + "<w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text
                        + "\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
        String list = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>";
        String body = Renderings.paragraph(list, "目的")
                + Renderings.paragraph("", "市の情報を守る。")
                + Renderings.paragraph(list, "定義")
                + Renderings.paragraph("", "次による。");
        PolicyDocument read = Inputs.read(
                Renderings.docx(
                        Map.of("word/document.xml", Renderings.document(body), "word/numbering.xml", numbering)),
                "numbered.docx");
        assertThat(read.clauses()).extracting(Clause::marker).containsExactly(first, second);
        assertThat(read.clauses())
                .extracting(clause -> clause.caption().orElse("–"))
                .containsExactly("目的", "定義");
    }

    @Test
    void levels_of_a_docx_list_count_separately_and_by_style() {
        String numbering = "<w:numbering " + Renderings.WORD + "><w:abstractNum w:abstractNumId=\"0\">"
                + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>"
                + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        String styles =
                "<w:styles " + Renderings.WORD + "><w:style w:styleId=\"A\"><w:name w:val=\"heading 1\"/><w:pPr>"
                        + "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
                        + "<w:style w:styleId=\"B\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"A\"/><w:pPr><w:numPr>"
                        + "<w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
        String one = "<w:pPr><w:pStyle w:val=\"A\"/></w:pPr>";
        String two = "<w:pPr><w:pStyle w:val=\"B\"/></w:pPr>";
        String body = Renderings.paragraph(one, "組織")
                + Renderings.paragraph(two, "責任者")
                + Renderings.paragraph("", "副市長とする。")
                + Renderings.paragraph(two, "委員会")
                + Renderings.paragraph(one, "分類")
                + Renderings.paragraph(two, "三つの性質");
        PolicyDocument read = Inputs.read(
                Renderings.docx(Map.of(
                        "word/document.xml", Renderings.document(body),
                        "word/numbering.xml", numbering,
                        "word/styles.xml", styles)),
                "styled.docx");
        assertThat(read.clauses()).extracting(Clause::path).containsExactly("1", "1.1", "1.2", "2", "2.1");
    }

    @Test
    void tables_notes_boxes_and_heads_of_a_docx_are_kept_and_deleted_text_is_not() {
        String cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
        String body = Renderings.paragraph("", "第1条 用語は、次の表による。")
                + "<w:tbl><w:tr>" + cell.formatted("(1) 端末") + cell.formatted("職員が使う計算機をいう。") + "</w:tr></w:tbl>"
                + "<w:p><w:r><w:t>第2条 職員は</w:t></w:r><w:del><w:r><w:delText>、必ず</w:delText></w:r></w:del>"
                + "<w:ins><w:r><w:t>、常に</w:t></w:r></w:ins><w:r><w:t>守る。</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
        PolicyDocument read = Inputs.read(
                Renderings.docx(Map.of(
                        "word/document.xml", Renderings.document(body),
                        "word/footnotes.xml",
                                "<w:footnotes " + Renderings.WORD
                                        + "><w:footnote w:id=\"2\"><w:p><w:r><w:t>例外は、別に定める。</w:t></w:r></w:p></w:footnote></w:footnotes>",
                        "word/header1.xml",
                                "<w:hdr " + Renderings.WORD + "><w:p><w:r><w:t>内部限り</w:t></w:r></w:p></w:hdr>")),
                "table.docx");
        assertThat(clauses(read))
                .containsExactly("第1条 – [用語は、次の表による。]", "第1条(1) 端末 [職員が使う計算機をいう。]", "第2条 – [職員は、常に守る。, 例外は、別に定める。]");
        assertThat(read.layout()).extracting(LayoutLine::text).contains("内部限り");
    }

    @Test
    void a_page_of_an_ordinance_collection_is_read_without_its_surroundings() {
        String html = "<html><head><title>例規</title></head><body><div id=\"header\"><nav><a>目次へ</a></nav></div>"
                + "<p class=\"title-irregular\">○まつかぜ町情報セキュリティ規程</p><p class=\"date\">令和5年4月1日</p>"
                + "<p class=\"number\">訓令第9号</p><div class=\"article\"><p class=\"title\">(目的)</p>"
                + "<p class=\"num\"><span class=\"num\">第1条</span>この規程は、町の<ruby>靭<rt>じん</rt></ruby>性を保つことを目的とする。</p></div>"
                + "<div class=\"article\"><p class=\"title\">(定義)</p><p class=\"num\"><span class=\"num\">第2条</span>　用語の意義は、次による。</p>"
                + "<div class=\"item\"><p class=\"num\">(1)　端末　職員の計算機をいう。</p></div>"
                + "<div class=\"item\"><p class=\"num\">(2)　媒体　次のものをいう。</p><div class=\"subitem\"><p><img alt=\"ア\">　紙</p></div></div></div>"
                + "<div class=\"suppl\"><p class=\"s-head\">附　則</p><p>この規程は、公布の日から施行する。</p></div>"
                + "<div class=\"footer\">Copyright まつかぜ町</div></body></html>";
        PolicyDocument read = Inputs.read(html.getBytes(StandardCharsets.UTF_8), "reiki.html");
        assertThat(read.title()).contains("まつかぜ町情報セキュリティ規程");
        assertThat(clauses(read))
                .containsExactly(
                        "第1条 目的 [この規程は、町の靭性を保つことを目的とする。]",
                        "第2条 定義 [用語の意義は、次による。]",
                        "第2条(1) 端末 [職員の計算機をいう。]",
                        "第2条(2) 媒体 [次のものをいう。]",
                        "第2条(2)ア – [紙]",
                        "附則1 – [この規程は、公布の日から施行する。]");
        assertThat(read.layout()).extracting(LayoutLine::text).contains("目次へ", "じん", "Copyright まつかぜ町");
        assertThat(read.history())
                .singleElement()
                .satisfies(event -> assertThat(event.inForce()).isEqualTo(event.decided()));
    }

    @Test
    void numbers_that_a_browser_prints_before_list_items_are_read() {
        String html =
                "<body><h2>1 目的</h2><p>次による。</p><ol style=\"list-style-type: katakana\"><li>紙</li><li>電子</li></ol>"
                        + "<h2>2 対策</h2><ol><li>鍵を掛ける。</li><li>閉じる。</li></ol></body>";
        PolicyDocument read = Inputs.read(html.getBytes(StandardCharsets.UTF_8), "list.html");
        assertThat(read.clauses()).extracting(Clause::path).containsExactly("1", "1ア", "1イ", "2", "2.1", "2.2");
    }

    @Test
    void heads_feet_and_numbers_of_pdf_pages_are_layout() {
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            StringBuilder content =
                    new StringBuilder("BT /F1 8 Tf 60 810 Td " + Renderings.shown("こだま市基本方針") + " Tj ET\n");
            content.append("BT /F1 10 Tf 15 TL 60 760 Td\n");
            content.append(Renderings.shown(page + "")).append(" Tj T*\n");
            content.append(Renderings.shown("見出しその" + "一二三四".charAt(page - 1))).append(" Tj T*\n");
            content.append(Renderings.shown("一二三四".charAt(page - 1) + "の章では、市の情報を守るために必要なことを定め、職員がそれを守るこ"))
                    .append(" Tj T*\n");
            content.append(Renderings.shown("とを" + "春夏秋冬".charAt(page - 1) + "に明らかにする。"))
                    .append(" Tj T*\n");
            content.append("ET\nBT /F1 8 Tf 290 30 Td ")
                    .append(Renderings.shown("- " + page + " -"))
                    .append(" Tj ET");
            pages.add(content.toString());
        }
        PolicyDocument read = Inputs.read(Renderings.pdfOfContents(pages), "pages.pdf");
        assertThat(read.clauses())
                .extracting(clause -> clause.marker() + clause.caption().orElse("–"))
                .containsExactly("1見出しその一", "2見出しその二", "3見出しその三", "4見出しその四");
        assertThat(read.clauses())
                .extracting(clause -> clause.paragraphs().getFirst())
                .startsWith("一の章では、市の情報を守るために必要なことを定め、職員がそれを守ることを春に明らかにする。");
        assertThat(read.layout().stream().filter(line -> line.kind() == LayoutLine.Kind.RUNNING_HEAD))
                .hasSize(4);
        assertThat(read.layout().stream().filter(line -> line.kind() == LayoutLine.Kind.PAGE_NUMBER))
                .hasSize(4);
    }
}
