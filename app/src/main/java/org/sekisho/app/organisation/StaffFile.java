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
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;

/**
 * A list of people and their posts as a personnel system writes it: CSV with a row of headings, in UTF-8 (with a byte
 * order mark or without) or Windows-31J.
 *
 * <p>A person with several posts has several rows. Columns may stand in any order; those that are not known are left
 * alone.
 */
final class StaffFile {

    static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ROWS = 20_000;
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    /** A column by its heading. */
    enum Column {
        NUMBER("職員番号", true),
        FAMILY("氏", true),
        GIVEN("名", false),
        FAMILY_KANA("氏フリガナ", false),
        GIVEN_KANA("名フリガナ", false),
        EMPLOYMENT("任用の種類", false),
        SECTION("所属コード", true),
        POST("職", true),
        HOLDING("区分", false);

        private final String heading;
        private final boolean required;

        Column(String heading, boolean required) {
            this.heading = heading;
            this.required = required;
        }

        String heading() {
            return heading;
        }
    }

    /** A row with its line in the file, counted from 1. */
    record Row(
            long line,
            String number,
            PersonName name,
            Optional<Employment> employment,
            String section,
            String post,
            Holding holding) {}

    private final Problems problems;
    private final List<Row> rows = new ArrayList<>();

    private StaffFile(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the file.
     *
     * @throws Refusal.Invalid with every problem, each naming its line and column
     */
    static List<Row> read(byte[] bytes) {
        var problems = new Problems();
        if (bytes.length > MOST_BYTES) {
            problems.add("file", "file-large", MOST_BYTES >> 20);
            problems.refuseIfAny();
        }
        var file = new StaffFile(problems);
        file.read(text(bytes, problems));
        problems.refuseIfAny();
        return file.rows;
    }

    private static String text(byte[] bytes, Problems problems) {
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
        Optional<Map<Column, Integer>> columns = Optional.empty();
        try (var csv = CsvReader.builder().ofCsvRecord(text)) {
            for (var line : csv) {
                if (columns.isEmpty()) {
                    columns = Optional.of(columns(line));
                    problems.refuseIfAny();
                } else if (rows.size() >= MOST_ROWS) {
                    problems.add("file", "file-rows", MOST_ROWS);
                    return;
                } else if (line.getFields().stream().anyMatch(field -> !field.isBlank())) {
                    row(line, columns.get());
                }
            }
        } catch (CsvParseException broken) {
            problems.add("file", "file-broken", String.valueOf(broken.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (rows.isEmpty() && !problems.any()) {
            problems.add("file", "file-empty");
        }
    }

    private Map<Column, Integer> columns(CsvRecord headings) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (var column : Column.values()) {
            for (int i = 0; i < headings.getFieldCount(); i++) {
                if (headings.getField(i).strip().equals(column.heading)) {
                    columns.putIfAbsent(column, i);
                }
            }
            if (column.required && !columns.containsKey(column)) {
                problems.add("file", "column-missing", column.heading);
            }
        }
        return columns;
    }

    private void row(CsvRecord line, Map<Column, Integer> columns) {
        var name = new PersonName(
                cell(line, columns, Column.FAMILY),
                cell(line, columns, Column.GIVEN),
                kana(cell(line, columns, Column.FAMILY_KANA)),
                kana(cell(line, columns, Column.GIVEN_KANA)));
        var number = cell(line, columns, Column.NUMBER);
        var own = new Problems();
        PersonChecks.check(own, "", number, name);
        own.found()
                .forEach(problem -> at(
                        line.getStartingLineNumber(),
                        switch (problem.field()) {
                            case "staffNumber" -> Column.NUMBER;
                            case "familyName" -> Column.FAMILY;
                            case "givenName" -> Column.GIVEN;
                            case "familyKana" -> Column.FAMILY_KANA;
                            default -> Column.GIVEN_KANA;
                        },
                        problem.message()));
        rows.add(new Row(
                line.getStartingLineNumber(),
                number,
                name,
                employment(line, cell(line, columns, Column.EMPLOYMENT)),
                cell(line, columns, Column.SECTION),
                cell(line, columns, Column.POST),
                holding(line, cell(line, columns, Column.HOLDING))));
    }

    private static String cell(CsvRecord line, Map<Column, Integer> columns, Column column) {
        var index = columns.get(column);
        return index == null || index >= line.getFieldCount()
                ? ""
                : line.getField(index).strip();
    }

    /** Half-width katakana, which many personnel systems write, as full-width. */
    private static String kana(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private Optional<Employment> employment(CsvRecord line, String word) {
        var found = switch (word) {
            case "" -> Optional.<Employment>empty();
            case "常勤", "常勤職員", "正規" -> Optional.of(Employment.REGULAR);
            case "再任用", "再任用職員" -> Optional.of(Employment.REAPPOINTED);
            case "会計年度任用職員", "会計年度" -> Optional.of(Employment.FISCAL_YEAR);
            case "非常勤", "非常勤職員" -> Optional.of(Employment.PART_TIME);
            case "臨時", "臨時的任用職員" -> Optional.of(Employment.TEMPORARY);
            case "特別職" -> Optional.of(Employment.SPECIAL);
            default -> Optional.<Employment>empty();
        };
        if (found.isEmpty() && !word.isEmpty()) {
            at(line.getStartingLineNumber(), Column.EMPLOYMENT, reason("employment-unknown", word));
        }
        return found;
    }

    private Holding holding(CsvRecord line, String word) {
        return switch (word) {
            case "", "本務" -> Holding.MAIN;
            case "兼務" -> Holding.CONCURRENT;
            case "代理" -> Holding.DEPUTY;
            default -> {
                at(line.getStartingLineNumber(), Column.HOLDING, reason("holding-unknown", word));
                yield Holding.MAIN;
            }
        };
    }

    static Message reason(String key, Object... arguments) {
        return Message.of("organisation.refusal." + key, arguments);
    }

    private void at(long line, Column column, Message reason) {
        at(problems, line, column, reason);
    }

    /** Says what is wrong in one cell of the file. */
    static void at(Problems problems, long line, Column column, Message reason) {
        problems.add("file", "cell", line, column.heading, reason);
    }
}
