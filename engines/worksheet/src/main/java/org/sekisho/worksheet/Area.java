package org.sekisho.worksheet;

import java.util.Optional;
import java.util.regex.Pattern;

/** A rectangle of cells: rows from 1, columns from 0, both ends included. */
record Area(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{1,7}))?");

    /** Reads {@code B5:D7} or {@code B5}. */
    static Optional<Area> of(String reference) {
        var parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int row = Integer.parseInt(parts.group(2));
        int column = Letters.place(parts.group(1));
        int lastRow = parts.group(4) == null ? row : Integer.parseInt(parts.group(4));
        int lastColumn = parts.group(3) == null ? column : Letters.place(parts.group(3));
        if (row < 1 || column < 0 || lastRow < row || lastColumn < column) {
            return Optional.empty();
        }
        return Optional.of(new Area(row, lastRow, column, lastColumn));
    }

    boolean holds(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    int width() {
        return lastColumn - firstColumn + 1;
    }

    int height() {
        return lastRow - firstRow + 1;
    }

    String reference() {
        var first = Letters.of(firstColumn) + firstRow;
        var last = Letters.of(lastColumn) + lastRow;
        return first.equals(last) ? first : first + ":" + last;
    }
}
