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
 * A table that another program wrote: a CSV file in UTF-8 (with a byte order mark or without) or Windows-31J, or an
 * Excel workbook (.xlsx).
 *
 * <p>A CSV file begins with its row of headings. In a workbook the headings may stand below a title, and each visible
 * sheet that has them is read. Columns may stand in any order; those that are not known are left alone, and so are empty
 * rows.
 */
final class TableFile<C extends Enum<C> & TableFile.Column> {

    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ROWS = 20_000;

    /** How far down a sheet its headings may begin. */
    private static final int TITLE_ROWS = 20;

    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    /** What a column is called, and whether a file can do without it. */
    interface Column {
        String heading();

        boolean required();
    }

    /** A sheet of a workbook, or the one table of a CSV file, which has no name. */
    record Sheet(Optional<String> name, List<Cells> rows) {}

    /** A row as it stands in the file, counted from 1. */
    record Cells(long number, List<String> texts) {
        String text(int place) {
            return place < texts.size() ? texts.get(place).strip() : "";
        }
    }

    /** A row with where it stands in the file. */
    record Line<C extends Enum<C> & Column>(
            Optional<String> sheet, long number, Map<C, Integer> places, Map<C, String> cells) {

        /** What stands in the cell, without the space around it. */
        String cell(C column) {
            return cells.getOrDefault(column, "");
        }

        /** Says what is wrong in one cell. */
        void wrong(Problems problems, C column, Message reason) {
            problems.add("file", wrong(column, reason));
        }

        /** That something is wrong in one cell: sheet, row, column and reason. */
        Message wrong(C column, Message reason) {
            return sheet.map(name -> TableFile.reason(
                            "sheet-cell",
                            name,
                            number,
                            Optional.ofNullable(places.get(column))
                                    .map(TableFile::letters)
                                    .orElse("－"),
                            column.heading(),
                            reason))
                    .orElseGet(() -> TableFile.reason("cell", number, column.heading(), reason));
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

    private TableFile(Class<C> columns) {
        this.columns = columns;
    }

    /**
     * Reads the file.
     *
     * @throws Refusal.Invalid if it is too large, in no known encoding, neither CSV nor a workbook, empty or without a
     *     required column
     */
    static <C extends Enum<C> & Column> List<Line<C>> read(byte[] bytes, Class<C> columns) {
        var table = new TableFile<>(columns);
        if (bytes.length > MOST_BYTES) {
            table.problems.add("file", "file-large", MOST_BYTES >> 20);
            table.problems.refuseIfAny();
        }
        if (Workbook.is(bytes)) {
            table.sheets(Workbook.read(bytes, MOST_ROWS));
        } else {
            table.sheet(table.csv(table.text(bytes)), 1);
        }
        if (table.lines.isEmpty() && !table.problems.any()) {
            table.problems.add("file", "file-empty");
        }
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

    /** What a spreadsheet program calls the column, counted from 0. */
    private static String letters(int place) {
        var rest = place;
        var letters = new StringBuilder();
        do {
            letters.insert(0, (char) ('A' + rest % 26));
            rest = rest / 26 - 1;
        } while (rest >= 0);
        return letters.toString();
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

    private Sheet csv(String text) {
        var rows = new ArrayList<Cells>();
        try (var csv = CsvReader.builder().ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                if (rows.size() > MOST_ROWS) {
                    problems.add("file", "file-rows", MOST_ROWS);
                    break;
                }
                rows.add(new Cells(line.getStartingLineNumber(), line.getFields()));
            }
        } catch (CsvParseException broken) {
            problems.add("file", "file-broken", String.valueOf(broken.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        problems.refuseIfAny();
        return new Sheet(Optional.empty(), rows);
    }

    /** Reads the sheets that have a heading; where none has, the first is told what it lacks. */
    private void sheets(List<Sheet> sheets) {
        var known = sheets.stream()
                .filter(sheet -> sheet.rows().stream()
                        .limit(TITLE_ROWS)
                        .anyMatch(row -> headings(row).size() > 1))
                .toList();
        for (var sheet : known.isEmpty() ? sheets.stream().limit(1).toList() : known) {
            sheet(sheet, TITLE_ROWS);
        }
    }

    private void sheet(Sheet sheet, int titleRows) {
        if (sheet.rows().isEmpty()) {
            return;
        }
        int at = 0;
        for (int i = 0; i < Math.min(titleRows, sheet.rows().size()); i++) {
            if (headings(sheet.rows().get(i)).size()
                    > headings(sheet.rows().get(at)).size()) {
                at = i;
            }
        }
        var places = headings(sheet.rows().get(at));
        for (var column : columns.getEnumConstants()) {
            if (column.required() && !places.containsKey(column)) {
                if (sheet.name().isPresent()) {
                    problems.add("file", "sheet-column-missing", sheet.name().get(), column.heading());
                } else {
                    problems.add("file", "column-missing", column.heading());
                }
            }
        }
        if (problems.any()) {
            return;
        }
        for (var row : sheet.rows().subList(at + 1, sheet.rows().size())) {
            if (row.texts().stream().anyMatch(text -> !text.isBlank())) {
                if (lines.size() >= MOST_ROWS) {
                    problems.add("file", "file-rows", MOST_ROWS);
                    return;
                }
                var cells = new EnumMap<C, String>(columns);
                places.forEach((column, place) -> cells.put(column, row.text(place)));
                lines.add(new Line<>(sheet.name(), row.number(), places, cells));
            }
        }
    }

    private Map<C, Integer> headings(Cells row) {
        var places = new EnumMap<C, Integer>(columns);
        for (var column : columns.getEnumConstants()) {
            for (int i = 0; i < row.texts().size(); i++) {
                if (row.text(i).equals(column.heading())) {
                    places.putIfAbsent(column, i);
                }
            }
        }
        return places;
    }
}
