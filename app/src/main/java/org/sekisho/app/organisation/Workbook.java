package org.sekisho.app.organisation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.sekisho.app.shared.Refusal;

/**
 * An Excel workbook (.xlsx) as texts.
 *
 * <p>The archive is unpacked here, up to a limit, and given to the library packed anew without compression: what the
 * library sees is what was counted, whatever the archive's directory says. Drawings and macros stay behind. A cell that
 * Excel keeps as a day is given as 2027-04-01.
 */
final class Workbook {

    private static final int MOST_UNPACKED_BYTES = 32 << 20;
    private static final int MOST_PARTS = 2_000;

    /** The last day that Excel knows, 9999-12-31, as its number. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private Workbook() {}

    /** Whether the bytes begin as an archive does. */
    static boolean is(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /**
     * Reads the sheets that are not hidden.
     *
     * @throws Refusal.Invalid if it is no workbook, unpacks too far, or has too many rows
     */
    static List<TableFile.Sheet> read(byte[] bytes, int mostRows) {
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(repacked(bytes)), new ReadingOptions(true, true))) {
            var sheets = new ArrayList<TableFile.Sheet>();
            for (var sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                    var rows = new ArrayList<TableFile.Cells>();
                    try (var read = sheet.openStream()) {
                        for (var row : (Iterable<Row>) read::iterator) {
                            if (rows.size() > mostRows) {
                                throw new Refusal.Invalid("file", TableFile.reason("file-rows", mostRows));
                            }
                            rows.add(new TableFile.Cells(row.getRowNum(), texts(row)));
                        }
                    }
                    sheets.add(new TableFile.Sheet(Optional.of(sheet.getName()), rows));
                }
            }
            return sheets;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw new Refusal.Invalid("file", TableFile.reason("file-no-workbook"));
        }
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            texts.add(row.getOptionalCell(i).map(Workbook::text).orElse(""));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            var number = cell.asNumber();
            if (isDay(cell) && number.signum() > 0 && number.compareTo(LAST_DAY) <= 0) {
                return LocalDate.from(cell.asDate()).toString();
            }
            return number.stripTrailingZeros().toPlainString();
        }
        return Optional.ofNullable(cell.getText()).orElse("");
    }

    /** Whether the number is shown as a day: the formats of Excel itself (ECMA-376 18.8.30), or one with day or year. */
    private static boolean isDay(Cell cell) {
        var id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").matches("(?i).*[dye].*");
    }

    private static byte[] repacked(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream(bytes.length * 4);
        long unpacked = 0;
        try (var archive = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                        .get();
                var packed = new ZipOutputStream(out)) {
            var parts = Collections.list(archive.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw tooFar();
            }
            for (var part : parts) {
                if (needed(part.getName())) {
                    try (var in = archive.getInputStream(part)) {
                        var content = limited(in, MOST_UNPACKED_BYTES - unpacked);
                        unpacked += content.length;
                        packed.putNextEntry(stored(part.getName(), content));
                        packed.write(content);
                        packed.closeEntry();
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] limited(InputStream in, long most) throws IOException {
        var content = in.readNBytes(Math.toIntExact(most) + 1);
        if (content.length > most) {
            throw tooFar();
        }
        return content;
    }

    private static Refusal.Invalid tooFar() {
        return new Refusal.Invalid("file", TableFile.reason("file-unpacks", MOST_UNPACKED_BYTES >> 20));
    }

    private static boolean needed(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    private static ZipEntry stored(String name, byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        var part = new ZipEntry(name);
        part.setMethod(ZipEntry.STORED);
        part.setSize(content.length);
        part.setCrc(sum.getValue());
        return part;
    }
}
