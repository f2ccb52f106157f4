package org.sekisho.worksheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes a workbook again with one sheet changed. Parts that do not change are copied packed as they are.
 *
 * <p>Rows go, and rows are put in between, only where everything that refers to rows of the sheet is known to move with
 * them. Where a formula needs a row alone, or an object that is not understood stands further down, the row stays, and
 * lines are added at the end of the sheet.
 */
final class BookPatch {

    private static final int LAST_ROW = 1_048_576;
    private static final Set<String> FORMULAS = Set.of("f", "formula", "formula1", "formula2", "definedName");
    private static final Set<String> FOREIGN =
            Set.of("pivotTable", "control", "oleObject", "package", "slicer", "timeline");
    private static final Set<String> ANCHORED = Set.of("drawing", "comments", "threadedComment");
    private static final Pattern OVERRIDE = Pattern.compile("<(?:\\w+:)?Override\\b[^>]*?/>");
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\b[^>]*?/>");
    private static final Pattern CALCULATION = Pattern.compile("<((?:\\w+:)?)calcPr\\b([^>]*?)(/?)>");
    private static final Pattern BEFORE_CALCULATION = Pattern.compile(
            "(?:</(?:\\w+:)?(?:sheets|functionGroups|externalReferences|definedNames)>|<(?:\\w+:)?(?:externalReferences|definedNames)/>)");

    private final Plan plan;
    private final Opened file;
    private final ExcelBook book;
    private final ExcelGrid grid;
    private final List<Note> notes;
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final Set<String> dropped = new HashSet<>();

    private BookPatch(Plan plan) {
        this.plan = plan;
        file = plan.sheet().file();
        book = file.book().orElseThrow();
        grid = (ExcelGrid) plan.sheet().grid();
        notes = new ArrayList<>(plan.notes());
    }

    static Written write(Plan plan) throws SheetUnreadable {
        var patch = new BookPatch(plan);
        try {
            return patch.write();
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            throw patch.book.archive().broken(patch.grid.part(), broken);
        }
    }

    private Written write() throws XMLStreamException, IOException, SheetUnreadable {
        var name = file.file();
        if (plan.none() && !book.hasMacros()) {
            return new Written(file.bytes(), name, notes);
        }
        if (!plan.none()) {
            change();
        }
        if (book.hasMacros()) {
            leaveMacrosOut();
            notes.add(new Note.MacrosLeftOut());
            name = name.replaceFirst("(?i)\\.xls[mx]$|\\.xltm$", "") + ".xlsx";
        }
        return new Written(packed(), name, notes);
    }

    private void change() throws XMLStreamException, IOException, SheetUnreadable {
        var gone = new HashSet<>(plan.gone());
        var edits = new TreeMap<Integer, Map<Integer, Raw>>(plan.edits());
        var filled = new HashSet<Integer>();
        int last = plan.lastEntry();
        int room = plan.next() == Integer.MAX_VALUE
                ? Math.max(0, LAST_ROW - last)
                : plan.unused().size();
        int fill = Math.min(room, plan.added().size());
        for (int i = 0; i < fill; i++) {
            edits.merge(last + 1 + i, plan.added().get(i), BookPatch::both);
            filled.add(last + 1 + i);
        }
        var inserted = new ArrayList<>(plan.added().subList(fill, plan.added().size()));
        int behind = last + fill;
        if (plan.next() == Integer.MAX_VALUE && !inserted.isEmpty()) {
            notes.add(new Note.NotAdded(inserted.size()));
            inserted.clear();
        }
        int firstMoved = Math.min(
                gone.stream().mapToInt(Integer::intValue).min().orElse(LAST_ROW + 1),
                inserted.isEmpty() ? LAST_ROW + 1 : behind + 1);
        int grown = plan.added().size();
        if (firstMoved <= LAST_ROW) {
            var obstacle = obstacle(firstMoved);
            if (obstacle.isPresent()) {
                gone.stream()
                        .sorted()
                        .forEach(row -> notes.add(new Note.RowLeft(row, Note.Why.OBJECTS, obstacle.get())));
                gone.clear();
                if (!inserted.isEmpty()) {
                    int row = Math.max(
                                    grid.lastRow(),
                                    grid.merges().areas().stream()
                                            .mapToInt(Area::lastRow)
                                            .max()
                                            .orElse(0))
                            + 2;
                    notes.add(new Note.AddedAtEnd(row));
                    for (var line : inserted) {
                        edits.merge(row, line, BookPatch::both);
                        filled.add(row++);
                    }
                    inserted.clear();
                    grown = fill;
                }
            }
            keepNeeded(gone);
        }
        var moves = new Moves(gone, behind, inserted.size(), last, grown);
        edits.keySet().removeIf(gone::contains);
        var sheet = new SheetPatch(
                book,
                grid.part(),
                grid.name(),
                true,
                moves,
                edits,
                filled,
                inserted,
                behind,
                last,
                plan.ended(),
                plan.columns(),
                notes);
        replace(grid.part(), sheet);
        if (!moves.none()) {
            for (var other : book.sheets()) {
                if (other != grid && mentions(other.part())) {
                    replace(other.part(), SheetPatch.ofOther(book, other.part(), grid.name(), moves));
                }
            }
            for (var relation : relations().values()) {
                if (relation.type().equals("table") && book.archive().has(relation.target())) {
                    replace(relation.target(), ofTable(relation.target(), moves));
                }
            }
            dropCalculationOrder();
        }
        workbook(moves);
    }

    private SheetPatch ofTable(String part, Moves moves) {
        return new SheetPatch(
                book,
                part,
                grid.name(),
                true,
                moves,
                Map.of(),
                Set.of(),
                List.of(),
                LAST_ROW,
                -1,
                Set.of(),
                plan.columns(),
                notes);
    }

    private static Map<Integer, Raw> both(Map<Integer, Raw> one, Map<Integer, Raw> other) {
        var both = new TreeMap<>(one);
        both.putAll(other);
        return both;
    }

    private Map<String, ExcelBook.Relation> relations() throws SheetUnreadable {
        return book.relations(grid.part(), book.archive().budget());
    }

    private void replace(String part, SheetPatch patch) throws IOException, XMLStreamException, SheetUnreadable {
        var out = new ByteArrayOutputStream(1 << 16);
        try (var in = book.archive().open(part, book.archive().budget())) {
            // Kept packed: a large sheet unpacks to more than the heap should hold.
            try (var packed = new Packing(out)) {
                patch.copy(in, packed);
            }
        }
        changed.put(Archive.key(part), out.toByteArray());
    }

    private void replace(String part, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new Packing(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        changed.put(Archive.key(part), out.toByteArray());
    }

    private String text(String part) throws IOException, SheetUnreadable {
        try (var in = book.archive().open(part, book.archive().budget())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What stands at or below a row and is not known to move with it. */
    private Optional<String> obstacle(int firstMoved) throws IOException, SheetUnreadable, XMLStreamException {
        for (var relation : relations().values()) {
            if (FOREIGN.contains(relation.type())) {
                return Optional.of(relation.type());
            }
            if (ANCHORED.contains(relation.type())
                    && book.archive().has(relation.target())
                    && lastAnchor(relation.target()) >= firstMoved) {
                return Optional.of(relation.type().equals("drawing") ? "drawing" : "comment");
            }
        }
        for (var entry : book.archive().entries()) {
            var part = Archive.key(entry.getName());
            if ((part.startsWith("xl/charts/") || part.startsWith("xl/pivotcache/"))
                    && part.endsWith(".xml")
                    && mentions(entry.getName())) {
                return Optional.of(part.startsWith("xl/charts/") ? "chart" : "pivotTable");
            }
        }
        return Optional.empty();
    }

    /** The last row at which a drawing or comment is anchored. */
    private int lastAnchor(String part) throws SheetUnreadable, XMLStreamException {
        int last = 0;
        try (var xml = new Xml(book.archive().open(part, book.archive().budget()), book.file(), part)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.is("row")) {
                        // Counted from 0.
                        var row = xml.text().strip();
                        last = Math.max(last, row.matches("[0-9]{1,7}") ? Integer.parseInt(row) + 1 : LAST_ROW);
                    } else if (xml.is("comment") || xml.is("threadedComment")) {
                        var reference = xml.attribute("ref");
                        last = Math.max(
                                last,
                                Area.of(reference == null ? "" : reference)
                                        .map(Area::lastRow)
                                        .orElse(LAST_ROW));
                    } else if (xml.is("absoluteAnchor")) {
                        last = LAST_ROW;
                    }
                }
            }
        }
        return last;
    }

    /** Takes back the rows that a formula, which stays, refers to alone. */
    private void keepNeeded(Set<Integer> gone) throws SheetUnreadable, XMLStreamException {
        if (gone.isEmpty()) {
            return;
        }
        var needed = new TreeMap<Integer, String>();
        for (var sheet : book.sheets()) {
            needed(sheet.part(), sheet == grid, sheet.name(), gone, needed);
        }
        needed(book.part(), false, "", gone, needed);
        needed.forEach((row, by) -> {
            gone.remove(row);
            notes.add(
                    new Note.RowLeft(row, by.startsWith("{") ? Note.Why.PARTS : Note.Why.FORMULA, by.replace("{", "")));
        });
    }

    private void needed(String part, boolean here, String name, Set<Integer> gone, Map<Integer, String> needed)
            throws SheetUnreadable, XMLStreamException {
        record Master(String text, int row, int place) {}
        var masters = new HashMap<String, Master>();
        int row = 0;
        int place = -1;
        try (var xml = new Xml(book.archive().open(part, book.archive().budget()), book.file(), part)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.is("row")) {
                    row = xml.number("r", row + 1);
                    place = -1;
                } else if (xml.is("c")) {
                    var reference = xml.attribute("r");
                    place = reference == null ? place + 1 : Letters.place(reference);
                } else if (FORMULAS.contains(xml.name())) {
                    boolean inCell = xml.is("f") && place >= 0;
                    boolean ofCells = xml.is("f") || xml.is("definedName");
                    var type = xml.attribute("t");
                    var shared = xml.attribute("si");
                    var reference = xml.attribute("ref");
                    var by = xml.is("definedName")
                            ? String.valueOf(xml.attribute("name"))
                            : (here ? "" : name + "!") + Letters.of(Math.max(place, 0)) + row;
                    var text = xml.text();
                    if (inCell && "shared".equals(type) && shared != null) {
                        if (text.isEmpty()) {
                            var master = masters.get(shared);
                            text = master == null
                                    ? ""
                                    : Formulas.copied(master.text(), row - master.row(), place - master.place());
                        } else {
                            masters.put(shared, new Master(text, row, place));
                        }
                    }
                    if (here && ("array".equals(type) || "dataTable".equals(type)) && reference != null) {
                        Area.of(reference)
                                .ifPresent(area -> gone.stream()
                                        .filter(one ->
                                                area.height() > 1 && one >= area.firstRow() && one <= area.lastRow())
                                        .forEach(one -> needed.put(one, "{" + by)));
                    }
                    if (ofCells && !(here && inCell && gone.contains(row))) {
                        Formulas.replaced(text, used -> {
                            if (Formulas.isTo(used, here, grid.name())) {
                                int from = Math.min(
                                        used.first().row(), used.second().row());
                                int to = Math.max(
                                        used.first().row(), used.second().row());
                                if (gone.contains(from)
                                        && gone.contains(to)
                                        && gone.stream()
                                                        .filter(one -> one >= from && one <= to)
                                                        .count()
                                                == to - from + 1L) {
                                    needed.putIfAbsent(to, by);
                                }
                            }
                            return Formulas.text(used);
                        });
                    }
                }
            }
        }
    }

    /** Whether a part names the sheet in a reference. */
    private boolean mentions(String part) throws SheetUnreadable, XMLStreamException {
        var name = grid.name().toLowerCase(java.util.Locale.ROOT);
        var quoted = name.replace("'", "''");
        try (var xml = new Xml(book.archive().open(part, book.archive().budget()), book.file(), part)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.is("worksheetSource") && grid.name().equalsIgnoreCase(xml.attribute("sheet"))) {
                        return true;
                    }
                    if (FORMULAS.contains(xml.name())) {
                        var text = xml.text().toLowerCase(java.util.Locale.ROOT);
                        if (text.contains(name + "!") || text.contains(quoted + "'!")) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /** Excel keeps in a part in which order it computes cells; it makes it anew when it is not there. */
    private void dropCalculationOrder() throws IOException, SheetUnreadable {
        if (book.archive().has("xl/calcChain.xml")) {
            drop(part -> part.equals("xl/calcchain.xml"));
        }
    }

    private void leaveMacrosOut() throws IOException, SheetUnreadable {
        drop(part -> part.startsWith("xl/vbaproject")
                || part.equals("xl/vbadata.xml")
                || part.startsWith("xl/_rels/vbaproject"));
        var types = current("[Content_Types].xml")
                .replaceAll(
                        "application/vnd\\.ms-excel\\.(?:sheet|template)\\.macroEnabled\\.main\\+xml",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
                .replace(
                        "application/vnd.ms-office.vbaProject",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings");
        replace("[Content_Types].xml", types);
    }

    /** Leaves parts out, with what is said of them in the content types and the workbook's relationships. */
    private void drop(java.util.function.Predicate<String> parts) throws IOException, SheetUnreadable {
        for (var entry : book.archive().entries()) {
            var part = Archive.key(entry.getName());
            if (parts.test(part)) {
                dropped.add(part);
            }
        }
        var types = OVERRIDE.matcher(current("[Content_Types].xml")).replaceAll(found -> {
            var part = new Tag(found.group()).get("PartName").orElse("");
            return dropped.contains(Archive.key(part)) ? "" : java.util.regex.Matcher.quoteReplacement(found.group());
        });
        replace("[Content_Types].xml", types);
        var part = book.part();
        int slash = part.lastIndexOf('/');
        var folder = part.substring(0, slash + 1);
        var rels = folder + "_rels/" + part.substring(slash + 1) + ".rels";
        if (book.archive().has(rels)) {
            var relations = RELATION.matcher(current(rels)).replaceAll(found -> {
                var target = new Tag(found.group()).get("Target").orElse("");
                var whole = target.startsWith("/") ? target : folder + target;
                return dropped.contains(Archive.key(whole))
                        ? ""
                        : java.util.regex.Matcher.quoteReplacement(found.group());
            });
            replace(rels, relations);
        }
    }

    /** The text of a part as it is by now. */
    private String current(String part) throws IOException, SheetUnreadable {
        var known = changed.get(Archive.key(part));
        if (known == null) {
            return text(part);
        }
        try (var in = new java.util.zip.InflaterInputStream(
                new ByteArrayInputStream(known), new java.util.zip.Inflater(true))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Names move with the rows, and what formulas show is computed anew when the book is opened. */
    private void workbook(Moves moves) throws IOException, XMLStreamException, SheetUnreadable {
        boolean names = !moves.none() && mentions(book.part());
        boolean formulas = false;
        for (var sheet : book.sheets()) {
            formulas |= hasFormula(sheet.part());
        }
        if (names) {
            replace(book.part(), SheetPatch.ofOther(book, book.part(), grid.name(), moves));
        }
        if (!formulas) {
            return;
        }
        var text = current(book.part());
        var calculation = CALCULATION.matcher(text);
        if (calculation.find()) {
            if (calculation.group(2).contains("fullCalcOnLoad")) {
                text = text.replaceFirst("fullCalcOnLoad\\s*=\\s*(\"[^\"]*\"|'[^']*')", "fullCalcOnLoad=\"1\"");
            } else {
                text = text.substring(0, calculation.end(2)) + " fullCalcOnLoad=\"1\""
                        + text.substring(calculation.end(2));
            }
        } else {
            var before = BEFORE_CALCULATION.matcher(text);
            int at = -1;
            String end = "";
            while (before.find()) {
                at = before.end();
                end = before.group();
            }
            if (at < 0) {
                return;
            }
            var prefix = end.contains(":") ? end.replaceFirst("^</?", "").replaceFirst(":.*", ":") : "";
            text = text.substring(0, at) + "<" + prefix + "calcPr fullCalcOnLoad=\"1\"/>" + text.substring(at);
        }
        replace(book.part(), text);
    }

    private boolean hasFormula(String part) throws IOException, SheetUnreadable {
        try (var in = book.archive().open(part, book.archive().budget())) {
            var buffer = new byte[1 << 14];
            int before = 0;
            int read;
            int last = 0;
            while ((read = in.read(buffer)) > 0) {
                for (int i = 0; i < read; i++) {
                    int sign = buffer[i];
                    if (last == 'f' && (before == '<' || before == ':') && (sign == '>' || sign == ' ')) {
                        return true;
                    }
                    before = last;
                    last = sign;
                }
            }
        }
        return false;
    }

    private byte[] packed() throws IOException {
        var out = new ByteArrayOutputStream(file.bytes().length + (1 << 16));
        try (var zip = new ZipArchiveOutputStream(out)) {
            for (var entry : book.archive().entries()) {
                var part = Archive.key(entry.getName());
                if (dropped.contains(part)) {
                    continue;
                }
                var content = changed.get(part);
                if (content == null) {
                    zip.addRawArchiveEntry(entry, book.archive().zip().getRawInputStream(entry));
                } else {
                    var written = new ZipArchiveEntry(entry.getName());
                    written.setTime(entry.getTime());
                    zip.putArchiveEntry(written);
                    try (var unpacked = unpacked(content)) {
                        unpacked.transferTo(zip);
                    }
                    zip.closeArchiveEntry();
                }
            }
        }
        return out.toByteArray();
    }

    private static InputStream unpacked(byte[] content) {
        return new java.util.zip.InflaterInputStream(
                new ByteArrayInputStream(content), new java.util.zip.Inflater(true));
    }

    /** Packs what is written to it. */
    private static final class Packing extends OutputStream {
        private final java.util.zip.DeflaterOutputStream out;
        private final java.util.zip.Deflater deflater =
                new java.util.zip.Deflater(java.util.zip.Deflater.BEST_SPEED, true);

        Packing(OutputStream out) {
            this.out = new java.util.zip.DeflaterOutputStream(out, deflater, 1 << 14);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            out.close();
            deflater.end();
        }
    }
}
