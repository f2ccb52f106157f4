package org.sekisho.typeset;

import java.util.List;

/**
 * A manuscript as a PDF: A4, fonts embedded, tagged for screen readers, bookmarks for its headings. It keeps to PDF/UA-1
 * (ISO 14289-1) and PDF/A-2a (ISO 19005-2), and says so.
 *
 * <p>The text can be taken out exactly as it was put in. The same manuscript gives the same bytes.
 *
 * @param bytes the file
 * @param pages how many there are
 * @param missing the signs that the fonts do not have, each once; 〓 is drawn for them, and the text keeps them
 */
public record PdfFile(byte[] bytes, int pages, List<String> missing) {

    /** Sets a manuscript. */
    public static PdfFile of(Manuscript manuscript) {
        return PdfWriter.write(manuscript);
    }
}
