package org.sekisho.worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks put together part by part, as Excel and other programs write them. */
final class BookXml {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";

    /** Styles by number: 0 plain, 1 text, 2 yyyy/m/d, 3 ggge年m月d日, 4 #,##0, 5 built-in 57 (和暦), 6 R8.4.1, 7 bold. */
    private static final String STYLES = HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"3\">"
            + "<numFmt numFmtId=\"176\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
            + "<numFmt numFmtId=\"177\" formatCode=\"[$-411]ge\\.m\\.d;@\"/>"
            + "<numFmt numFmtId=\"178\" formatCode=\"#,##0&quot;件&quot;\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"游ゴシック\"/></font><font><b/><sz val=\"11\"/><name val=\"游ゴシック\"/></font></fonts>"
            + "<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"9\">" + xf(0, 0) + xf(49, 0) + xf(14, 0) + xf(176, 0) + xf(3, 0) + xf(57, 0)
            + xf(177, 0) + xf(0, 1)
            + xf(178, 0) + "</cellXfs></styleSheet>";

    private static final LocalDateTime MADE = LocalDateTime.of(2026, 4, 1, 8, 30);

    private record Part(String name, byte[] content) {}

    private final List<String[]> sheets = new ArrayList<>();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();
    private String properties = "";
    private String names = "";
    private boolean macros;

    private static String xf(int format, int font) {
        return "<xf numFmtId=\"" + format + "\" fontId=\"" + font
                + "\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>";
    }

    /** A sheet: what stands before its rows, its rows, what stands behind them. */
    BookXml sheet(String name, String before, String rows, String behind) {
        return sheet(
                name,
                "",
                HEAD + "<worksheet xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + before + "<sheetData>"
                        + rows + "</sheetData>" + behind + "</worksheet>");
    }

    /** A sheet as it stands in the file. */
    BookXml sheet(String name, String attributes, String xml) {
        sheets.add(new String[] {name, attributes, xml});
        return this;
    }

    /** Adds a shared text (the content of its {@code si}) and gives its number. */
    int shared(String si) {
        shared.add(si);
        return shared.size() - 1;
    }

    BookXml part(String name, String content) {
        parts.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    BookXml since1904() {
        properties = " date1904=\"1\"";
        return this;
    }

    BookXml names(String definedNames) {
        names = "<definedNames>" + definedNames + "</definedNames>";
        return this;
    }

    BookXml macros() {
        macros = true;
        parts.put("xl/vbaProject.bin", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
        return this;
    }

    byte[] bytes() {
        var types = new StringBuilder(HEAD
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + (macros ? "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>" : "")
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                + (macros
                        ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
                        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
                + "\"/>");
        var listed = new StringBuilder();
        var relations = new StringBuilder();
        var all = new ArrayList<Part>();
        for (int i = 1; i <= sheets.size(); i++) {
            var sheet = sheets.get(i - 1);
            listed.append(
                    "<sheet name=\"" + sheet[0] + "\" sheetId=\"" + i + "\" " + sheet[1] + " r:id=\"rId" + i + "\"/>");
            relations.append(relation("rId" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
            types.append(
                    "<Override PartName=\"/xl/worksheets/sheet" + i
                            + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            all.add(new Part("xl/worksheets/sheet" + i + ".xml", sheet[2].getBytes(StandardCharsets.UTF_8)));
        }
        relations.append(relation("rId100", "styles", "styles.xml"));
        types.append(
                "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>");
        all.add(new Part("xl/styles.xml", STYLES.getBytes(StandardCharsets.UTF_8)));
        if (!shared.isEmpty()) {
            relations.append(relation("rId101", "sharedStrings", "sharedStrings.xml"));
            types.append(
                    "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>");
            var texts = new StringBuilder(HEAD + "<sst xmlns=\"" + MAIN + "\" count=\"" + shared.size()
                    + "\" uniqueCount=\"" + shared.size() + "\">");
            shared.forEach(si -> texts.append("<si>").append(si).append("</si>"));
            all.add(new Part(
                    "xl/sharedStrings.xml", texts.append("</sst>").toString().getBytes(StandardCharsets.UTF_8)));
        }
        if (macros) {
            relations.append(
                    "<Relationship Id=\"rId102\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\""
                            + " Target=\"vbaProject.bin\"/>");
        }
        parts.forEach((name, content) -> all.add(new Part(name, content)));
        var workbook = HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><workbookPr" + properties
                + "/><sheets>" + listed + "</sheets>" + names + "</workbook>";
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            write(
                    zip,
                    "[Content_Types].xml",
                    types.append("</Types>").toString().getBytes(StandardCharsets.UTF_8));
            write(zip, "_rels/.rels", relationships(relation("rId1", "officeDocument", "xl/workbook.xml")));
            write(zip, "xl/workbook.xml", workbook.getBytes(StandardCharsets.UTF_8));
            write(zip, "xl/_rels/workbook.xml.rels", relationships(relations.toString()));
            for (var part : all) {
                write(zip, part.name(), part.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(MADE);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] relationships(String relations) {
        return (HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relations + "</Relationships>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    /** A row of cells. */
    static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }

    /** A cell with its text in itself. */
    static String t(String at, String text) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml(text) + "</t></is></c>";
    }

    /** A cell with a number. */
    static String n(String at, Object number, int style) {
        return "<c r=\"" + at + "\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    /** A cell with a shared text. */
    static String s(String at, int shared) {
        return "<c r=\"" + at + "\" t=\"s\"><v>" + shared + "</v></c>";
    }

    /** A cell with a style alone. */
    static String e(String at, int style) {
        return "<c r=\"" + at + "\" s=\"" + style + "\"/>";
    }

    /** A row of texts from column A on; an empty text is no cell. */
    static String texts(int number, String... texts) {
        var cells = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                cells.append(t(Letters.of(i) + number, texts[i]));
            }
        }
        return row(number, cells.toString());
    }

    static String merges(String... areas) {
        var merges = new StringBuilder("<mergeCells count=\"" + areas.length + "\">");
        for (var area : areas) {
            merges.append("<mergeCell ref=\"").append(area).append("\"/>");
        }
        return merges.append("</mergeCells>").toString();
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "_x000D_");
    }
}
