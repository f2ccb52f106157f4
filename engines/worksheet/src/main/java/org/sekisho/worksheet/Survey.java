package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.List;

/** What is seen of a sheet while all of it goes by once. */
final class Survey {

    private static final int SAMPLE = 300;

    private final List<Row> sample = new ArrayList<>();
    private int count;
    private int lastRow;

    void saw(Row row) {
        if (!row.isBlank()) {
            count++;
            lastRow = row.number();
            if (sample.size() < SAMPLE) {
                sample.add(row);
            }
        }
    }

    int count() {
        return count;
    }

    int lastRow() {
        return lastRow;
    }

    List<Row> sample(Merges merges) {
        var filler = merges.filler();
        return sample.stream().map(filler::fill).toList();
    }
}
