package org.sekisho.worksheet;

import java.util.List;
import java.util.Optional;

/**
 * A row of a sheet.
 *
 * @param number from 1
 * @param own what stands in its own cells, from the first column on
 * @param filled the same with the values of merged areas that cover it
 */
record Row(int number, boolean hidden, List<Raw> own, List<Raw> filled) {

    static Row of(int number, boolean hidden, List<Raw> cells) {
        return new Row(number, hidden, cells, cells);
    }

    /** The cell at a place, with the value of a merged area that covers it. */
    Raw cell(int place) {
        return place < filled.size() ? filled.get(place) : Raw.BLANK;
    }

    Raw own(int place) {
        return place < own.size() ? own.get(place) : Raw.BLANK;
    }

    String text(int place) {
        return Words.strip(cell(place).text());
    }

    boolean isBlank() {
        for (var cell : own) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The place of the only cell with something in it. */
    Optional<Integer> only() {
        int found = -1;
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).isBlank()) {
                if (found >= 0) {
                    return Optional.empty();
                }
                found = i;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(found);
    }
}
