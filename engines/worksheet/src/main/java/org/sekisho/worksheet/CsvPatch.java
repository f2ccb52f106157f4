package org.sekisho.worksheet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a CSV file again with some fields changed. Records and fields that do not change keep their bytes. */
final class CsvPatch {

    private final Plan plan;
    private final CsvText text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Note> notes;
    private final Charset charset;
    private String lineEnd = "\r\n";

    private CsvPatch(Plan plan) {
        this.plan = plan;
        text = ((CsvGrid) plan.sheet().grid()).text();
        notes = new ArrayList<>(plan.notes());
        charset = text.format().charset().equals(CsvText.WINDOWS_31J) ? CsvText.WINDOWS_31J : StandardCharsets.UTF_8;
    }

    static Written write(Plan plan) {
        var file = plan.sheet().file();
        return plan.none() ? new Written(file.bytes(), file.file(), plan.notes()) : new CsvPatch(plan).write(file);
    }

    private Written write(Opened file) {
        out.write(text.bytes(), 0, text.start());
        var filled = new TreeMap<Integer, Map<Integer, Raw>>();
        for (int i = 0; i < Math.min(plan.unused().size(), plan.added().size()); i++) {
            filled.put(plan.unused().get(i), plan.added().get(i));
        }
        var rest = plan.added().subList(filled.size(), plan.added().size());
        int behind = plan.lastEntry() + filled.size();
        int width = 0;
        boolean written = rest.isEmpty();
        var records = text.records();
        for (var next = records.next(); next.isPresent(); next = records.next()) {
            var record = next.get();
            var end = end(record);
            if (!end.isEmpty()) {
                lineEnd = end;
            }
            if (record.number() == plan.columns().header().last() || record.number() == plan.lastEntry()) {
                width = Math.max(width, record.fields().size());
            }
            if (!written && record.number() > behind) {
                added(rest, width, behind, true);
                written = true;
            }
            if (plan.gone().contains(record.number())) {
                continue;
            }
            var edits = Optional.ofNullable(plan.edits().get(record.number()))
                    .or(() -> Optional.ofNullable(filled.get(record.number())));
            if (edits.isPresent()) {
                changed(record, edits.get(), end);
            } else {
                out.write(
                        text.bytes(),
                        record.whole().from(),
                        record.whole().to() - record.whole().from());
            }
        }
        if (!written) {
            added(rest, width, behind, false);
        }
        return new Written(encoded(), file.file(), notes);
    }

    /** UTF-16 was turned into UTF-8 to be read. */
    private byte[] encoded() {
        var format = text.format();
        if (!format.charset().equals(StandardCharsets.UTF_16LE)
                && !format.charset().equals(StandardCharsets.UTF_16BE)) {
            return out.toByteArray();
        }
        return ("\uFEFF" + out.toString(StandardCharsets.UTF_8)).getBytes(format.charset());
    }

    private String end(CsvText.Fields record) {
        int from = record.fields().getLast().to();
        return new String(text.bytes(), from, record.whole().to() - from, StandardCharsets.US_ASCII);
    }

    private void changed(CsvText.Fields record, Map<Integer, Raw> edits, String end) {
        int width = Math.max(
                record.fields().size(),
                edits.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
        for (int i = 0; i < width; i++) {
            if (i > 0) {
                out.write(text.format().separator());
            }
            var raw = edits.get(i);
            boolean there = i < record.fields().size();
            if (raw != null) {
                write(
                        raw,
                        record.number(),
                        i,
                        there && text.quoted(record.fields().get(i)));
            } else if (there) {
                var field = record.fields().get(i);
                out.write(text.bytes(), field.from(), field.to() - field.from());
            }
        }
        out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    }

    private void added(List<Map<Integer, Raw>> rows, int width, int behind, boolean more) {
        var bytes = out.toByteArray();
        boolean open =
                bytes.length > text.start() && bytes[bytes.length - 1] != '\n' && bytes[bytes.length - 1] != '\r';
        var end = lineEnd.getBytes(StandardCharsets.US_ASCII);
        if (open) {
            out.writeBytes(end);
        }
        int number = behind;
        for (var iterator = rows.iterator(); iterator.hasNext(); ) {
            var row = iterator.next();
            number++;
            int fields = Math.max(
                    width,
                    row.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
            for (int i = 0; i < fields; i++) {
                if (i > 0) {
                    out.write(text.format().separator());
                }
                var raw = row.get(i);
                if (raw != null) {
                    write(raw, number, i, false);
                }
            }
            // A file whose last line had no end still has none.
            if (more || !open || iterator.hasNext()) {
                out.writeBytes(end);
            }
        }
    }

    private void write(Raw raw, int row, int place, boolean quoted) {
        var said = CsvText.guarded(raw.text());
        boolean quotes = quoted
                || said.indexOf(text.format().separator()) >= 0
                || said.indexOf('"') >= 0
                || said.indexOf('\n') >= 0
                || said.indexOf('\r') >= 0;
        var plain = quotes ? '"' + said.replace("\"", "\"\"") + '"' : said;
        var lost = CsvText.unencodable(plain, charset);
        if (!lost.isEmpty()) {
            var column = plan.columns().columns().stream()
                    .filter(c -> c.place() == place)
                    .findFirst();
            notes.add(new Note.NotEncodable(
                    row, Letters.of(place), column.map(Column::name).orElse(""), lost));
            plain = CsvText.replaced(plain, charset);
        }
        out.writeBytes(encode(plain));
    }

    private byte[] encode(String plain) {
        try {
            ByteBuffer encoded = charset.newEncoder().encode(java.nio.CharBuffer.wrap(plain));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException lone) {
            // Half a pair of surrogates.
            return plain.getBytes(charset);
        }
    }
}
