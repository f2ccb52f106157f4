package org.sekisho.worksheet;

import java.util.List;
import java.util.Optional;

/**
 * The columns of a sheet's table.
 *
 * @param header where they are named
 * @param firstLine the first row below, from 1
 * @param columns in the order of the sheet; a column without heading is there if something stands in it
 */
public record Columns(HeaderRows header, int firstLine, List<Column> columns) {
    public Columns {
        columns = List.copyOf(columns);
    }

    /** The same for tables whose columns have the same names in whatever order and width. */
    public String fingerprint() {
        return Words.digest(columns.stream().map(Column::key).sorted().toList());
    }

    /** The column that is remembered by a key. */
    public Optional<Column> column(String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }
}
