package org.sekisho.app.shared.web.ui;

import java.util.List;
import java.util.Optional;

/** The column a table is sorted by, and which way; {@code owner} or {@code -owner} in an address. */
public record Sort(String column, boolean descending) {

    public static Sort by(String column) {
        return new Sort(column, false);
    }

    public static Sort byDescending(String column) {
        return new Sort(column, true);
    }

    /** Reads {@code text} from an address; absent unless it names one of {@code columns} that can be sorted. */
    public static Optional<Sort> read(String text, List<Column> columns) {
        boolean descending = text.startsWith("-");
        String key = descending ? text.substring(1) : text;
        return columns.stream()
                .filter(column -> column.sortable() && column.key().equals(key))
                .findFirst()
                .map(column -> new Sort(column.key(), descending));
    }

    /** As it stands in an address. */
    public String token() {
        return descending ? "-" + column : column;
    }
}
