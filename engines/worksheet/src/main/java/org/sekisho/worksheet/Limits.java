package org.sekisho.worksheet;

/**
 * How much a file may ask of the reader.
 *
 * @param bytes size of the file in bytes
 * @param unpackedBytes bytes that all parts of a workbook may unpack to
 * @param rows rows of one sheet, and the highest row number
 * @param columns columns of one sheet
 * @param texts characters of all texts that a workbook keeps apart from its sheets
 * @param merges merged areas of one sheet
 * @param sheets sheets of a workbook
 * @param parts parts of a workbook
 */
public record Limits(
        int bytes, long unpackedBytes, int rows, int columns, int texts, int merges, int sheets, int parts) {

    /** Limits that hold in a heap of 512 MB beside an application: 200,000 rows of 500 columns in 32 MB. */
    public static final Limits DEFAULT =
            new Limits(32 << 20, 512L << 20, 200_000, 500, 24_000_000, 200_000, 200, 5_000);
}
