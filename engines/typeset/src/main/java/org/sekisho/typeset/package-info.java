/**
 * Sets a document: a {@link org.sekisho.typeset.Manuscript} becomes a tagged PDF
 * ({@link org.sekisho.typeset.PdfFile}) or a Word file ({@link org.sekisho.typeset.DocxFile}). The same manuscript gives the same bytes.
 */
@NullMarked
package org.sekisho.typeset;

import org.jspecify.annotations.NullMarked;
