package org.sekisho.policytext.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/**
 * A word-processor document (.docx) as the lines it prints, automatic numbers included.
 *
 * <p>Read are the text, tables (a row is a line, its cells parted by tabs), text boxes and footnotes. Deleted text, heads
 * and feet of pages, generated tables of contents and hidden text are layout or no text. XML is read as a stream without
 * document types and entities.
 */
final class DocxText {
    private static final String DOCUMENT = "word/document.xml";
    private static final int TWIPS_PER_COLUMN = 105;
    private static final int MOST_PARTS = 40;

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** What a style says about its paragraphs. */
    private static final class Style {
        String based = "";
        String name = "";
        String list = "";
        int level = -1;
        int outline = -1;
    }

    /** A paragraph while it is read. */
    private static final class Paragraph {
        final StringBuilder text = new StringBuilder();
        final List<String> asides = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        final List<Paragraph> boxes = new ArrayList<>();
        String style = "";
        String list = "";
        int level = -1;
        int outline = -1;
        int indent;
        boolean picture;
    }

    /** A row of a table while it is read: paragraphs by cell. */
    private static final class Row {
        final List<List<String>> cells = new ArrayList<>();
    }

    private final Packed packed;
    private final String file;
    private final Limits limits;
    private final LineCollector lines;
    private final Numbering numbering = new Numbering();
    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();

    private DocxText(Packed packed, String file, Limits limits) {
        this.packed = packed;
        this.file = file;
        this.limits = limits;
        this.lines = new LineCollector(file, limits.maxChars());
    }

    static SourceText read(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        if (bytes.length > 8 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
            throw Sources.refused(file, new Reason.Encrypted());
        }
        Packed packed = Packed.open(bytes, file, limits);
        if (!packed.has(DOCUMENT)) {
            throw new PolicyUnreadable(file, new Place.Part(DOCUMENT), new Reason.Broken("part missing"));
        }
        DocxText reading = new DocxText(packed, file, limits);
        reading.part("word/styles.xml", reading::styles);
        reading.part("word/numbering.xml", reading::numbering);
        reading.part("word/footnotes.xml", xml -> reading.notes(xml, "footnote"));
        reading.part("word/endnotes.xml", xml -> reading.notes(xml, "endnote"));
        reading.part(DOCUMENT, xml -> reading.body(xml, Optional.empty()));
        for (int i = 0; i <= MOST_PARTS; i++) {
            String number = i == 0 ? "" : Integer.toString(i);
            reading.part("word/header" + number + ".xml", reading::head);
            reading.part("word/footer" + number + ".xml", reading::head);
        }
        return reading.lines.text();
    }

    /** What reads one part; throws when the part breaks a rule. */
    private interface PartReader {
        void read(XMLStreamReader xml) throws XMLStreamException, PolicyUnreadable;
    }

    private void part(String name, PartReader reader) throws PolicyUnreadable {
        Optional<byte[]> bytes = packed.part(name);
        if (bytes.isEmpty()) {
            return;
        }
        Place place = new Place.Part(name);
        String head = new String(bytes.get(), 0, Math.min(bytes.get().length, 4096), StandardCharsets.ISO_8859_1);
        if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
            throw new PolicyUnreadable(file, place, new Reason.ForbiddenMarkup());
        }
        checkDepth(bytes.get(), place);
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes.get()));
            try {
                reader.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new PolicyUnreadable(file, place, new Reason.Broken("XML, line " + line), e);
        }
    }

    private void checkDepth(byte[] bytes, Place place) throws PolicyUnreadable {
        int depth = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] != '<') {
                continue;
            }
            byte next = bytes[i + 1];
            if (next == '/') {
                depth--;
            } else if (next != '!' && next != '?') {
                int end = i + 1;
                while (end < bytes.length && bytes[end] != '>') {
                    end++;
                }
                if (end < bytes.length && bytes[end - 1] != '/') {
                    depth++;
                }
                if (depth > limits.maxDepth()) {
                    throw new PolicyUnreadable(file, place, new Reason.TooDeep(limits.maxDepth()));
                }
                i = end - 1;
            }
        }
    }

    private void forbidTypes(int event, String part) throws PolicyUnreadable {
        if (event == XMLStreamConstants.DTD
                || event == XMLStreamConstants.ENTITY_REFERENCE
                || event == XMLStreamConstants.ENTITY_DECLARATION) {
            throw new PolicyUnreadable(file, new Place.Part(part), new Reason.ForbiddenMarkup());
        }
    }

    private void styles(XMLStreamReader xml) throws XMLStreamException, PolicyUnreadable {
        Style style = new Style();
        while (xml.hasNext()) {
            Deadline.check();
            int event = xml.next();
            forbidTypes(event, "word/styles.xml");
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "style" -> {
                    style = new Style();
                    styles.put(attribute(xml, "styleId"), style);
                }
                case "name" -> style.name = attribute(xml, "val");
                case "basedOn" -> style.based = attribute(xml, "val");
                case "numId" -> style.list = attribute(xml, "val");
                case "ilvl" -> style.level = number(xml, -1);
                case "outlineLvl" -> style.outline = number(xml, -1);
                default -> {}
            }
        }
        styles.forEach((id, one) -> {
            if (!one.list.isEmpty()) {
                numbering.styleLists.put(id, one.list);
            }
        });
    }

    private void numbering(XMLStreamReader xml) throws XMLStreamException, PolicyUnreadable {
        Numbering.Definition definition = new Numbering.Definition();
        Numbering.Use use = new Numbering.Use();
        Numbering.Level level = new Numbering.Level();
        int at = 0;
        boolean inUse = false;
        while (xml.hasNext()) {
            Deadline.check();
            int event = xml.next();
            forbidTypes(event, "word/numbering.xml");
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "abstractNum" -> {
                    definition = new Numbering.Definition();
                    numbering.definitions.put(attribute(xml, "abstractNumId"), definition);
                    inUse = false;
                }
                case "num" -> {
                    use = new Numbering.Use();
                    numbering.uses.put(attribute(xml, "numId"), use);
                    inUse = true;
                }
                case "abstractNumId" -> use.definition = attribute(xml, "val");
                case "numStyleLink" -> definition.styleLink = attribute(xml, "val");
                case "lvlOverride" -> at = levelNumber(attribute(xml, "ilvl"));
                case "startOverride" -> use.starts.put(at, number(xml, 1));
                case "lvl" -> {
                    at = levelNumber(attribute(xml, "ilvl"));
                    level = inUse ? new Numbering.Level() : definition.levels[at];
                    if (inUse) {
                        use.levels.put(at, level);
                    }
                }
                case "start" -> level.start = number(xml, 1);
                case "numFmt" -> level.format = attribute(xml, "val");
                case "lvlText" -> level.text = attribute(xml, "val");
                case "lvlRestart" -> level.restart = number(xml, -1);
                case "isLgl" -> level.plain = true;
                default -> {}
            }
        }
    }

    private static int levelNumber(String text) {
        int n = parse(text, 0);
        return n < 0 || n >= Numbering.LEVELS ? 0 : n;
    }

    private void notes(XMLStreamReader xml, String element) throws XMLStreamException, PolicyUnreadable {
        StringBuilder text = new StringBuilder();
        String id = "";
        boolean separator = false;
        while (xml.hasNext()) {
            Deadline.check();
            int event = xml.next();
            forbidTypes(event, "word/" + element + "s.xml");
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "footnote", "endnote" -> {
                        text.setLength(0);
                        id = element + attribute(xml, "id");
                        separator = attribute(xml, "type").contains("eparator");
                    }
                    case "t" -> text.append(xml.getElementText());
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(element)
                    && !separator) {
                notes.put(id, text.toString());
            }
        }
    }

    private void head(XMLStreamReader xml) throws XMLStreamException, PolicyUnreadable {
        body(xml, Optional.of(LayoutLine.Kind.RUNNING_HEAD));
    }

    /** Reads paragraphs and tables of the body, or of the head or foot of pages. */
    private void body(XMLStreamReader xml, Optional<LayoutLine.Kind> layout)
            throws XMLStreamException, PolicyUnreadable {
        List<Paragraph> open = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        boolean hidden = false;
        boolean aside = false;
        int contents = 0;
        int contentsDepth = 0;
        int depth = 0;
        StringBuilder asideText = new StringBuilder();
        while (xml.hasNext()) {
            Deadline.check();
            int event = xml.next();
            forbidTypes(event, DOCUMENT);
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                Paragraph at = open.isEmpty() ? null : open.getLast();
                switch (xml.getLocalName()) {
                    case "p" -> open.add(new Paragraph());
                    case "tr" -> rows.add(new Row());
                    case "tc" -> {
                        if (!rows.isEmpty()) {
                            rows.getLast().cells.add(new ArrayList<>());
                        }
                    }
                    case "docPartGallery" -> {
                        if (attribute(xml, "val").equals("Table of Contents") && contents == 0) {
                            contents = 1;
                            contentsDepth = depth - 3;
                        }
                    }
                    case "Fallback",
                            "delText",
                            "instrText",
                            "del",
                            "moveFrom",
                            "pPrChange",
                            "rPrChange",
                            "sectPrChange" -> {
                        skip(xml);
                        depth--;
                    }
                    case "r" -> hidden = false;
                    case "vanish" ->
                        hidden = !attribute(xml, "val").equals("0")
                                && !attribute(xml, "val").equals("false");
                    case "rt" -> aside = true;
                    case "t" -> {
                        String text = xml.getElementText();
                        depth--;
                        if (at != null) {
                            if (hidden) {
                                at.asides.add(text);
                            } else if (aside) {
                                asideText.append(text);
                            } else {
                                at.text.append(text);
                            }
                        }
                    }
                    default -> inParagraph(xml, at);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                switch (xml.getLocalName()) {
                    case "p" -> {
                        Paragraph done = open.removeLast();
                        Optional<LayoutLine.Kind> kind =
                                contents > 0 || style(done).startsWith("toc")
                                        ? Optional.of(LayoutLine.Kind.CONTENTS)
                                        : layout;
                        if (!open.isEmpty()) {
                            open.getLast().boxes.add(done);
                        } else if (rows.isEmpty() || rows.getLast().cells.isEmpty()) {
                            emit(done, kind);
                        } else {
                            rows.getLast().cells.getLast().add(numbered(done));
                            emitAsides(done);
                        }
                    }
                    case "tr" -> {
                        if (!rows.isEmpty()) {
                            emit(rows.removeLast(), rows, layout);
                        }
                    }
                    case "rt" -> {
                        aside = false;
                        if (!open.isEmpty()) {
                            open.getLast().asides.add(asideText.toString());
                        }
                        asideText.setLength(0);
                    }
                    case "sdt" -> contents = contents > 0 && depth <= contentsDepth ? 0 : contents;
                    default -> {}
                }
            }
        }
    }

    private static void inParagraph(XMLStreamReader xml, @Nullable Paragraph at) {
        if (at == null) {
            return;
        }
        switch (xml.getLocalName()) {
            case "pStyle" -> at.style = attribute(xml, "val");
            case "numId" -> at.list = attribute(xml, "val");
            case "ilvl" -> at.level = number(xml, -1);
            case "outlineLvl" -> at.outline = number(xml, -1);
            case "ind" -> at.indent = Math.clamp(parse(attribute(xml, "left"), 0) / TWIPS_PER_COLUMN, 0, 200);
            case "tab" -> {
                if (attribute(xml, "pos").isEmpty()) {
                    at.text.append('\t');
                }
            }
            case "br", "cr" -> {
                if (!attribute(xml, "type").equals("page")
                        && !attribute(xml, "type").equals("column")) {
                    at.text.append('\n');
                }
            }
            case "noBreakHyphen" -> at.text.append('-');
            case "footnoteReference" -> at.notes.add("footnote" + attribute(xml, "id"));
            case "endnoteReference" -> at.notes.add("endnote" + attribute(xml, "id"));
            case "drawing", "pict", "object" -> at.picture = true;
            default -> {}
        }
    }

    private void emit(Paragraph paragraph, Optional<LayoutLine.Kind> layout) throws PolicyUnreadable {
        int heading = heading(paragraph);
        if (paragraph.picture && paragraph.text.isEmpty() && paragraph.boxes.isEmpty()) {
            lines.doubt(Doubt.Kind.NO_TEXT_HERE, "");
        }
        String text = numbered(paragraph);
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            lines.add(text.substring(from, end), paragraph.indent, true, heading, layout);
            from = end + 1;
        }
        emitAsides(paragraph);
        for (Paragraph box : paragraph.boxes) {
            emit(box, layout);
        }
    }

    private void emitAsides(Paragraph paragraph) throws PolicyUnreadable {
        for (String aside : paragraph.asides) {
            lines.add(aside, 0, true, 0, Optional.of(LayoutLine.Kind.SITE));
        }
        for (String note : paragraph.notes) {
            lines.add(notes.getOrDefault(note, ""), 0, true, 0, Optional.empty());
        }
    }

    /** Prints a row: one line if no cell has several paragraphs, otherwise a line for each. */
    private void emit(Row row, List<Row> outer, Optional<LayoutLine.Kind> layout) throws PolicyUnreadable {
        boolean single = row.cells.stream()
                .allMatch(cell -> cell.stream().filter(text -> !text.isBlank()).count() <= 1);
        List<String> printed = new ArrayList<>();
        if (single) {
            StringBuilder line = new StringBuilder();
            for (List<String> cell : row.cells) {
                for (String text : cell) {
                    if (!text.isBlank()) {
                        line.append(line.isEmpty() ? "" : "\t").append(text.replace('\n', ' '));
                    }
                }
            }
            printed.add(line.toString());
        } else {
            row.cells.forEach(cell -> cell.forEach(text -> printed.addAll(List.of(text.split("\n", -1)))));
        }
        if (!outer.isEmpty() && !outer.getLast().cells.isEmpty()) {
            outer.getLast().cells.getLast().addAll(printed);
            return;
        }
        for (String text : printed) {
            lines.add(text, 0, true, 0, layout);
        }
    }

    /** The text of a paragraph behind its automatic number. */
    private String numbered(Paragraph paragraph) {
        String list = paragraph.list;
        int level = paragraph.level;
        Style style = styles.get(paragraph.style);
        for (int depth = 0; depth < 12 && style != null && (list.isEmpty() || level < 0); depth++) {
            if (list.isEmpty()) {
                list = style.list;
            }
            if (level < 0) {
                level = style.level;
            }
            style = styles.get(style.based);
        }
        String text = paragraph.text.toString();
        if (list.isEmpty() || list.equals("0")) {
            return text;
        }
        String number = numbering.next(list, Math.max(level, 0));
        if (number.isEmpty() || text.isBlank()) {
            return text;
        }
        return number.equals("・") ? number + text.strip() : number + " " + text;
    }

    private int heading(Paragraph paragraph) {
        int outline = paragraph.outline;
        Style style = styles.get(paragraph.style);
        for (int depth = 0; depth < 12 && style != null && outline < 0; depth++) {
            outline = style.outline;
            style = styles.get(style.based);
        }
        return outline < 0 || outline > 8 ? 0 : outline + 1;
    }

    private String style(Paragraph paragraph) {
        Style style = styles.get(paragraph.style);
        return (style == null ? paragraph.style : style.name).toLowerCase(Locale.ROOT);
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            Deadline.check();
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static int number(XMLStreamReader xml, int otherwise) {
        return parse(attribute(xml, "val"), otherwise);
    }

    private static int parse(String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : (int) Math.clamp(Double.parseDouble(text), -1, 1_000_000);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
