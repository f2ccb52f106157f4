package org.sekisho.worksheet;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Where the rows of a sheet come to stand when some go and others come.
 *
 * <p>Rows that come are put behind one row and push down what follows, or fill rows that were blank. An area that ended at
 * the last entry grows over the new ones.
 */
final class Moves {

    private final int[] gone;
    private final int behind;
    private final int inserted;
    private final int lastEntry;
    private final int added;

    /**
     * @param gone numbers of the rows that go
     * @param behind the row behind which others are put in
     * @param inserted how many are put in there
     * @param lastEntry the row of the last entry before
     * @param added how many come in all, directly behind the last entry
     */
    Moves(Collection<Integer> gone, int behind, int inserted, int lastEntry, int added) {
        this.gone = gone.stream().mapToInt(Integer::intValue).sorted().toArray();
        this.behind = behind;
        this.inserted = inserted;
        this.lastEntry = lastEntry;
        this.added = added;
    }

    /** Whether every row and area stays where it is. */
    boolean none() {
        return gone.length == 0 && inserted == 0 && added == 0;
    }

    /** Whether rows change their numbers, and do not only grow more. */
    boolean pushes() {
        return gone.length > 0 || inserted > 0;
    }

    boolean isGone(int row) {
        return Arrays.binarySearch(gone, row) >= 0;
    }

    /** The new number of a row; that of the next one if it goes. */
    int row(int row) {
        int found = Arrays.binarySearch(gone, row);
        int before = found >= 0 ? found : -found - 1;
        return row - before + (row > behind ? inserted : 0);
    }

    /** The first of the rows that are put in. */
    int firstInserted() {
        int found = Arrays.binarySearch(gone, behind);
        int before = found >= 0 ? found + 1 : -found - 1;
        return behind + 1 - before;
    }

    /** Where an area comes to stand; empty if all its rows go. */
    Optional<Area> area(Area area, boolean grows) {
        int first = area.firstRow();
        int last = area.lastRow();
        while (first <= last && isGone(first)) {
            first++;
        }
        while (last >= first && isGone(last)) {
            last--;
        }
        if (first > last) {
            return Optional.empty();
        }
        int growth = grows && area.lastRow() == lastEntry ? added : 0;
        int newLast = Math.min(row(last) + growth, 1_048_576);
        return Optional.of(new Area(row(first), newLast, area.firstColumn(), area.lastColumn()));
    }
}
