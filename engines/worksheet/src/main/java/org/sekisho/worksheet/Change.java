package org.sekisho.worksheet;

import java.util.Map;

/** What becomes of a line of a table. A row that no change names stays as it is. */
public sealed interface Change {

    /**
     * The line stays.
     *
     * @param row of the original, from 1
     * @param values by key of the target; what is not named, or {@link Value.Unclear}, stays as it is, and {@link
     *     Value.Empty} clears only a cell that could be read
     */
    record Kept(int row, Map<String, Value> values) implements Change {
        public Kept {
            values = Map.copyOf(values);
        }
    }

    /** The line goes. */
    record Gone(int row) implements Change {}

    /** A line comes, below the others. */
    record Added(Map<String, Value> values) implements Change {
        public Added {
            values = Map.copyOf(values);
        }
    }
}
