package org.sekisho.worksheet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cells of one sheet, whatever the file is. */
interface Grid {

    /** Rows in their order, blank ones perhaps left out. */
    interface Rows extends AutoCloseable {

        /** The next row; empty after the last. */
        Optional<Row> next() throws SheetUnreadable;

        @Override
        void close();
    }

    /** Name of the sheet; empty where the file has no sheets. */
    String name();

    boolean hidden();

    Merges merges();

    Set<Integer> hiddenColumns();

    /** Names of columns that stand outside the rows. */
    List<String> names();

    /** The first rows that are not blank, with merged areas filled. */
    List<Row> sample();

    /** How many rows are not blank. */
    int count();

    /** Number of the last row that is not blank. */
    int lastRow();

    /** All rows from the first on, with merged areas filled. */
    Rows rows() throws SheetUnreadable;
}
