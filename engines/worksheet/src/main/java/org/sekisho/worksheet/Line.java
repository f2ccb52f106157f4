package org.sekisho.worksheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row below the header that is not blank. */
public sealed interface Line {

    /** Its number as a spreadsheet program shows it, from 1. */
    int row();

    /**
     * A row that is an entry of the table.
     *
     * @param hidden whether a spreadsheet program hides it
     * @param cells by key of the target, for each target that has a column
     * @param texts what stands in each column of the table, mapped or not, in the order of the columns
     * @param problems what is wrong in the cells
     */
    record Entry(int row, boolean hidden, Map<String, Cell> cells, List<String> texts, List<CellProblem> problems)
            implements Line {

        /** What a target's cell says; empty if it has no column. */
        public Value value(String target) {
            return Optional.ofNullable(cells.get(target)).map(Cell::value).orElseGet(Value.Empty::new);
        }

        /** What a target's cell shows. */
        public String text(String target) {
            return Optional.ofNullable(cells.get(target)).map(Cell::text).orElse("");
        }
    }

    /** A row that is no entry. */
    record LeftOut(int row, Why why, String text) implements Line {}

    /**
     * A cell.
     *
     * @param text what the cell shows, nearly
     */
    record Cell(Value value, String text) {}

    /** Why a row is no entry. */
    enum Why {
        /** 合計, 小計. */
        TOTAL,
        /** A remark below or between: ※…. */
        FOOTNOTE,
        /** One text over the breadth of the table. */
        HEADING,
        /** The header again, as on each printed page. */
        REPEATED_HEADER,
        /** Nothing but a number that was put in beforehand. */
        UNUSED
    }
}
