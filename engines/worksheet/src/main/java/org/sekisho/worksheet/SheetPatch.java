package org.sekisho.worksheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Wareki;

/**
 * Copies the part of a sheet with some cells and rows changed.
 *
 * <p>Rows go by one after another. One in which nothing changes is copied byte for byte; in one that changes, so are the
 * cells that do not. What stands around the rows is copied too, with the areas and formulas that refer to moved rows
 * changed.
 */
final class SheetPatch {

    private static final int DEEPEST = 200;

    /** Elements around the rows whose text is a formula. */
    private static final Set<String> FORMULAS = Set.of("formula", "formula1", "formula2", "f", "definedName");

    /** Elements that go when all their cells do. */
    private static final Set<String> BOUND = Set.of(
            "mergeCell", "hyperlink", "dataValidation", "conditionalFormatting", "ignoredError", "protectedRange");

    private static final Set<String> CONTAINERS =
            Set.of("mergeCells", "hyperlinks", "dataValidations", "ignoredErrors", "protectedRanges");

    /** Elements whose areas grow with the table. */
    private static final Set<String> GROWING =
            Set.of("dimension", "autoFilter", "dataValidation", "conditionalFormatting", "table", "sortState", "sqref");

    /** A cell as it stands in the file. */
    private record CellXml(int place, String raw, @Nullable FormulaXml formula) {
        Tag tag() {
            return new Tag(raw.substring(0, raw.indexOf('>') + 1));
        }
    }

    /** A formula as it stands in its cell, from one sign to another. */
    private record FormulaXml(int from, int to, String tag, String text) {}

    /** A row as it stands in the file: cells, and whatever is between them. */
    private record RowXml(int number, String tag, List<Object> content) {
        List<CellXml> cells() {
            return content.stream()
                    .filter(CellXml.class::isInstance)
                    .map(CellXml.class::cast)
                    .toList();
        }
    }

    private record Master(String text, int row, int place) {}

    private final ExcelBook book;
    private final String part;
    private final String sheet;
    private final boolean here;
    private final Moves moves;
    private final TreeMap<Integer, Map<Integer, Raw>> edits;
    private final Set<Integer> filled;
    private final List<Map<Integer, Raw>> inserted;
    private final int behind;
    private final int lastEntry;
    private final Set<Area> ended;
    private final Columns columns;
    private final List<Note> notes;

    private final Map<String, Master> masters = new HashMap<>();
    private final Map<Integer, String> dayStyles = new HashMap<>();
    private Optional<RowXml> template = Optional.empty();
    private boolean emitted;
    private String prefix = "";

    /** Copies another sheet, in which formulas refer to the one whose rows move. */
    static SheetPatch ofOther(ExcelBook book, String part, String sheet, Moves moves) {
        return new SheetPatch(
                book,
                part,
                sheet,
                false,
                moves,
                Map.of(),
                Set.of(),
                List.of(),
                Integer.MAX_VALUE,
                -1,
                Set.of(),
                new Columns(HeaderRows.OUTSIDE, 1, List.of()),
                new ArrayList<>());
    }

    /**
     * @param here whether the sheet is the one whose rows move
     * @param edits what to write, by row and place
     * @param filled rows of the edits that were blank
     * @param inserted rows to put in
     * @param behind the row behind which they are put in
     */
    SheetPatch(
            ExcelBook book,
            String part,
            String sheet,
            boolean here,
            Moves moves,
            Map<Integer, Map<Integer, Raw>> edits,
            Set<Integer> filled,
            List<Map<Integer, Raw>> inserted,
            int behind,
            int lastEntry,
            Set<Area> ended,
            Columns columns,
            List<Note> notes) {
        this.book = book;
        this.part = part;
        this.sheet = sheet;
        this.here = here;
        this.moves = moves;
        this.edits = new TreeMap<>(edits);
        this.filled = filled;
        this.inserted = inserted;
        this.behind = behind;
        this.lastEntry = lastEntry;
        this.ended = ended;
        this.columns = columns;
        this.notes = notes;
        emitted = inserted.isEmpty();
    }

    void copy(InputStream in, OutputStream out) throws IOException, XMLStreamException, SheetUnreadable {
        boolean around = !moves.none() || !ended.isEmpty();
        int depth = 0;
        try (var tokens = new Tokens(in, book.file(), part)) {
            while (true) {
                int event = tokens.next();
                if (event == XMLStreamConstants.START_ELEMENT && depth == 1) {
                    if (tokens.xml().is("sheetData")) {
                        rows(tokens, out);
                    } else if (around) {
                        out.write(bytes(patched(tokens, "worksheet", 0).orElse("")));
                    } else {
                        long from = tokens.start();
                        tokens.skip();
                        tokens.copy(from, tokens.end(), out);
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && depth == 0
                        && around
                        && tokens.xml().is("table")) {
                    // A table of the sheet is a part of its own.
                    out.write(bytes(patched(tokens, "", 0).orElse("")));
                } else {
                    depth += event == XMLStreamConstants.START_ELEMENT
                            ? 1
                            : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
                    tokens.copy(tokens.start(), tokens.end(), out);
                }
                tokens.forget(tokens.end());
                if (event == XMLStreamConstants.END_DOCUMENT) {
                    return;
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void rows(Tokens tokens, OutputStream out) throws IOException, XMLStreamException, SheetUnreadable {
        var tag = new Tag(tokens.text());
        prefix = tag.prefix();
        if (tokens.xml().isEmpty()) {
            tokens.next();
            if (edits.isEmpty() && emitted) {
                out.write(bytes(tag.empty()));
            } else {
                out.write(bytes(tag.open()));
                before(Integer.MAX_VALUE, out);
                out.write(bytes(tag.close()));
            }
            return;
        }
        tokens.copy(tokens.start(), tokens.end(), out);
        tokens.forget(tokens.end());
        int last = 0;
        while (true) {
            int event = tokens.next();
            if (event == XMLStreamConstants.START_ELEMENT && tokens.xml().is("row")) {
                int number = tokens.xml().number("r", last + 1);
                last = number;
                before(number, out);
                boolean plain = !edits.containsKey(number)
                        && moves.none()
                        && (number != lastEntry || edits.isEmpty() && emitted);
                if (plain) {
                    long from = tokens.start();
                    tokens.skip();
                    tokens.copy(from, tokens.end(), out);
                } else {
                    long from = tokens.start();
                    var row = row(tokens, number);
                    long to = tokens.end();
                    if (number >= columns.firstLine()
                            && number <= lastEntry
                            && !row.cells().isEmpty()) {
                        template = Optional.of(row);
                    }
                    if (!(here && moves.isGone(number))) {
                        var changed = changed(row);
                        if (changed.isPresent()) {
                            out.write(bytes(changed.get()));
                        } else {
                            tokens.copy(from, to, out);
                        }
                    } else {
                        edits.remove(number);
                    }
                }
            } else {
                if (event == XMLStreamConstants.END_ELEMENT) {
                    before(Integer.MAX_VALUE, out);
                    tokens.copy(tokens.start(), tokens.end(), out);
                    return;
                }
                if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw new XMLStreamException("unexpected end");
                }
                tokens.copy(tokens.start(), tokens.end(), out);
            }
            tokens.forget(tokens.end());
        }
    }

    /** Writes the rows that come before one of the file. */
    private void before(int number, OutputStream out) throws IOException {
        while (!edits.isEmpty() && edits.firstKey() < number && edits.firstKey() <= behind) {
            var first = edits.firstEntry();
            edits.remove(first.getKey());
            out.write(bytes(made(moves.row(first.getKey()), first.getValue())));
        }
        if (!emitted && number > behind) {
            emitted = true;
            int row = moves.firstInserted();
            for (var cells : inserted) {
                out.write(bytes(made(row++, cells)));
            }
        }
        while (!edits.isEmpty() && edits.firstKey() < number) {
            var first = edits.firstEntry();
            edits.remove(first.getKey());
            out.write(bytes(made(moves.row(first.getKey()), first.getValue())));
        }
    }

    private RowXml row(Tokens tokens, int number) throws XMLStreamException, SheetUnreadable {
        var tag = tokens.text();
        var content = new ArrayList<Object>();
        int place = -1;
        while (true) {
            int event = tokens.next();
            if (event == XMLStreamConstants.START_ELEMENT && tokens.xml().is("c")) {
                var reference = tokens.xml().attribute("r");
                place = reference == null ? place + 1 : Letters.place(reference);
                var cell = cell(tokens, number, place);
                content.add(cell);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                long from = tokens.start();
                tokens.skip();
                content.add(tokens.text(from, tokens.end()));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return new RowXml(number, tag, content);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("unexpected end");
            } else {
                content.add(tokens.text());
            }
        }
    }

    private CellXml cell(Tokens tokens, int row, int place) throws XMLStreamException, SheetUnreadable {
        long from = tokens.start();
        int style = tokens.xml().number("s", 0);
        var shown = book.formats().of(style);
        if (shown == NumberFormats.Shown.DAY || shown == NumberFormats.Shown.ERA) {
            dayStyles.put(place, Integer.toString(style));
        }
        FormulaXml formula = null;
        while (true) {
            int event = tokens.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (tokens.xml().is("f")) {
                    long start = tokens.start();
                    var tag = tokens.text();
                    var type = tokens.xml().attribute("t");
                    var shared = tokens.xml().attribute("si");
                    var text = tokens.element();
                    formula = new FormulaXml((int) (start - from), (int) (tokens.end() - from), tag, text);
                    if ("shared".equals(type) && shared != null && !text.isEmpty()) {
                        masters.put(shared, new Master(text, row, place));
                    }
                } else {
                    tokens.skip();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("unexpected end");
            }
        }
        if (formula == null) {
            return new CellXml(place, tokens.text(from, tokens.end()), null);
        }
        // Places in the text, which has fewer signs than bytes.
        int start = tokens.text(from, from + formula.from()).length();
        int end = tokens.text(from, from + formula.to()).length();
        return new CellXml(
                place, tokens.text(from, tokens.end()), new FormulaXml(start, end, formula.tag(), formula.text()));
    }

    /** The row as it is to be; empty if it is as it was. */
    private Optional<String> changed(RowXml row) {
        int number = here ? moves.row(row.number()) : row.number();
        boolean moved = number != row.number();
        boolean fills = filled.contains(row.number());
        var values =
                new TreeMap<>(Optional.ofNullable(edits.remove(row.number())).orElseGet(Map::of));
        boolean changed = moved;
        boolean more = false;
        var content = new StringBuilder();
        for (var piece : row.content()) {
            if (piece instanceof CellXml cell) {
                while (!values.isEmpty() && values.firstKey() < cell.place()) {
                    var first = values.firstEntry();
                    values.remove(first.getKey());
                    content.append(written(newCell(first.getKey(), number, row), first.getKey(), first.getValue()));
                    more = true;
                }
                var value = values.remove(cell.place());
                if (value != null && cell.formula() != null) {
                    if (!fills) {
                        notes.add(new Note.FormulaKept(row.number(), Letters.of(cell.place()), heading(cell.place())));
                    }
                    value = null;
                }
                if (value != null) {
                    changed = true;
                    content.append(written(
                            cell.tag().setFirst("r", Letters.of(cell.place()) + number), cell.place(), value));
                } else {
                    var same = formula(cell, row.number());
                    changed |= !same.equals(cell.raw());
                    content.append(moved ? renumbered(same, cell.place(), number) : same);
                }
            } else {
                content.append(piece);
            }
        }
        for (var left : values.entrySet()) {
            if (!(left.getValue() instanceof Raw.Blank)) {
                content.append(written(newCell(left.getKey(), number, row), left.getKey(), left.getValue()));
                more = true;
            }
        }
        if (!changed && !more) {
            return Optional.empty();
        }
        var tag = new Tag(row.tag());
        if (moved) {
            tag.setFirst("r", Integer.toString(number));
        }
        if (more) {
            tag.remove("spans");
        }
        return Optional.of(content.isEmpty() ? tag.empty() : tag.open() + content + tag.close());
    }

    private static String renumbered(String cell, int place, int row) {
        int end = cell.indexOf('>') + 1;
        return new Tag(cell.substring(0, end)).setFirst("r", Letters.of(place) + row) + cell.substring(end);
    }

    private String heading(int place) {
        return columns.columns().stream()
                .filter(column -> column.place() == place)
                .map(Column::name)
                .findFirst()
                .orElse("");
    }

    /** A cell with the style of the row above, or of its own row. */
    private Tag newCell(int place, int number, RowXml row) {
        var tag = new Tag("<" + prefix + "c>").set("r", Letters.of(place) + number);
        var style = template.flatMap(above -> above.cells().stream()
                        .filter(cell -> cell.place() == place)
                        .findFirst())
                .flatMap(cell -> cell.tag().get("s"))
                .or(() -> new Tag(row.tag()).get("s"));
        style.ifPresent(s -> tag.set("s", s));
        return tag;
    }

    /** A row that was not there, in the style of the last entry. */
    private String made(int number, Map<Integer, Raw> values) {
        var left = new TreeMap<>(values);
        var cells = new TreeMap<Integer, String>();
        template.ifPresent(above -> {
            for (var like : above.cells()) {
                int place = like.place();
                var tag = new Tag("<" + prefix + "c>").set("r", Letters.of(place) + number);
                like.tag().get("s").ifPresent(style -> tag.set("s", style));
                var value = left.remove(place);
                if (value == null) {
                    cells.put(
                            place,
                            copiedFormula(like, above.number(), number, tag).orElseGet(tag::empty));
                } else {
                    cells.put(place, written(tag, place, value));
                }
            }
        });
        left.forEach((place, value) -> cells.put(
                place, written(new Tag("<" + prefix + "c>").set("r", Letters.of(place) + number), place, value)));
        var tag = template.map(above -> new Tag(above.tag())).orElseGet(() -> new Tag("<" + prefix + "row>"));
        for (var own : List.of("hidden", "collapsed", "spans")) {
            tag.remove(own);
        }
        tag.setFirst("r", Integer.toString(number));
        return tag.open() + cells.values().stream().collect(Collectors.joining()) + tag.close();
    }

    private Optional<String> copiedFormula(CellXml like, int from, int to, Tag tag) {
        var formula = like.formula();
        if (formula == null) {
            return Optional.empty();
        }
        var type = new Tag(formula.tag()).get("t").orElse("normal");
        if (type.equals("array") || type.equals("dataTable")) {
            notes.add(new Note.FormulaNotCopied(Letters.of(like.place()), heading(like.place())));
            return Optional.empty();
        }
        var copied = Formulas.copied(Formulas.moved(text(like, from), true, sheet, moves), to - moves.row(from), 0);
        return Optional.of(tag.open() + "<" + prefix + "f>" + escaped(copied) + "</" + prefix + "f>" + tag.close());
    }

    /** The text of a cell's formula, also where it is shared with others. */
    private String text(CellXml cell, int row) {
        var formula = java.util.Objects.requireNonNull(cell.formula());
        var shared = new Tag(formula.tag()).get("si");
        if (formula.text().isEmpty() && shared.isPresent()) {
            var master = masters.get(shared.get());
            if (master != null) {
                return Formulas.copied(master.text(), row - master.row(), cell.place() - master.place());
            }
        }
        return formula.text();
    }

    /** The cell with its formula referring to where rows come to stand. */
    private String formula(CellXml cell, int row) {
        var formula = cell.formula();
        if (formula == null || moves.none()) {
            return cell.raw();
        }
        var tag = new Tag(formula.tag());
        boolean shared = tag.get("t").filter("shared"::equals).isPresent();
        if (shared && !(here && moves.pushes())) {
            return cell.raw();
        }
        var before = text(cell, row);
        var after = Formulas.moved(before, here, sheet, moves);
        var reference = tag.get("ref");
        if (shared) {
            tag.remove("t").remove("ref").remove("si");
        } else if (here && reference.isPresent()) {
            Area.of(reference.get())
                    .flatMap(area -> moves.area(area, false))
                    .ifPresent(area -> tag.set("ref", area.reference()));
        } else if (after.equals(before)) {
            return cell.raw();
        }
        return cell.raw().substring(0, formula.from())
                + tag.open()
                + escaped(after)
                + tag.close()
                + cell.raw().substring(formula.to());
    }

    private String written(Tag tag, int place, Raw value) {
        for (var own : List.of("t", "cm", "vm")) {
            tag.remove(own);
        }
        return switch (value) {
            case Raw.Blank b -> tag.empty();
            case Raw.Uncalculated u -> tag.empty();
            case Raw.Text text -> text(tag, text.value());
            case Raw.Fault fault -> text(tag, fault.code());
            case Raw.Number number -> content(tag, number.value().toPlainString());
            case Raw.Flag flag -> content(tag.set("t", "b"), flag.value() ? "1" : "0");
            case Raw.Day day -> day(tag, place, day.value());
        };
    }

    private String day(Tag tag, int place, LocalDate day) {
        var number = ExcelGrid.number(day, book.since1904());
        int style = tag.get("s").map(Integer::parseInt).orElse(0);
        var shown = book.formats().of(style);
        if (shown != NumberFormats.Shown.DAY && shown != NumberFormats.Shown.ERA && dayStyles.containsKey(place)) {
            tag.set("s", dayStyles.getOrDefault(place, "0"));
            shown = NumberFormats.Shown.DAY;
        }
        if (number.isEmpty() || shown == NumberFormats.Shown.NUMBER || shown == NumberFormats.Shown.TIME) {
            return text(tag, day.isBefore(Wareki.FIRST) ? day.toString() : Wareki.format(day));
        }
        return content(tag, number.get().toString());
    }

    private String content(Tag tag, String value) {
        return tag.open() + "<" + prefix + "v>" + value + "</" + prefix + "v>" + tag.close();
    }

    private String text(Tag tag, String text) {
        tag.set("t", "inlineStr");
        return tag.open() + "<" + prefix + "is><" + prefix + "t xml:space=\"preserve\">"
                + escaped(ExcelText.written(text)) + "</" + prefix + "t></" + prefix + "is>" + tag.close();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** An element around the rows as it is to be; empty if it goes. */
    private Optional<String> patched(Tokens tokens, String parent, int depth)
            throws XMLStreamException, SheetUnreadable {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deep");
        }
        var name = tokens.xml().name();
        var tag = new Tag(tokens.text());
        var raw = tokens.text();
        boolean empty = tokens.xml().isEmpty();
        boolean stays = !here || areas(tag, name, parent);
        if (FORMULAS.contains(name) && !empty) {
            long from = tokens.end();
            var text = tokens.element();
            var moved = Formulas.moved(text, here, sheet, moves);
            return Optional.of(
                    moved.equals(text) ? raw + tokens.text(from, tokens.end()) : raw + escaped(moved) + tag.close());
        }
        if (here && name.equals("sqref") && !empty) {
            var text = tokens.element();
            return Optional.of(raw + list(text, true).orElse(text) + tag.close());
        }
        var content = new StringBuilder();
        int kept = 0;
        int dropped = 0;
        while (true) {
            int event = tokens.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                var child = patched(tokens, name, depth + 1);
                child.ifPresent(content::append);
                kept += child.isPresent() ? 1 : 0;
                dropped += child.isPresent() ? 0 : 1;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("unexpected end");
            } else {
                content.append(tokens.text());
            }
        }
        if (!stays || CONTAINERS.contains(name) && kept == 0 && dropped > 0) {
            return Optional.empty();
        }
        if (dropped > 0 && tag.get("count").isPresent()) {
            tag.set("count", Integer.toString(kept));
        }
        return Optional.of(empty ? tag.empty() : tag.open() + content + tag.close());
    }

    /** Moves the areas that a tag names; false if the element goes with them. */
    private boolean areas(Tag tag, String name, String parent) {
        boolean stays = true;
        var reference = tag.get("ref");
        if (reference.isPresent()) {
            var area = Area.of(reference.get());
            if (area.isPresent()) {
                if (name.equals("mergeCell") && ended.contains(area.get())) {
                    return false;
                }
                var moved = moves.area(area.get(), GROWING.contains(name));
                if (moved.isPresent()) {
                    // A merged area of one cell is none.
                    stays = !(name.equals("mergeCell")
                            && moved.get().height() == 1
                            && moved.get().width() == 1);
                    if (!moved.equals(area)) {
                        tag.set("ref", moved.get().reference());
                    }
                } else {
                    stays = !BOUND.contains(name);
                }
            }
        }
        var list = tag.get("sqref");
        if (list.isPresent()) {
            var moved = list(list.get(), GROWING.contains(name));
            if (moved.isPresent()) {
                tag.set("sqref", moved.get());
            } else {
                stays &= !BOUND.contains(name);
            }
        }
        tag.get("activeCell").flatMap(Area::of).ifPresent(cell -> {
            int row = moves.row(cell.firstRow());
            tag.set("activeCell", Letters.of(cell.firstColumn()) + row);
            if (list.isPresent() && list.get().equals(cell.reference())) {
                tag.set("sqref", Letters.of(cell.firstColumn()) + row);
            }
        });
        if (name.equals("brk") && parent.equals("rowBreaks")) {
            tag.get("id")
                    .filter(id -> id.matches("[0-9]{1,7}"))
                    .ifPresent(id -> tag.set("id", Integer.toString(moves.row(Integer.parseInt(id)))));
        }
        return stays;
    }

    /** Moves areas that stand in a list; empty if all of them go. */
    private Optional<String> list(String areas, boolean grows) {
        var moved = new ArrayList<String>();
        for (var reference : areas.strip().split("\\s+")) {
            var area = Area.of(reference);
            if (area.isEmpty()) {
                moved.add(reference);
            } else {
                moves.area(area.get(), grows)
                        .ifPresent(to -> moved.add(to.equals(area.get()) ? reference : to.reference()));
            }
        }
        return moved.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", moved));
    }
}
