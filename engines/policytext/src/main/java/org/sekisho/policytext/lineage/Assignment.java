package org.sekisho.policytext.lineage;

import java.util.Arrays;

/**
 * Gives each row at most one column, and each column at most one row, so that the costs are least in all.
 *
 * <p>Shortest augmenting paths with potentials (Kuhn–Munkres in the form of Jonker and Volgenant) over the pairs that
 * are offered, instead of a full matrix. A row may stay alone at a price of its own; a pair dearer than that is never
 * taken.
 */
final class Assignment {

    /** The columns that each row may take, at costs of 0 or more: row after row. */
    static final class Offers {
        private int[] columns = new int[64];
        private double[] costs = new double[64];
        private int size;
        /** Where the offers of a row end; those of the next begin there. */
        private int[] ends = new int[16];

        private int rows;

        void add(int column, double cost) {
            if (size == columns.length) {
                columns = Arrays.copyOf(columns, size * 2);
                costs = Arrays.copyOf(costs, size * 2);
            }
            columns[size] = column;
            costs[size++] = cost;
        }

        void endRow() {
            if (rows == ends.length) {
                ends = Arrays.copyOf(ends, rows * 2);
            }
            ends[rows++] = size;
        }

        int rows() {
            return rows;
        }

        private int begin(int row) {
            return row == 0 ? 0 : ends[row - 1];
        }
    }

    private final Offers offers;
    private final double alone;
    private final int columns;
    private final int[] columnOf;
    private final int[] rowOf;
    private final double[] rowPotential;
    private final double[] columnPotential;
    /** Of the search for one row; what it touched is put back at its end. */
    private final double[] distance;

    private final int[] cameFrom;
    private final boolean[] settled;
    private final int[] touched;
    private int touches;
    private final Smallest queue = new Smallest();
    /** How far the nearest free column is that the search has seen; what is farther is not looked at. */
    private double nearestFree;

    private Assignment(Offers offers, int columns, double alone) {
        this.offers = offers;
        this.columns = columns;
        this.alone = alone;
        columnOf = new int[offers.rows];
        rowOf = new int[columns + offers.rows];
        rowPotential = new double[offers.rows];
        columnPotential = new double[columns + offers.rows];
        distance = new double[rowOf.length];
        cameFrom = new int[rowOf.length];
        settled = new boolean[rowOf.length];
        touched = new int[rowOf.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(columnOf, -1);
        Arrays.fill(rowOf, -1);
    }

    /**
     * The column of each row, -1 for a row that stays alone.
     *
     * @param alone what a row costs that stays alone
     */
    static int[] solve(Offers offers, int columns, double alone) {
        var assignment = new Assignment(offers, columns, alone);
        for (int row = 0; row < offers.rows; row++) {
            assignment.place(row);
        }
        int[] found = assignment.columnOf;
        for (int row = 0; row < found.length; row++) {
            if (found[row] >= columns) {
                found[row] = -1;
            }
        }
        return found;
    }

    /** Finds the cheapest chain of changes that gives this row a place. */
    private void place(int first) {
        queue.clear();
        int row = first;
        double soFar = 0;
        int end = -1;
        nearestFree = Double.POSITIVE_INFINITY;
        while (end < 0) {
            reach(row, columns + row, alone, soFar);
            for (int k = offers.begin(row); k < offers.ends[row]; k++) {
                reach(row, offers.columns[k], offers.costs[k], soFar);
            }
            int next = queue.remove();
            while (settled[next]) {
                next = queue.remove();
            }
            settled[next] = true;
            soFar = distance[next];
            if (rowOf[next] < 0) {
                end = next;
            } else {
                row = rowOf[next];
            }
        }
        for (int k = 0; k < touches; k++) {
            int column = touched[k];
            if (settled[column] && distance[column] < soFar) {
                double gap = soFar - distance[column];
                columnPotential[column] -= gap;
                if (rowOf[column] >= 0) {
                    rowPotential[rowOf[column]] += gap;
                }
            }
            distance[column] = Double.POSITIVE_INFINITY;
            settled[column] = false;
        }
        touches = 0;
        rowPotential[first] += soFar;
        int column = end;
        while (true) {
            int holder = cameFrom[column];
            int freed = columnOf[holder];
            columnOf[holder] = column;
            rowOf[column] = holder;
            if (holder == first) {
                return;
            }
            column = freed;
        }
    }

    private void reach(int row, int column, double cost, double soFar) {
        double there = soFar + Math.max(0, cost - rowPotential[row] - columnPotential[column]);
        if (there <= nearestFree && !settled[column] && there < distance[column]) {
            if (distance[column] == Double.POSITIVE_INFINITY) {
                touched[touches++] = column;
            }
            if (rowOf[column] < 0) {
                nearestFree = there;
            }
            distance[column] = there;
            cameFrom[column] = row;
            queue.add(column, there);
        }
    }
}
