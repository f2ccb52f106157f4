package org.sekisho.typeset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sekisho.typeset.Manuscript.Alignment;
import org.sekisho.typeset.Manuscript.Block;
import org.sekisho.typeset.Manuscript.Cell;
import org.sekisho.typeset.Manuscript.Heading;
import org.sekisho.typeset.Manuscript.Item;
import org.sekisho.typeset.Manuscript.Mark;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.Manuscript.Orientation;
import org.sekisho.typeset.Manuscript.PageBreak;
import org.sekisho.typeset.Manuscript.Paragraph;
import org.sekisho.typeset.Manuscript.Piece;
import org.sekisho.typeset.Manuscript.Table;
import org.sekisho.typeset.Manuscript.Title;

/**
 * A manuscript as a Word file (.docx, ECMA-376 transitional): Word's own heading styles, tables with a repeated head, page
 * numbers at the foot. The same manuscript gives the same bytes.
 *
 * <p>The numbers of clauses are text, not Word's numbering: what was decided must not change when a paragraph goes.
 */
public final class DocxFile {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String W =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + OFFICE + "\"";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** Lengths in twentieths of a point. */
    private static final int EM = 210;

    private static final int SHORT_SIDE = 11906;
    private static final int LONG_SIDE = 16838;
    private static final int MARGIN = 1417;
    private static final int HEADING_STYLES = 6;

    private final Manuscript manuscript;
    private final StringBuilder body = new StringBuilder(1 << 16);
    private final int measure;

    private DocxFile(Manuscript manuscript) {
        this.manuscript = manuscript;
        boolean upright = manuscript.page().orientation() == Orientation.PORTRAIT;
        measure = (upright ? SHORT_SIDE : LONG_SIDE) - 2 * MARGIN;
    }

    /** Writes a manuscript. */
    public static byte[] of(Manuscript manuscript) {
        return new DocxFile(manuscript).file();
    }

    private byte[] file() {
        manuscript.blocks().forEach(this::block);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            part(zip, "[Content_Types].xml", contentTypes());
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="%1$s/relationships">\
                    <Relationship Id="rId1" Type="%2$s/officeDocument" Target="word/document.xml"/>\
                    <Relationship Id="rId2" Type="%1$s/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
                    </Relationships>""".formatted(PACKAGE, OFFICE));
            part(zip, "docProps/core.xml", properties(manuscript.metadata()));
            part(
                    zip,
                    "word/document.xml",
                    "<w:document" + W + "><w:body>" + body + section() + "</w:body></w:document>");
            part(zip, "word/_rels/document.xml.rels", """
                    <Relationships xmlns="%1$s/relationships">\
                    <Relationship Id="rId1" Type="%2$s/styles" Target="styles.xml"/>\
                    <Relationship Id="rId2" Type="%2$s/settings" Target="settings.xml"/>\
                    <Relationship Id="rId3" Type="%2$s/fontTable" Target="fontTable.xml"/>\
                    <Relationship Id="rId4" Type="%2$s/footer" Target="footer1.xml"/>\
                    <Relationship Id="rId5" Type="%2$s/header" Target="header1.xml"/>\
                    </Relationships>""".formatted(PACKAGE, OFFICE));
            part(zip, "word/styles.xml", styles());
            part(zip, "word/settings.xml", settings());
            part(zip, "word/fontTable.xml", fonts());
            part(zip, "word/footer1.xml", footer());
            part(zip, "word/header1.xml", header());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    // The text

    private void block(Block block) {
        switch (block) {
            case Title title -> styled("Title", "", List.of(Piece.plain(title.text())));
            case Heading heading ->
                styled(
                        "Heading" + Math.min(heading.level(), HEADING_STYLES),
                        indent(heading.left(), heading.left() + 1),
                        List.of(Piece.plain(heading.line())));
            case Paragraph paragraph -> paragraph("", paragraph);
            case Item item -> item(item);
            case Table table -> table(table);
            case PageBreak _ -> body.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        }
    }

    private void item(Item item) {
        List<Piece> label = item.number().isEmpty()
                ? List.of()
                : List.of(Piece.plain(item.paragraphs().isEmpty() ? item.number() : item.number() + Manuscript.SPACE));
        if (item.paragraphs().isEmpty()) {
            styled("ListParagraph", indent(item.left(), item.left()), label);
        }
        for (int i = 0; i < item.paragraphs().size(); i++) {
            List<Piece> pieces = new ArrayList<>(i == 0 ? label : List.of());
            pieces.addAll(item.paragraphs().get(i));
            styled("ListParagraph", indent(item.left() + (i == 0 ? 0 : 2), item.left() + 1), pieces);
        }
    }

    private void paragraph(String style, Paragraph paragraph) {
        String place = switch (paragraph.alignment()) {
            case JUSTIFIED -> indent(paragraph.first(), paragraph.left());
            case CENTRED -> indent(paragraph.first(), paragraph.left()) + "<w:jc w:val=\"center\"/>";
            case RIGHT -> indent(paragraph.first(), paragraph.left()) + "<w:jc w:val=\"right\"/>";
        };
        styled(style, place, paragraph.pieces());
    }

    private static String indent(int first, int left) {
        if (first == 0 && left == 0) {
            return "";
        }
        String line = first >= left
                ? "w:firstLine=\"" + (first - left) * EM + "\""
                : "w:hanging=\"" + (left - first) * EM + "\"";
        return "<w:ind w:left=\"" + left * EM + "\" " + line + "/>";
    }

    private void styled(String style, String place, List<Piece> pieces) {
        body.append("<w:p>");
        if (!style.isEmpty() || !place.isEmpty()) {
            body.append("<w:pPr>");
            if (!style.isEmpty()) {
                body.append("<w:pStyle w:val=\"").append(style).append("\"/>");
            }
            body.append(place).append("</w:pPr>");
        }
        pieces.forEach(piece -> run(body, piece));
        body.append("</w:p>");
    }

    private static void run(StringBuilder out, Piece piece) {
        if (piece.text().isEmpty()) {
            return;
        }
        out.append("<w:r>");
        if (piece.mark() == Mark.CHANGED) {
            out.append("<w:rPr><w:u w:val=\"single\"/></w:rPr>");
        }
        String[] parts = piece.text().split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.append("<w:tab/>");
            }
            if (!parts[i].isEmpty()) {
                out.append("<w:t xml:space=\"preserve\">")
                        .append(Xml.escaped(parts[i]))
                        .append("</w:t>");
            }
        }
        out.append("</w:r>");
    }

    private void table(Table table) {
        int sum = table.widths().stream().mapToInt(Integer::intValue).sum();
        List<Integer> widths =
                table.widths().stream().map(width -> measure * width / sum).toList();
        body.append("<w:tbl><w:tblPr><w:tblW w:w=\"")
                .append(widths.stream().mapToInt(Integer::intValue).sum())
                .append("\" w:type=\"dxa\"/><w:tblBorders>");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        }
        body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\" w:firstRow=\"")
                .append(table.head().isEmpty() ? 0 : 1)
                .append("\" w:firstColumn=\"")
                .append(table.keyed() ? 1 : 0)
                .append("\"/></w:tblPr><w:tblGrid>");
        widths.forEach(width -> body.append("<w:gridCol w:w=\"").append(width).append("\"/>"));
        body.append("</w:tblGrid>");
        if (!table.head().isEmpty()) {
            body.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (int column = 0; column < widths.size(); column++) {
                cell(widths.get(column), table.head().get(column), Optional.of(Alignment.CENTRED));
            }
            body.append("</w:tr>");
        }
        for (List<Cell> row : table.rows()) {
            body.append("<w:tr>");
            for (int column = 0; column < widths.size(); column++) {
                boolean names = table.keyed() && column == 0;
                cell(widths.get(column), row.get(column), names ? Optional.of(Alignment.JUSTIFIED) : Optional.empty());
            }
            body.append("</w:tr>");
        }
        // Word joins tables that nothing parts, and wants a paragraph behind the last.
        body.append("</w:tbl><w:p><w:pPr><w:spacing w:line=\"160\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    }

    /** @param naming how the words of a cell stand that names others */
    private void cell(int width, Cell cell, Optional<Alignment> naming) {
        body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/></w:tcPr>");
        if (cell.paragraphs().isEmpty()) {
            styled("TableText", "", List.of());
        }
        for (Paragraph paragraph : cell.paragraphs()) {
            if (naming.isPresent()) {
                paragraph("TableName", new Paragraph(naming.get(), 0, 0, paragraph.pieces()));
            } else {
                paragraph("TableText", paragraph);
            }
        }
        body.append("</w:tc>");
    }

    // Around the text

    private String section() {
        boolean upright = manuscript.page().orientation() == Orientation.PORTRAIT;
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>"
                + "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\""
                + (upright ? SHORT_SIDE : LONG_SIDE) + "\" w:h=\"" + (upright ? LONG_SIDE : SHORT_SIDE) + "\""
                + (upright ? "" : " w:orient=\"landscape\"") + "/><w:pgMar w:top=\"" + MARGIN + "\" w:right=\"" + MARGIN
                + "\" w:bottom=\"" + MARGIN + "\" w:left=\"" + MARGIN
                + "\" w:header=\"720\" w:footer=\"560\" w:gutter=\"0\"/></w:sectPr>";
    }

    private String footer() {
        StringBuilder text = new StringBuilder("<w:ftr" + W + "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
        field(text, "PAGE");
        run(text, Piece.plain(" / "));
        field(text, "NUMPAGES");
        text.append("</w:p>");
        manuscript.page().footer().ifPresent(line -> {
            text.append("<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>");
            run(text, Piece.plain(line));
            text.append("</w:p>");
        });
        return text.append("</w:ftr>").toString();
    }

    private static void field(StringBuilder text, String name) {
        text.append("<w:fldSimple w:instr=\" ").append(name).append(" \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    }

    private String header() {
        StringBuilder text = new StringBuilder("<w:hdr" + W + "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
        manuscript.page().header().ifPresent(line -> run(text, Piece.plain(line)));
        return text.append("</w:p></w:hdr>").toString();
    }

    private static String contentTypes() {
        StringBuilder types = new StringBuilder("<Types xmlns=\"" + PACKAGE + "/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\""
                + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        for (String[] part : new String[][] {
            {"document", "document.main"},
            {"styles", "styles"},
            {"settings", "settings"},
            {"fontTable", "fontTable"},
            {"footer1", "footer"},
            {"header1", "header"}
        }) {
            types.append("<Override PartName=\"/word/")
                    .append(part[0])
                    .append(".xml\" ContentType=\"")
                    .append(WORD)
                    .append(part[1])
                    .append("+xml\"/>");
        }
        return types.append("</Types>").toString();
    }

    private static String properties(Metadata metadata) {
        return "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
                + Xml.escaped(metadata.title()) + "</dc:title>"
                + metadata.author()
                        .map(name -> "<dc:creator>" + Xml.escaped(name) + "</dc:creator>")
                        .orElse("")
                + "<dc:language>" + Xml.escaped(metadata.language()) + "</dc:language>"
                + metadata.created()
                        .map(day -> "<dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                                + day.truncatedTo(ChronoUnit.SECONDS) + "</dcterms:created>")
                        .orElse("")
                + "</cp:coreProperties>";
    }

    private static String settings() {
        return "<w:settings" + W + "><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
                + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
                + " w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:settings>";
    }

    private static String fonts() {
        return "<w:fonts" + W + ">" + font("BIZ UDMincho Medium", "BIZ UD明朝 Medium", "roman")
                + font("BIZ UDGothic", "BIZ UDゴシック", "modern") + "</w:fonts>";
    }

    private static String font(String name, String japanese, String family) {
        return "<w:font w:name=\"" + name + "\"><w:altName w:val=\"" + japanese
                + "\"/><w:charset w:val=\"80\"/><w:family w:val=\"" + family
                + "\"/><w:pitch w:val=\"fixed\"/></w:font>";
    }

    private static String styles() {
        StringBuilder styles = new StringBuilder("<w:styles" + W + "><w:docDefaults><w:rPrDefault><w:rPr>");
        styles.append(face("BIZ UDMincho Medium"))
                .append("<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/>")
                .append("</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>")
                .append("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"350\" w:lineRule=\"atLeast\"/>")
                .append("<w:jc w:val=\"both\"/></w:pPr></w:pPrDefault></w:docDefaults>")
                .append("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>")
                .append("<w:qFormat/></w:style>");
        String gothic = face("BIZ UDGothic");
        style(styles, "Title", "Title", "<w:spacing w:after=\"280\"/><w:jc w:val=\"center\"/>", gothic + size(32));
        for (int level = 1; level <= HEADING_STYLES; level++) {
            style(
                    styles,
                    "Heading" + level,
                    "heading " + level,
                    "<w:keepNext/><w:spacing w:before=\"" + (level == 1 ? 180 : 40) + "\"/><w:jc w:val=\"left\"/>"
                            + "<w:outlineLvl w:val=\"" + (level - 1) + "\"/>",
                    gothic + size(level == 1 ? 23 : 21));
        }
        style(styles, "ListParagraph", "List Paragraph", "", "");
        String cell = "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"290\" w:lineRule=\"atLeast\"/>";
        style(styles, "TableText", "Table Text", cell, size(19));
        style(styles, "TableName", "Table Name", cell, gothic + size(19));
        style(styles, "Header", "header", "<w:jc w:val=\"right\"/>", size(16));
        style(
                styles,
                "Footer",
                "footer",
                "<w:spacing w:line=\"220\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
                size(16));
        return styles.append("</w:styles>").toString();
    }

    private static void style(StringBuilder styles, String id, String name, String paragraph, String letters) {
        styles.append("<w:style w:type=\"paragraph\" w:styleId=\"")
                .append(id)
                .append("\"><w:name w:val=\"")
                .append(name)
                .append("\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>")
                .append(paragraph)
                .append("</w:pPr><w:rPr>")
                .append(letters)
                .append("</w:rPr></w:style>");
    }

    private static String face(String name) {
        return "<w:rFonts w:ascii=\"" + name + "\" w:eastAsia=\"" + name + "\" w:hAnsi=\"" + name + "\" w:cs=\"" + name
                + "\"/>";
    }

    /** @param halves size in half points */
    private static String size(int halves) {
        return "<w:sz w:val=\"" + halves + "\"/><w:szCs w:val=\"" + halves + "\"/>";
    }
}
