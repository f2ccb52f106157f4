package org.sekisho.worksheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The records of a CSV file, each field with the bytes it stands in, so that what is not changed can be written as it was.
 *
 * <p>In UTF-8 and windows-31j the separators and quotes are bytes that are never part of another sign. UTF-16 is turned
 * into UTF-8 first.
 */
final class CsvText {

    static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private static final Pattern NUMBER = Pattern.compile("[-+][0-9]{1,3}(?:,?[0-9]{3})*(?:\\.[0-9]+)?|[-+][0-9]+");

    /** Bytes from one place to another. */
    record Span(int from, int to) {}

    /**
     * A record.
     *
     * @param whole with its end of line
     * @param fields without separators, with quotes
     */
    record Fields(int number, Span whole, List<Span> fields) {}

    private final byte[] bytes;
    private final int start;
    private final Format.Csv format;
    /** That of the bytes here. */
    private final Charset charset;

    private CsvText(byte[] bytes, int start, Format.Csv format, Charset charset) {
        this.bytes = bytes;
        this.start = start;
        this.format = format;
        this.charset = charset;
    }

    /** Finds out the encoding and the separator. */
    static CsvText of(byte[] file, String name) throws SheetUnreadable {
        if (begins(file, 0xFF, 0xFE) || begins(file, 0xFE, 0xFF)) {
            var charset = file[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            var text = new String(file, 2, file.length - 2, charset).getBytes(StandardCharsets.UTF_8);
            return new CsvText(text, 0, new Format.Csv(charset, true, separator(text, 0)), StandardCharsets.UTF_8);
        }
        boolean mark = begins(file, 0xEF, 0xBB, 0xBF);
        int start = mark ? 3 : 0;
        for (int i = start; i < Math.min(file.length, 4_096); i++) {
            if (file[i] == 0) {
                throw new SheetUnreadable(name, new SheetUnreadable.Reason.UnknownFormat());
            }
        }
        var charset = StandardCharsets.UTF_8;
        if (wrong(file, start, charset) >= 0) {
            charset = WINDOWS_31J;
            int wrong = mark ? wrong(file, start, StandardCharsets.UTF_8) : wrong(file, 0, charset);
            if (wrong >= 0) {
                int row = 1;
                for (int i = 0; i < wrong; i++) {
                    row += file[i] == '\n' ? 1 : 0;
                }
                throw new SheetUnreadable(name, new SheetUnreadable.Reason.UnknownEncoding(row));
            }
        }
        return new CsvText(file, start, new Format.Csv(charset, mark, separator(file, start)), charset);
    }

    Format.Csv format() {
        return format;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the first record begins, behind a byte order mark. */
    int start() {
        return start;
    }

    Records records() {
        return new Records();
    }

    /** What a field says, its lines parted by {@code \n}. */
    String text(Span field) {
        int from = field.from();
        int to = field.to();
        if (!quoted(field)) {
            return new String(bytes, from, to - from, charset);
        }
        var text = new String(bytes, from + 1, to - from - 2, charset).replace("\"\"", "\"");
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** What a text is written as, so that no program takes it for a formula: with an apostrophe in front. */
    static String guarded(String text) {
        return looksLikeFormula(text) ? "'" + text : text;
    }

    /** The text without the apostrophe of {@link #guarded}. */
    static String unguarded(String text) {
        return text.length() > 2 && text.charAt(0) == '\'' && looksLikeFormula(text.substring(1))
                ? text.substring(1)
                : text;
    }

    private static boolean looksLikeFormula(String text) {
        return text.length() > 1
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    /** The signs of a text that an encoding does not have, each once. */
    static String unencodable(String text, Charset charset) {
        var encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return "";
        }
        var lost = new StringBuilder();
        text.codePoints()
                .distinct()
                .filter(sign -> !encoder.canEncode(Character.toString(sign)))
                .forEach(lost::appendCodePoint);
        return lost.toString();
    }

    /** The text with 〓 for each sign that the encoding does not have. */
    static String replaced(String text, Charset charset) {
        var encoder = charset.newEncoder();
        var replaced = new StringBuilder();
        text.codePoints()
                .forEach(sign ->
                        replaced.append(encoder.canEncode(Character.toString(sign)) ? Character.toString(sign) : "〓"));
        return replaced.toString();
    }

    boolean quoted(Span field) {
        return field.to() - field.from() >= 2 && bytes[field.from()] == '"' && bytes[field.to() - 1] == '"';
    }

    /** The sign that stands between the fields of the first records most often. */
    private static char separator(byte[] bytes, int start) {
        var counts = new int[3];
        boolean quoted = false;
        for (int i = start, lines = 0; i < bytes.length && lines < 30; i++) {
            switch (bytes[i]) {
                case '"' -> quoted = !quoted;
                case '\n' -> lines += quoted ? 0 : 1;
                case ',' -> counts[0] += quoted ? 0 : 1;
                case '\t' -> counts[1] += quoted ? 0 : 1;
                case ';' -> counts[2] += quoted ? 0 : 1;
                default -> {
                    // Content.
                }
            }
        }
        if (counts[1] > counts[0] && counts[1] >= counts[2]) {
            return '\t';
        }
        return counts[2] > counts[0] ? ';' : ',';
    }

    /** Where bytes are first not of the charset; -1 if they all are. */
    private static int wrong(byte[] bytes, int start, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var out = CharBuffer.allocate(8_192);
        while (true) {
            out.clear();
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
        }
    }

    private static boolean begins(byte[] bytes, int... signs) {
        if (bytes.length < signs.length) {
            return false;
        }
        for (int i = 0; i < signs.length; i++) {
            if ((bytes[i] & 0xFF) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    /** Goes through the records. */
    final class Records {
        private int at = start;
        private int number;

        /** The next record; a quote that is never closed reaches to the end of the file. */
        Optional<Fields> next() {
            if (at >= bytes.length) {
                return Optional.empty();
            }
            int begin = at;
            var fields = new ArrayList<Span>();
            while (true) {
                int from = at;
                int i = at;
                if (i < bytes.length && bytes[i] == '"') {
                    i++;
                    while (i < bytes.length) {
                        if (bytes[i] == '"') {
                            if (i + 1 < bytes.length && bytes[i + 1] == '"') {
                                i++;
                            } else {
                                i++;
                                break;
                            }
                        }
                        i++;
                    }
                }
                while (i < bytes.length && bytes[i] != format.separator() && bytes[i] != '\n' && bytes[i] != '\r') {
                    i++;
                }
                fields.add(new Span(from, i));
                at = i;
                if (i >= bytes.length) {
                    break;
                }
                at++;
                if (bytes[i] != format.separator()) {
                    if (bytes[i] == '\r' && at < bytes.length && bytes[at] == '\n') {
                        at++;
                    }
                    break;
                }
            }
            return Optional.of(new Fields(++number, new Span(begin, at), fields));
        }
    }
}
