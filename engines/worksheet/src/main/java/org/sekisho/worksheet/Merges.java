package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The merged areas of a sheet. */
final class Merges {

    static final Merges NONE = new Merges(List.of());

    /** More areas over one row than any sheet has that a person made. */
    private static final int MOST_OVER_ONE_ROW = 1_000;

    private final List<Area> areas;
    private final Map<Long, Area> byAnchor = new HashMap<>();

    Merges(List<Area> areas) {
        this.areas =
                areas.stream().sorted(Comparator.comparingInt(Area::firstRow)).toList();
        this.areas.forEach(area -> byAnchor.put(cell(area.firstRow(), area.firstColumn()), area));
    }

    /** The area whose first cell this is. */
    Optional<Area> from(int row, int column) {
        return Optional.ofNullable(byAnchor.get(cell(row, column)));
    }

    /** The areas, by their first row. */
    List<Area> areas() {
        return areas;
    }

    /** Fills rows that come in their order. */
    Filler filler() {
        return new Filler();
    }

    private static long cell(int row, int column) {
        return (long) row << 16 | column;
    }

    /** Gives the value of a merged area to all its cells. */
    final class Filler {
        private record Active(Area area, Raw value) {}

        private final List<Active> active = new ArrayList<>();
        private int next;

        Row fill(Row row) {
            active.removeIf(merge -> merge.area().lastRow() < row.number());
            while (next < areas.size() && areas.get(next).firstRow() <= row.number()) {
                var area = areas.get(next++);
                if (area.firstRow() == row.number()) {
                    var value = row.own(area.firstColumn());
                    if (!value.isBlank() && active.size() < MOST_OVER_ONE_ROW) {
                        active.add(new Active(area, value));
                    }
                }
            }
            if (active.isEmpty()) {
                return row;
            }
            var cells = new ArrayList<>(row.own());
            for (var merge : active) {
                int last = Math.min(merge.area().lastColumn(), merge.area().firstColumn() + 500);
                while (cells.size() <= last) {
                    cells.add(Raw.BLANK);
                }
                for (int i = merge.area().firstColumn(); i <= last; i++) {
                    cells.set(i, merge.value());
                }
            }
            return new Row(row.number(), row.hidden(), row.own(), cells);
        }
    }
}
