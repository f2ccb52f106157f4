package org.sekisho.worksheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens an office's table: an Excel workbook (.xlsx, .xlsm), a CSV file in UTF-8, UTF-16 or Shift_JIS, or a JSON array of
 * flat objects. The content decides what it is, not the name.
 */
public final class Worksheets {

    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private Worksheets() {}

    /** Opens a file within {@link Limits#DEFAULT}. */
    public static Opened open(byte[] bytes, String fileName) throws SheetUnreadable {
        return open(bytes, fileName, Limits.DEFAULT);
    }

    /**
     * Opens a file. All of it is gone through once, so that what is broken or too large is found now.
     *
     * @param bytes not changed afterwards
     * @param fileName for messages
     */
    public static Opened open(byte[] bytes, String fileName, Limits limits) throws SheetUnreadable {
        var file = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        if (bytes.length > limits.bytes()) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooLarge(limits.bytes() >> 20));
        }
        if (begins(bytes, OLE)) {
            boolean encrypted = contains(bytes, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
            throw new SheetUnreadable(
                    file, encrypted ? new SheetUnreadable.Reason.Encrypted() : new SheetUnreadable.Reason.OldExcel());
        }
        var opened = begins(bytes, new byte[] {'P', 'K'}) ? excel(bytes, file, limits) : text(bytes, file, limits);
        if (opened.sheets().stream().allMatch(sheet -> sheet.filledRows() == 0)) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.Empty());
        }
        return opened;
    }

    private static Opened excel(byte[] bytes, String file, Limits limits) throws SheetUnreadable {
        var book = new ExcelBook(bytes, file, limits);
        return new Opened(bytes, file, new Format.Excel(book.hasMacros()), Optional.of(book), book.sheets());
    }

    private static Opened text(byte[] bytes, String file, Limits limits) throws SheetUnreadable {
        if (isJson(bytes, file)) {
            return new Opened(
                    bytes, file, new Format.Json(), Optional.empty(), List.of(new JsonGrid(bytes, file, limits)));
        }
        var head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (head.startsWith("%pdf")
                || head.startsWith("<!doctype")
                || head.startsWith("<html")
                || head.startsWith("<?xml")) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.UnknownFormat());
        }
        var text = CsvText.of(bytes, file);
        return new Opened(bytes, file, text.format(), Optional.empty(), List.of(new CsvGrid(text, file, limits)));
    }

    /** An array that is empty or begins with an object. */
    private static boolean isJson(byte[] bytes, String file) {
        int i = begins(bytes, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}) ? 3 : 0;
        i = behindSpace(bytes, i);
        if (i >= bytes.length || bytes[i] != '[') {
            return file.toLowerCase(Locale.ROOT).endsWith(".json");
        }
        i = behindSpace(bytes, i + 1);
        return i < bytes.length && (bytes[i] == '{' || bytes[i] == ']');
    }

    private static int behindSpace(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (bytes[i] == part[0] && java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
