package org.sekisho.worksheet;

import java.nio.charset.Charset;

/** What kind of file a table came in. */
public sealed interface Format {

    /**
     * An Excel workbook.
     *
     * @param macros whether there are macros in it (.xlsm), which are neither run nor written again
     */
    record Excel(boolean macros) implements Format {}

    /**
     * Text with a sign between the cells.
     *
     * @param charset UTF-8, UTF-16 or windows-31j
     * @param byteOrderMark whether it begins with one
     * @param separator a comma, a tab or a semicolon
     */
    record Csv(Charset charset, boolean byteOrderMark, char separator) implements Format {}

    /** An array of flat objects. */
    record Json() implements Format {}
}
