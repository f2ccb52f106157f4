/**
 * An office's own table, read whatever its layout is, and written in the same layout again.
 *
 * <p>{@link org.sekisho.worksheet.Worksheets} opens an Excel workbook, a CSV or a JSON file. A {@link
 * org.sekisho.worksheet.Sheet} says what its {@link org.sekisho.worksheet.Columns} are; a {@link
 * org.sekisho.worksheet.Mapping} binds them to what the caller knows, its {@link org.sekisho.worksheet.Target targets};
 * the rows then come one after another as {@link org.sekisho.worksheet.Line lines} of {@link
 * org.sekisho.worksheet.Value values}, with each {@link org.sekisho.worksheet.CellProblem problem} at its cell. {@link
 * org.sekisho.worksheet.SameLayout} writes changed values into a copy of the file, {@link
 * org.sekisho.worksheet.PlainExport} a new one.
 */
@NullMarked
package org.sekisho.worksheet;

import org.jspecify.annotations.NullMarked;
