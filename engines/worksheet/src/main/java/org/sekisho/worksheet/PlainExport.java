package org.sekisho.worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sekisho.policytext.Wareki;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a new file of a table: one row of headings, one row for each line.
 *
 * <p>Texts stay texts: one that begins as a formula does is not computed by the program that opens the file. In a CSV file
 * it gets an apostrophe in front, which {@link Worksheets} takes away again.
 *
 * @param name of the sheet
 */
public record PlainExport(String name, List<Heading> headings) {

    /**
     * A column.
     *
     * @param kind how its values are written
     */
    public record Heading(String name, Kind kind) {}

    /** How a CSV file is encoded. */
    public enum Encoding {
        /** UTF-8 with the byte order mark that Excel needs. */
        UTF_8(StandardCharsets.UTF_8),
        /** windows-31j; what it does not have is written as 〓 and named. */
        SHIFT_JIS(CsvText.WINDOWS_31J);

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }
    }

    private static final int LONGEST_SHEET_NAME = 31;
    private static final int WRITTEN_AT_ONCE = 500;
    private static final String DAY = "[$-411]ggge\"年\"m\"月\"d\"日\"";

    public PlainExport {
        headings = List.copyOf(headings);
    }

    /**
     * Writes a workbook.
     *
     * @param lines values in the order of the headings
     */
    public void excel(Iterator<List<Value>> lines, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Sekisho", "1.0")) {
            var sheet = book.newWorksheet(sheetName());
            for (int i = 0; i < headings.size(); i++) {
                sheet.inlineString(0, i, headings.get(i).name());
                sheet.style(0, i).bold().wrapText(true).set();
                sheet.width(i, headings.get(i).kind() instanceof Kind.Text ? 24 : 14);
            }
            sheet.freezePane(0, 1);
            int row = 1;
            while (lines.hasNext()) {
                var line = lines.next();
                for (int i = 0; i < headings.size(); i++) {
                    cell(sheet, row, i, line.get(i));
                }
                if (row++ % WRITTEN_AT_ONCE == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private void cell(Worksheet sheet, int row, int column, Value value) {
        switch (value) {
            case Value.Empty v -> {
                // Nothing stands there.
            }
            case Value.WholeNumber v -> sheet.value(row, column, v.number());
            case Value.Day v -> {
                if (ExcelGrid.number(v.day(), false).isPresent()) {
                    sheet.value(row, column, v.day());
                    sheet.style(row, column).format(DAY).set();
                } else {
                    sheet.inlineString(row, column, v.day().toString());
                }
            }
            case Value.Text v -> sheet.inlineString(row, column, cut(v.text()));
            case Value.YesNo v -> sheet.inlineString(row, column, text(v, column));
            case Value.Choice v -> sheet.inlineString(row, column, text(v, column));
            case Value.Period v -> sheet.inlineString(row, column, text(v, column));
            case Value.Unclear v -> {
                // Nothing can be said.
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= ExcelText.LONGEST ? text : text.substring(0, ExcelText.LONGEST);
    }

    /**
     * Writes a CSV file.
     *
     * @param lines values in the order of the headings
     * @return {@link Note.NotEncodable} for each cell with signs that the encoding does not have
     */
    public List<Note> csv(Iterator<List<Value>> lines, Encoding encoding, OutputStream out) throws IOException {
        var notes = new ArrayList<Note>();
        if (encoding == Encoding.UTF_8) {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        record(headings.stream().map(Heading::name).toList(), 1, encoding, notes, out);
        int row = 2;
        while (lines.hasNext()) {
            var line = lines.next();
            var texts = new ArrayList<String>();
            for (int i = 0; i < headings.size(); i++) {
                var value = line.get(i);
                var text = text(value, i);
                texts.add(value instanceof Value.WholeNumber ? text : CsvText.guarded(text));
            }
            record(texts, row++, encoding, notes, out);
        }
        return notes;
    }

    private void record(List<String> texts, int row, Encoding encoding, List<Note> notes, OutputStream out)
            throws IOException {
        var record = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var lost = CsvText.unencodable(text, encoding.charset);
            if (!lost.isEmpty()) {
                notes.add(new Note.NotEncodable(
                        row, Letters.of(i), headings.get(i).name(), lost));
                text = CsvText.replaced(text, encoding.charset);
            }
            boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            record.append(i == 0 ? "" : ",").append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        out.write(record.append("\r\n").toString().getBytes(encoding.charset));
    }

    /**
     * Writes a JSON array of objects.
     *
     * @param lines values in the order of the headings
     */
    public void json(Iterator<List<Value>> lines, OutputStream out) {
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            while (lines.hasNext()) {
                var line = lines.next();
                json.writeRaw("\n");
                json.writeStartObject();
                for (int i = 0; i < headings.size(); i++) {
                    json.writeName(headings.get(i).name());
                    switch (line.get(i)) {
                        case Value.Empty v -> json.writeNull();
                        case Value.Unclear v -> json.writeNull();
                        case Value.YesNo v -> json.writeBoolean(v.yes());
                        case Value.WholeNumber v -> json.writeNumber(v.number());
                        case Value.Day v -> json.writeString(v.day().toString());
                        case Value.Text v -> json.writeString(v.text());
                        case Value.Choice v -> json.writeString(text(v, i));
                        case Value.Period v -> json.writeString(text(v, i));
                    }
                }
                json.writeEndObject();
            }
            json.writeRaw("\n");
            json.writeEndArray();
            json.writeRaw("\n");
        }
    }

    /** A value as it is usually written. */
    private String text(Value value, int column) {
        return switch (value) {
            case Value.Empty v -> "";
            case Value.Unclear v -> "";
            case Value.Text v -> v.text();
            case Value.Day v -> day(v.day());
            case Value.WholeNumber v -> Long.toString(v.number());
            case Value.YesNo v -> v.yes() ? "○" : "×";
            case Value.Choice v -> name(v, headings.get(column));
            case Value.Period v -> Manner.usual(v);
        };
    }

    private static String day(LocalDate day) {
        return day.isBefore(Wareki.FIRST) ? day.toString() : Wareki.format(day);
    }

    private static String name(Value.Choice value, Heading heading) {
        if (heading.kind() instanceof Kind.Choice(List<Option> options)) {
            for (var option : options) {
                if (option.key().equals(value.key())) {
                    return option.names().getFirst();
                }
            }
        }
        return value.key();
    }

    /** A name that Excel takes for a sheet. */
    private String sheetName() {
        var plain = name.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").strip().replaceAll("^'+|'+$", "");
        var cut = plain.length() > LONGEST_SHEET_NAME ? plain.substring(0, LONGEST_SHEET_NAME) : plain;
        return cut.isEmpty() || cut.toLowerCase(Locale.ROOT).equals("history") ? "Sheet1" : cut;
    }
}
