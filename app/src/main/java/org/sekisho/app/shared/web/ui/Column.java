package org.sekisho.app.shared.web.ui;

import java.util.Locale;

/**
 * A column of a table.
 *
 * @param key its name in the address when the table is sorted by it
 */
public record Column(String key, String label, Kind kind, boolean sortable) {

    /** What a column holds, which decides how it is set. */
    public enum Kind {
        TEXT,
        /** Aligned to the end, figures of equal width. */
        NUMBER,
        /** Never broken over two lines. */
        DATE,
        /** A status label; never broken. */
        STATUS,
        /** Buttons or links; aligned to the end, not printed. */
        ACTIONS;

        /** The value of the {@code data-kind} attribute that the styles go by. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Column text(String key, String label) {
        return new Column(key, label, Kind.TEXT, false);
    }

    public static Column number(String key, String label) {
        return new Column(key, label, Kind.NUMBER, false);
    }

    public static Column date(String key, String label) {
        return new Column(key, label, Kind.DATE, false);
    }

    public static Column status(String key, String label) {
        return new Column(key, label, Kind.STATUS, false);
    }

    /** The last column of a table whose rows can be acted on; its label is read out and not shown. */
    public static Column actions(String label) {
        return new Column("actions", label, Kind.ACTIONS, false);
    }

    public Column sorted() {
        return new Column(key, label, kind, true);
    }
}
