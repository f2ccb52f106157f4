package org.sekisho.worksheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook.
 *
 * <p>Its merged areas stand behind its rows in the file. So it is gone through once when it is opened, for these and for
 * the first rows, and again each time that its rows are asked for.
 */
final class ExcelGrid implements Grid {

    /** Excel computes with fifteen digits and shows no more. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

    /** 9999-12-31. */
    private static final int LAST_DAY = 2_958_465;

    private final ExcelBook book;
    private final String name;
    private final boolean hidden;
    private final String part;
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final Survey survey = new Survey();
    private final Merges merges;

    ExcelGrid(ExcelBook book, String name, boolean hidden, String part, Archive.Budget budget) throws SheetUnreadable {
        this.book = book;
        this.name = name;
        this.hidden = hidden;
        this.part = part;
        try (var reading = new Reading(budget)) {
            for (var row = reading.next(); row.isPresent(); row = reading.next()) {
                survey.saw(row.get());
            }
            merges = new Merges(reading.merges());
        }
    }

    /** The part of the archive that holds the sheet. */
    String part() {
        return part;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hidden() {
        return hidden;
    }

    @Override
    public Merges merges() {
        return merges;
    }

    @Override
    public Set<Integer> hiddenColumns() {
        return hiddenColumns;
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public List<Row> sample() {
        return survey.sample(merges);
    }

    @Override
    public int count() {
        return survey.count();
    }

    @Override
    public int lastRow() {
        return survey.lastRow();
    }

    @Override
    public Rows rows() throws SheetUnreadable {
        var filler = merges.filler();
        var reading = new Reading(book.archive().budget());
        return new Rows() {
            @Override
            public Optional<Row> next() throws SheetUnreadable {
                return reading.next().map(filler::fill);
            }

            @Override
            public void close() {
                reading.close();
            }
        };
    }

    /** The day of a number that Excel shows as one. */
    static Optional<LocalDate> day(BigDecimal number, boolean since1904) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            return Optional.empty();
        }
        int days = number.intValue();
        try {
            if (since1904) {
                return Optional.of(DAY_ZERO_1904.plusDays(days));
            }
            if (days == 0 || days == 60) {
                // Excel's 29 February 1900, which was none.
                return Optional.empty();
            }
            return Optional.of(DAY_ZERO.plusDays(days < 60 ? days + 1L : days));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The number of a day, if Excel can have it. */
    static Optional<Long> number(LocalDate day, boolean since1904) {
        long days = day.toEpochDay() - (since1904 ? DAY_ZERO_1904 : DAY_ZERO).toEpochDay();
        if (since1904) {
            return days >= 0 && days <= LAST_DAY - 1462 ? Optional.of(days) : Optional.empty();
        }
        if (days < 61) {
            days--;
        }
        return days >= 1 && days <= LAST_DAY ? Optional.of(days) : Optional.empty();
    }

    /** What a cell has, from its type and value as they stand in the file. */
    private Raw cell(String type, int style, @Nullable String value, @Nullable String inline, boolean formula)
            throws SheetUnreadable {
        if (inline != null) {
            return inline.isEmpty() ? Raw.BLANK : new Raw.Text(inline);
        }
        if (value == null || value.isEmpty()) {
            return formula && value == null ? new Raw.Uncalculated() : Raw.BLANK;
        }
        return switch (type) {
            case "s" -> shared(value);
            case "str" -> new Raw.Text(SharedTexts.plain(value));
            case "b" -> new Raw.Flag(value.equals("1") || value.equals("true"));
            case "e" -> new Raw.Fault(value);
            case "d" -> isoDay(value);
            default -> number(value, style);
        };
    }

    private Raw shared(String value) throws SheetUnreadable {
        int number;
        try {
            number = Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            number = -1;
        }
        var text = book.texts().at(number);
        if (text.isEmpty()) {
            throw broken("there is no text " + value);
        }
        return text.get();
    }

    private static Raw isoDay(String value) {
        try {
            return new Raw.Day(LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value), false);
        } catch (DateTimeException e) {
            return new Raw.Text(value);
        }
    }

    private Raw number(String value, int style) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return new Raw.Text(value);
        }
        if (number.precision() > 40 || Math.abs((long) number.scale()) > 400) {
            return new Raw.Text(value);
        }
        var shown = book.formats().of(style);
        if (shown == NumberFormats.Shown.DAY || shown == NumberFormats.Shown.ERA) {
            var day = day(number, book.since1904());
            if (day.isPresent()) {
                return new Raw.Day(day.get(), shown == NumberFormats.Shown.ERA);
            }
        }
        if (number.precision() > DIGITS.getPrecision()) {
            number = number.round(DIGITS);
        }
        return new Raw.Number(number.scale() == 0 ? number : number.stripTrailingZeros());
    }

    private SheetUnreadable broken(String detail) {
        return new SheetUnreadable(book.file(), new SheetUnreadable.Reason.Broken(part, detail));
    }

    /** Goes through the part once. */
    private final class Reading implements AutoCloseable {
        private final Xml xml;
        private final List<Area> areas = new ArrayList<>();
        private int last;
        private boolean inRows;
        private boolean ended;

        Reading(Archive.Budget budget) throws SheetUnreadable {
            try {
                xml = new Xml(book.archive().open(part, budget), book.file(), part);
            } catch (XMLStreamException | RuntimeException broken) {
                throw book.archive().broken(part, broken);
            }
        }

        Optional<Row> next() throws SheetUnreadable {
            try {
                return ended ? Optional.empty() : read();
            } catch (XMLStreamException | RuntimeException broken) {
                throw book.archive().broken(part, broken);
            }
        }

        List<Area> merges() {
            return areas;
        }

        private Optional<Row> read() throws XMLStreamException, SheetUnreadable {
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (inRows) {
                        if (xml.is("row")) {
                            return Optional.of(row());
                        }
                        xml.skip();
                    } else {
                        element();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT && inRows && xml.is("sheetData")) {
                    inRows = false;
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    ended = true;
                    return Optional.empty();
                }
            }
        }

        private void element() throws XMLStreamException, SheetUnreadable {
            switch (xml.name()) {
                case "sheetData" -> inRows = true;
                case "col" -> {
                    if (xml.flag("hidden")) {
                        int from = Math.max(xml.number("min", 1), 1);
                        int to = Math.min(xml.number("max", from), book.limits().columns());
                        for (int i = from; i <= to; i++) {
                            hiddenColumns.add(i - 1);
                        }
                    }
                }
                case "mergeCell" -> {
                    if (areas.size() >= book.limits().merges()) {
                        throw new SheetUnreadable(
                                book.file(),
                                new SheetUnreadable.Reason.TooManyMerges(
                                        name, book.limits().merges()));
                    }
                    var reference = xml.attribute("ref");
                    if (reference != null) {
                        Area.of(reference).ifPresent(areas::add);
                    }
                }
                case "worksheet", "cols", "mergeCells" -> {
                    // What counts is in them.
                }
                default -> xml.skip();
            }
        }

        private Row row() throws XMLStreamException, SheetUnreadable {
            int number = xml.number("r", last + 1);
            if (number <= last) {
                throw broken("row " + number + " stands behind row " + last);
            }
            if (number > book.limits().rows() && number > 1_048_576) {
                throw broken("there is no row " + number);
            }
            last = number;
            boolean concealed = xml.flag("hidden");
            var cells = new ArrayList<Raw>();
            int place = -1;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.is("c")) {
                        var reference = xml.attribute("r");
                        int at = reference == null ? place + 1 : Letters.place(reference);
                        if (at <= place) {
                            throw broken("cell " + reference + " stands in the wrong place");
                        }
                        place = at;
                        add(cells, place, cell());
                    } else {
                        xml.skip();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    break;
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw new XMLStreamException("unexpected end");
                }
            }
            if (!cells.isEmpty() && number > book.limits().rows()) {
                throw new SheetUnreadable(
                        book.file(),
                        new SheetUnreadable.Reason.TooManyRows(
                                name, book.limits().rows()));
            }
            return Row.of(number, concealed, cells);
        }

        private void add(List<Raw> cells, int place, Raw cell) throws SheetUnreadable {
            if (cell instanceof Raw.Blank) {
                return;
            }
            if (place >= book.limits().columns()) {
                throw new SheetUnreadable(
                        book.file(),
                        new SheetUnreadable.Reason.TooManyColumns(
                                name, book.limits().columns()));
            }
            while (cells.size() < place) {
                cells.add(Raw.BLANK);
            }
            cells.add(cell);
        }

        private Raw cell() throws XMLStreamException, SheetUnreadable {
            var type = xml.attribute("t");
            int style = xml.number("s", 0);
            String value = null;
            String inline = null;
            boolean formula = false;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.name()) {
                        case "v" -> value = xml.text();
                        case "is" -> inline = SharedTexts.runs(xml);
                        case "f" -> {
                            formula = true;
                            xml.skip();
                        }
                        default -> xml.skip();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    return ExcelGrid.this.cell(type == null ? "n" : type, style, value, inline, formula);
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw new XMLStreamException("unexpected end");
                }
            }
        }

        @Override
        public void close() {
            xml.close();
        }
    }
}
