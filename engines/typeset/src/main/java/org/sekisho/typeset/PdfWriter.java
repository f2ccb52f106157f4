package org.sekisho.typeset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.GregorianCalendar;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.PdfLayout.Line;
import org.sekisho.typeset.PdfLayout.Placed;
import org.sekisho.typeset.PdfLayout.Segment;
import org.sekisho.typeset.PdfLayout.Slice;

/**
 * Writes laid-out pages as the objects of a PDF.
 *
 * <p>Everything on a page is either marked content of a node of the structure or an artifact: page numbers, lines of
 * tables, the line below changed text, repeated heads.
 */
final class PdfWriter {
    private static final double FOOT_SIZE = 9;
    private static final double FOOT_BASELINE = 42;
    private static final double SMALL_SIZE = 7;
    private static final double SMALL_BASELINE = 28;
    private static final double HEAD_BASELINE_FROM_TOP = 42;
    private static final double RULE = 0.5;

    private static final COSName STRUCT_ELEM = COSName.getPDFName("StructElem");
    private static final COSName MCR = COSName.getPDFName("MCR");
    private static final COSName MCID = COSName.MCID;

    /** PDF/A wants a description of every property that it does not know itself; the part of PDF/UA is one. */
    private static final String UA_SCHEMA = "<rdf:Description rdf:about=\"\""
            + " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
            + " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
            + " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
            + "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
            + "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
            + "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
            + "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
            + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
            + "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
            + "<pdfaProperty:category>internal</pdfaProperty:category>"
            + "<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>"
            + "</rdf:li></rdf:Seq></pdfaSchema:property>"
            + "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

    private final Manuscript manuscript;
    private final PdfLayout layout;
    private final PDDocument document;
    private final List<PDPage> pages = new ArrayList<>();
    /** Over all pages; the identifier of the file comes of it. */
    private final CRC32 checksum = new CRC32();
    /** For each page the nodes of its marked content, in the order of their numbers. */
    private final List<List<Node>> marked = new ArrayList<>();

    private PdfWriter(Manuscript manuscript, PDDocument document) {
        this.manuscript = manuscript;
        this.document = document;
        this.layout = new PdfLayout(manuscript);
    }

    static PdfFile write(Manuscript manuscript) {
        try (PDDocument document = new PDDocument()) {
            return new PdfWriter(manuscript, document).file();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private PdfFile file() throws IOException {
        List<List<Placed>> laidOut = layout.pages();
        COSDictionary fonts = new COSDictionary();
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        for (int i = 0; i < laidOut.size(); i++) {
            page(laidOut.get(i), i, laidOut.size(), resources);
        }
        fonts.setItem(COSName.getPDFName("M"), layout.mincho().embed(document));
        if (layout.gothic().used()) {
            fonts.setItem(COSName.getPDFName("G"), layout.gothic().embed(document));
        }
        catalog(laidOut);
        metadata();
        checksum.update(manuscript.metadata().title().getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(checksum.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        document.save(out);
        return new PdfFile(out.toByteArray(), laidOut.size(), List.copyOf(layout.missing()));
    }

    // Pages

    private void page(List<Placed> lines, int number, int count, COSDictionary resources) throws IOException {
        PDPage page = new PDPage(new PDRectangle((float) layout.width(), (float) layout.height()));
        document.addPage(page);
        pages.add(page);
        marked.add(new ArrayList<>());
        StringBuilder content = new StringBuilder(1 << 14);
        StringBuilder rules = new StringBuilder();
        int from = 0;
        while (from < lines.size()) {
            int to = from + 1;
            Optional<Slice> slice = lines.get(from).line().slice();
            while (slice.isPresent()
                    && to < lines.size()
                    && lines.get(to)
                            .line()
                            .slice()
                            .filter(other -> sameRow(slice.get(), other))
                            .isPresent()) {
                to++;
            }
            List<Placed> row = lines.subList(from, to);
            if (slice.isPresent()) {
                row(content, rules, row, slice.get(), number);
            } else {
                texts(content, rules, segments(row), number);
            }
            from = to;
        }
        if (!rules.isEmpty()) {
            content.append("/Artifact <</Type/Layout>> BDC\n0 G\n")
                    .append(rules)
                    .append("EMC\n");
        }
        margins(content, number, count);

        COSDictionary dictionary = page.getCOSObject();
        dictionary.setItem(COSName.RESOURCES, resources);
        dictionary.setInt(COSName.STRUCT_PARENTS, number);
        dictionary.setItem(COSName.getPDFName("Tabs"), COSName.S);
        COSStream stream = document.getDocument().createCOSStream();
        byte[] bytes = content.toString().getBytes(StandardCharsets.US_ASCII);
        checksum.update(bytes);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        dictionary.setItem(COSName.CONTENTS, stream);
    }

    private static boolean sameRow(Slice slice, Slice other) {
        return slice.grid() == other.grid() && slice.row() == other.row() && slice.repeated() == other.repeated();
    }

    /** A segment with the baseline that it stands on, from the lower edge of the paper. */
    private record At(Segment segment, double baseline) {}

    private List<At> segments(List<Placed> lines) {
        List<At> segments = new ArrayList<>();
        for (Placed placed : lines) {
            for (Segment segment : placed.line().segments()) {
                double down = placed.top() + PdfLayout.baseline(placed.line(), segment.size());
                segments.add(new At(segment, layout.height() - down));
            }
        }
        return segments;
    }

    /** The part of a row that is on this page: its cells one after the other, and the lines around them. */
    private void row(StringBuilder content, StringBuilder rules, List<Placed> lines, Slice slice, int page) {
        List<At> all = segments(lines);
        double[] edges = slice.grid().edges();
        if (slice.repeated()) {
            content.append("/Artifact <</Type/Pagination>> BDC\n");
        }
        for (int column = 0; column + 1 < edges.length; column++) {
            double left = edges[column];
            double right = edges[column + 1];
            List<At> cell = all.stream()
                    .filter(at -> at.segment().x() >= left && at.segment().x() < right)
                    .toList();
            if (slice.repeated()) {
                cell.forEach(at -> show(content, at.segment(), at.baseline()));
            } else {
                texts(content, rules, cell, page);
            }
        }
        if (slice.repeated()) {
            content.append("EMC\n");
        }
        double top = layout.height() - lines.getFirst().top();
        double bottom =
                layout.height() - lines.getLast().top() - lines.getLast().line().pitch();
        for (double edge : edges) {
            line(rules, layout.left() + edge, top, layout.left() + edge, bottom);
        }
        line(rules, layout.left(), top, layout.left() + edges[edges.length - 1], top);
        line(rules, layout.left(), bottom, layout.left() + edges[edges.length - 1], bottom);
    }

    private void texts(StringBuilder content, StringBuilder rules, List<At> segments, int page) {
        Optional<Node> open = Optional.empty();
        for (At at : segments) {
            Segment segment = at.segment();
            if (open.isEmpty() || open.get() != segment.node()) {
                open.ifPresent(node -> content.append("EMC\n"));
                List<Node> nodes = marked.get(page);
                content.append('/')
                        .append(segment.node().tag())
                        .append(" <</MCID ")
                        .append(nodes.size())
                        .append(">> BDC\n");
                segment.node().add(new Node.Content(page, nodes.size()));
                nodes.add(segment.node());
                open = Optional.of(segment.node());
            }
            show(content, segment, at.baseline());
            if (segment.changed()) {
                double below = at.baseline() - 0.16 * segment.size();
                double from = layout.left() + segment.x();
                line(rules, from, below, from + segment.width(), below);
            }
        }
        if (open.isPresent()) {
            content.append("EMC\n");
        }
    }

    private void show(StringBuilder content, Segment segment, double baseline) {
        content.append("BT /")
                .append(segment.font() == layout.gothic() ? 'G' : 'M')
                .append(' ');
        number(content, segment.size());
        content.append(" Tf ");
        if (segment.gap() > 0) {
            number(content, segment.gap());
            content.append(" Tc ");
        }
        number(content, layout.left() + segment.x());
        content.append(' ');
        number(content, baseline);
        content.append(" Td ");
        signs(content, segment.signs());
        if (segment.gap() > 0) {
            content.append("0 Tc ");
        }
        content.append("ET\n");
    }

    private static void signs(StringBuilder content, List<PdfFont.Sign> signs) {
        content.append("[<");
        for (PdfFont.Sign sign : signs) {
            if (sign.over()) {
                content.append("> ").append(sign.advance()).append(" <");
            }
            PdfFont.hex(content, sign.code());
        }
        content.append(">] TJ ");
    }

    private static void line(StringBuilder rules, double x1, double y1, double x2, double y2) {
        number(rules, RULE);
        rules.append(" w ");
        number(rules, x1);
        rules.append(' ');
        number(rules, y1);
        rules.append(" m ");
        number(rules, x2);
        rules.append(' ');
        number(rules, y2);
        rules.append(" l S\n");
    }

    /** Up to two decimals, the same in every locale. */
    private static void number(StringBuilder out, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest > 0) {
            out.append('.').append(rest / 10);
            if (rest % 10 > 0) {
                out.append(rest % 10);
            }
        }
    }

    // Head and foot of the page

    private void margins(StringBuilder content, int page, int count) {
        manuscript
                .page()
                .header()
                .ifPresent(text -> margin(
                        content, "Header", text, SMALL_SIZE + 1, layout.height() - HEAD_BASELINE_FROM_TOP, true));
        margin(content, "Footer", page + 1 + " / " + count, FOOT_SIZE, FOOT_BASELINE, false);
        manuscript
                .page()
                .footer()
                .ifPresent(text -> margin(content, "Footer", text, SMALL_SIZE, SMALL_BASELINE, false));
    }

    /** One line in a margin, made smaller where it is wider than the text. */
    private void margin(
            StringBuilder content, String where, String text, double wished, double baseline, boolean right) {
        List<PdfFont.Sign> signs = new ArrayList<>();
        for (String sign : Signs.of(text)) {
            signs.addAll(layout.mincho().draw(sign));
        }
        double ems = signs.stream().mapToInt(PdfFont.Sign::advance).sum() / 1000.0;
        double size = Math.min(wished, layout.measure() / Math.max(ems, 1));
        double slack = layout.measure() - ems * size;
        content.append("/Artifact <</Type/Pagination/Subtype/").append(where).append(">> BDC\nBT /M ");
        number(content, size);
        content.append(" Tf ");
        number(content, layout.left() + (right ? slack : slack / 2));
        content.append(' ');
        number(content, baseline);
        content.append(" Td ");
        signs(content, signs);
        content.append("ET\nEMC\n");
    }

    // Structure, bookmarks, metadata

    private void catalog(List<List<Placed>> laidOut) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        document.getDocument().setVersion(1.7f);
        catalog.setString(COSName.LANG, manuscript.metadata().language());
        COSDictionary markInfo = new COSDictionary();
        markInfo.setBoolean(COSName.getPDFName("Marked"), true);
        catalog.setItem(COSName.getPDFName("MarkInfo"), markInfo);
        COSDictionary preferences = new COSDictionary();
        preferences.setBoolean(COSName.getPDFName("DisplayDocTitle"), true);
        catalog.setItem(COSName.getPDFName("ViewerPreferences"), preferences);
        catalog.setItem(COSName.OUTPUT_INTENTS, colours());

        COSDictionary root = new COSDictionary();
        root.setItem(COSName.TYPE, COSName.STRUCT_TREE_ROOT);
        Map<Node, COSDictionary> elements = new IdentityHashMap<>();
        root.setItem(COSName.K, element(layout.root(), root, elements));
        COSArray numbers = new COSArray();
        for (int page = 0; page < marked.size(); page++) {
            COSArray owners = new COSArray();
            for (Node node : marked.get(page)) {
                owners.add(elements.get(node));
            }
            numbers.add(COSInteger.get(page));
            numbers.add(owners);
        }
        COSDictionary parents = new COSDictionary();
        parents.setItem(COSName.NUMS, numbers);
        root.setItem(COSName.PARENT_TREE, parents);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, marked.size());
        catalog.setItem(COSName.STRUCT_TREE_ROOT, root);
        bookmarks(laidOut);
    }

    /** What grey means in this file. */
    private COSArray colours() throws IOException {
        COSStream profile = document.getDocument().createCOSStream();
        profile.setInt(COSName.N, 1);
        try (var out = profile.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(GreyProfile.bytes());
        }
        COSDictionary intent = new COSDictionary();
        intent.setItem(COSName.TYPE, COSName.getPDFName("OutputIntent"));
        intent.setItem(COSName.S, COSName.getPDFName("GTS_PDFA1"));
        intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, GreyProfile.NAME);
        intent.setString(COSName.INFO, GreyProfile.NAME);
        intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
        COSArray intents = new COSArray();
        intents.add(intent);
        return intents;
    }

    private COSDictionary element(Node node, COSDictionary parent, Map<Node, COSDictionary> elements) {
        COSDictionary element = new COSDictionary();
        elements.put(node, element);
        element.setItem(COSName.TYPE, STRUCT_ELEM);
        element.setItem(COSName.S, COSName.getPDFName(node.tag()));
        element.setItem(COSName.P, parent);
        attributes(node).ifPresent(attributes -> element.setItem(COSName.A, attributes));
        Optional<Integer> page = node.kids().stream()
                .filter(Node.Content.class::isInstance)
                .map(kid -> ((Node.Content) kid).page())
                .findFirst();
        page.ifPresent(number -> element.setItem(COSName.PG, pages.get(number)));
        COSArray kids = new COSArray();
        for (Node.Kid kid : node.kids()) {
            kids.add(
                    switch (kid) {
                        case Node.Part(Node part) -> element(part, element, elements);
                        case Node.Content(int on, int id) -> content(on, id, page.orElse(-1));
                    });
        }
        element.setItem(COSName.K, kids);
        return element;
    }

    private COSBase content(int page, int id, int usual) {
        if (page == usual) {
            return COSInteger.get(id);
        }
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, MCR);
        reference.setItem(COSName.PG, pages.get(page));
        reference.setInt(MCID, id);
        return reference;
    }

    private static Optional<COSDictionary> attributes(Node node) {
        COSDictionary attributes = new COSDictionary();
        switch (node.tag()) {
            case "TH" -> {
                attributes.setName(COSName.O, "Table");
                attributes.setName("Scope", node.ofRow() ? "Row" : "Column");
            }
            case "Span" -> {
                attributes.setName(COSName.O, "Layout");
                attributes.setName("TextDecorationType", "Underline");
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(attributes);
    }

    private void bookmarks(List<List<Placed>> laidOut) {
        if (layout.entries().isEmpty()) {
            return;
        }
        Map<Line, double[]> places = new IdentityHashMap<>();
        for (int page = 0; page < laidOut.size(); page++) {
            for (Placed placed : laidOut.get(page)) {
                places.put(placed.line(), new double[] {page, layout.height() - placed.top()});
            }
        }
        PDDocumentOutline outline = new PDDocumentOutline();
        Deque<PDOutlineItem> open = new ArrayDeque<>();
        Deque<Integer> levels = new ArrayDeque<>();
        for (PdfLayout.Entry entry : layout.entries()) {
            double[] place = places.get(entry.line());
            if (place == null) {
                continue;
            }
            PDPageXYZDestination destination = new PDPageXYZDestination();
            destination.setPage(pages.get((int) place[0]));
            destination.setTop((int) Math.ceil(place[1]));
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(entry.text());
            item.setDestination(destination);
            while (!levels.isEmpty() && levels.peek() >= entry.level()) {
                levels.pop();
                open.pop();
            }
            if (open.isEmpty()) {
                outline.addLast(item);
            } else {
                open.peek().addLast(item);
            }
            open.push(item);
            levels.push(entry.level());
        }
        document.getDocumentCatalog().setDocumentOutline(outline);
        outline.openNode();
    }

    private void metadata() throws IOException {
        Metadata metadata = manuscript.metadata();
        var information = document.getDocumentInformation();
        information.setTitle(metadata.title());
        metadata.author().ifPresent(information::setAuthor);
        metadata.created()
                .ifPresent(day -> information.setCreationDate(GregorianCalendar.from(day.atZone(ZoneOffset.UTC))));
        COSStream stream = document.getDocument().createCOSStream();
        stream.setItem(COSName.TYPE, COSName.METADATA);
        stream.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
        try (var out = stream.createOutputStream()) {
            out.write(xmp(metadata).getBytes(StandardCharsets.UTF_8));
        }
        document.getDocumentCatalog().getCOSObject().setItem(COSName.METADATA, stream);
    }

    private static String xmp(Metadata metadata) {
        String title = Xml.escaped(metadata.title());
        String author = metadata.author()
                .map(name -> "<dc:creator><rdf:Seq><rdf:li>" + Xml.escaped(name) + "</rdf:li></rdf:Seq></dc:creator>")
                .orElse("");
        String created = metadata.created()
                .map(day -> "<xmp:CreateDate>" + seconds(day) + "</xmp:CreateDate>")
                .orElse("");
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                + " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
                + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                + "<pdfuaid:part>1</pdfuaid:part>"
                + "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + title + "</rdf:li></rdf:Alt></dc:title>"
                + "<dc:language><rdf:Bag><rdf:li>" + Xml.escaped(metadata.language())
                + "</rdf:li></rdf:Bag></dc:language>" + author + created
                + "</rdf:Description>" + UA_SCHEMA + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }

    private static String seconds(Instant day) {
        return day.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
