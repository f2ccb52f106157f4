/**
 * Sets a document: a {@link org.sekisho.typeset.Manuscript} becomes a tagged PDF
 * ({@link org.sekisho.typeset.PdfFile}) or a Word file ({@link org.sekisho.typeset.DocxFile}). A policy becomes Markdown
 * ({@link org.sekisho.typeset.PolicyMarkdown}) or an OSCAL catalog ({@link org.sekisho.typeset.PolicyOscal}). The same input gives the same bytes.
 */
@NullMarked
package org.sekisho.typeset;

import org.jspecify.annotations.NullMarked;
