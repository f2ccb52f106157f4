package org.sekisho.worksheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A sheet of a workbook, or the one table of a CSV or JSON file. */
public final class Sheet {

    private final Opened file;
    private final int place;
    private final Grid grid;

    Sheet(Opened file, int place, Grid grid) {
        this.file = file;
        this.place = place;
        this.grid = grid;
    }

    /** Its name; empty for a file without sheets. */
    public String name() {
        return grid.name();
    }

    /** Where it stands in its file, from 0. */
    public int place() {
        return place;
    }

    public boolean hidden() {
        return grid.hidden();
    }

    /** How many rows are not blank, header and all. */
    public int filledRows() {
        return grid.count();
    }

    /** Number of the last row that is not blank, from 1; 0 if all are. */
    public int lastRow() {
        return grid.lastRow();
    }

    /**
     * The table's columns, with the header where it seems to be.
     *
     * @param targets what the caller looks for; their names help to find the header
     * @return empty if nothing on the sheet looks like a table
     */
    public Optional<Columns> columns(List<Target> targets) {
        if (!grid.names().isEmpty()) {
            return Optional.of(columns(HeaderRows.OUTSIDE));
        }
        return Header.find(grid.sample(), grid.merges(), targets).map(found -> columns(found.rows()));
    }

    /** The table's columns, with the header where a person says it is. */
    public Columns columns(HeaderRows header) {
        return Table.columns(grid, header);
    }

    /**
     * The first rows as they stand, for a person who says where the header is.
     *
     * @return texts by column, under the number of the row
     */
    public Map<Integer, List<String>> firstRows(int most) {
        var rows = new LinkedHashMap<Integer, List<String>>();
        grid.sample().stream()
                .limit(most)
                .forEach(row -> rows.put(
                        row.number(), row.filled().stream().map(Raw::text).toList()));
        return rows;
    }

    /**
     * The rows below the header, read as the targets ask; blank rows are left out. Each call goes through the file again.
     *
     * @return to be closed
     * @throws SheetUnreadable if the file cannot be read again
     */
    public Stream<Line> lines(Columns columns, Mapping mapping, List<Target> targets) throws SheetUnreadable {
        var lines = new Lines(grid, columns, readers(columns, mapping, targets));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(lines::close);
    }

    Grid grid() {
        return grid;
    }

    Opened file() {
        return file;
    }

    /** A reader for each target that has a column. */
    List<CellReader> readers(Columns columns, Mapping mapping, List<Target> targets) {
        var places = mapping.in(columns);
        boolean letters = !columns.header().equals(HeaderRows.OUTSIDE);
        var readers = new ArrayList<CellReader>();
        for (var target : targets) {
            var column = places.get(target.key());
            if (column != null) {
                readers.add(new CellReader(name(), letters, target, column));
            }
        }
        return readers;
    }

    /** Reads one row after another. */
    static final class Lines implements Iterator<Line> {
        private final Grid.Rows rows;
        private final Columns columns;
        private final List<CellReader> readers;
        private final Table table;
        private Optional<Row> row = Optional.empty();
        private Optional<Line> next;

        Lines(Grid grid, Columns columns, List<CellReader> readers) throws SheetUnreadable {
            this.columns = columns;
            this.readers = readers;
            var mapped = new HashSet<Integer>();
            readers.forEach(reader -> mapped.add(reader.column().place()));
            table = new Table(grid.merges(), columns, mapped);
            rows = grid.rows();
            next = Optional.empty();
            advance();
        }

        /** The row of the line that {@link #next} gave last. */
        private Optional<Row> given = Optional.empty();

        Optional<Row> row() {
            return given;
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public Line next() {
            var line = next.orElseThrow(NoSuchElementException::new);
            given = row;
            advance();
            return line;
        }

        private void advance() {
            try {
                do {
                    row = rows.next();
                } while (row.isPresent()
                        && (row.get().number() < columns.firstLine()
                                || row.get().isBlank()));
                next = row.map(this::line);
            } catch (SheetUnreadable changed) {
                // It was read to its end when it was opened.
                throw new UncheckedIOException(new IOException(changed));
            }
        }

        private Line line(Row of) {
            var why = table.leftOut(of);
            if (why.isPresent()) {
                var text = of.own().stream()
                        .filter(cell -> !cell.isBlank())
                        .map(cell -> Words.strip(cell.text()))
                        .findFirst()
                        .orElse("");
                return new Line.LeftOut(of.number(), why.get(), text);
            }
            var cells = HashMap.<String, Line.Cell>newHashMap(readers.size());
            List<CellProblem> problems = List.of();
            for (var reader : readers) {
                var raw = of.cell(reader.column().place());
                var value = reader.read(of.number(), raw);
                cells.put(reader.target().key(), new Line.Cell(value, Words.strip(raw.text())));
                if (value instanceof Value.Unclear(CellProblem problem)) {
                    problems = problems.isEmpty() ? new ArrayList<>() : problems;
                    problems.add(problem);
                }
            }
            var texts = new ArrayList<String>(columns.columns().size());
            for (var column : columns.columns()) {
                texts.add(of.text(column.place()));
            }
            return new Line.Entry(of.number(), of.hidden(), cells, texts, problems);
        }

        void close() {
            rows.close();
        }
    }
}
