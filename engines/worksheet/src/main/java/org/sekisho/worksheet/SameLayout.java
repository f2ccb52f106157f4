package org.sekisho.worksheet;

import java.util.List;

/**
 * Writes changed lines into a copy of the file that they came from.
 *
 * <p>What did not change is not touched: a cell stays byte for byte what it was if it still says the value that is asked
 * for; other cells, merged areas, widths, styles, headers, print settings and other sheets stay as they are. A changed
 * cell keeps its style and is written in the way of its column: the same mark for yes, the same name for a choice, the
 * same form of a day. New lines get the style of the line above. If nothing changes, the bytes are those of the original.
 */
public final class SameLayout {

    private SameLayout() {}

    /**
     * Writes the changes.
     *
     * @param sheet as opened
     * @param changes at most one for each row of the original; new lines in their order
     * @throws SheetUnreadable if the file cannot be read again
     */
    public static Written write(
            Sheet sheet, Columns columns, Mapping mapping, List<Target> targets, List<Change> changes)
            throws SheetUnreadable {
        var plan = new Plan(sheet, columns, mapping, targets, changes);
        return switch (sheet.file().format()) {
            case Format.Excel f -> BookPatch.write(plan);
            case Format.Csv f -> CsvPatch.write(plan);
            case Format.Json f -> JsonPatch.write(plan);
        };
    }
}
