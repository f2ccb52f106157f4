package org.sekisho.app.organisation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;

/**
 * A table that another program wrote as CSV: a row of headings, then rows of data, in UTF-8 (with a byte order mark or
 * without) or Windows-31J.
 *
 * <p>Columns may stand in any order; those that are not known are left alone, and so are empty rows.
 */
final class CsvTable<C extends Enum<C> & CsvTable.Column> {

    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ROWS = 20_000;
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    /** What a column is called, and whether a file can do without it. */
    interface Column {
        String heading();

        boolean required();
    }

    /** A row with its line in the file, counted from 1. */
    record Line<C extends Enum<C> & Column>(long number, Map<C, String> cells) {

        /** What stands in the cell, without the space around it. */
        String cell(C column) {
            return cells.getOrDefault(column, "");
        }

        /** Says what is wrong in one cell. */
        void wrong(Problems problems, C column, Message reason) {
            problems.add("file", "cell", number, column.heading(), reason);
        }

        /** Asks for a short text in the cell. */
        void requireText(Problems problems, C column) {
            var own = new Problems("organisation");
            own.requireText("", cell(column));
            own.found().forEach(problem -> wrong(problems, column, problem.message()));
        }
    }

    private final Class<C> columns;
    private final Problems problems = new Problems("organisation");
    private final List<Line<C>> lines = new ArrayList<>();

    private CsvTable(Class<C> columns) {
        this.columns = columns;
    }

    /**
     * Reads the file.
     *
     * @throws Refusal.Invalid if it is too large, in no known encoding, no CSV, empty or without a required column
     */
    static <C extends Enum<C> & Column> List<Line<C>> read(byte[] bytes, Class<C> columns) {
        var table = new CsvTable<>(columns);
        if (bytes.length > MOST_BYTES) {
            table.problems.add("file", "file-large", MOST_BYTES >> 20);
            table.problems.refuseIfAny();
        }
        table.read(table.text(bytes));
        table.problems.refuseIfAny();
        return table.lines;
    }

    /** A file with the headings alone, as a spreadsheet program opens it. */
    static <C extends Enum<C> & Column> byte[] template(Class<C> columns) {
        return ("\uFEFF"
                        + Stream.of(columns.getEnumConstants())
                                .map(Column::heading)
                                .collect(Collectors.joining(","))
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A reason in the words of the organisation. */
    static Message reason(String key, Object... arguments) {
        return Message.of("organisation.refusal." + key, arguments);
    }

    private String text(byte[] bytes) {
        for (var charset : List.of(StandardCharsets.UTF_8, WINDOWS_31J)) {
            try {
                var text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        problems.add("file", "file-encoding");
        problems.refuseIfAny();
        return "";
    }

    private void read(String text) {
        Optional<Map<C, Integer>> places = Optional.empty();
        try (var csv = CsvReader.builder().ofCsvRecord(text)) {
            for (var line : csv) {
                if (places.isEmpty()) {
                    places = Optional.of(places(line));
                    problems.refuseIfAny();
                } else if (lines.size() >= MOST_ROWS) {
                    problems.add("file", "file-rows", MOST_ROWS);
                    return;
                } else if (line.getFields().stream().anyMatch(field -> !field.isBlank())) {
                    lines.add(line(line, places.get()));
                }
            }
        } catch (CsvParseException broken) {
            problems.add("file", "file-broken", String.valueOf(broken.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (lines.isEmpty() && !problems.any()) {
            problems.add("file", "file-empty");
        }
    }

    private Map<C, Integer> places(CsvRecord headings) {
        var places = new EnumMap<C, Integer>(columns);
        for (var column : columns.getEnumConstants()) {
            for (int i = 0; i < headings.getFieldCount(); i++) {
                if (headings.getField(i).strip().equals(column.heading())) {
                    places.putIfAbsent(column, i);
                }
            }
            if (column.required() && !places.containsKey(column)) {
                problems.add("file", "column-missing", column.heading());
            }
        }
        return places;
    }

    private Line<C> line(CsvRecord line, Map<C, Integer> places) {
        var cells = new EnumMap<C, String>(columns);
        places.forEach((column, place) -> {
            if (place < line.getFieldCount()) {
                cells.put(column, line.getField(place).strip());
            }
        });
        return new Line<>(line.getStartingLineNumber(), cells);
    }
}
