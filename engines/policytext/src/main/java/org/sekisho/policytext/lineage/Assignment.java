package org.sekisho.policytext.lineage;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Gives each row at most one column, and each column at most one row, so that the costs are least in all.
 *
 * <p>Shortest augmenting paths with potentials (Kuhn–Munkres in the form of Jonker and Volgenant) over the pairs that
 * are offered, instead of a full matrix. A row may stay alone at a price of its own; a pair dearer than that is never
 * taken.
 */
final class Assignment {

    /** A pair on offer. */
    record Offer(int column, double cost) {}

    private final List<List<Offer>> offers;
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
    /** How far the nearest free column is that the search has seen; what is farther is not looked at. */
    private double nearestFree;

    private Assignment(List<List<Offer>> offers, int columns, double alone) {
        this.offers = offers;
        this.columns = columns;
        this.alone = alone;
        columnOf = new int[offers.size()];
        rowOf = new int[columns + offers.size()];
        rowPotential = new double[offers.size()];
        columnPotential = new double[columns + offers.size()];
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
     * @param offers for each row the columns it may take, at costs of 0 or more
     * @param alone what a row costs that stays alone
     */
    static int[] solve(List<List<Offer>> offers, int columns, double alone) {
        var assignment = new Assignment(offers, columns, alone);
        for (int row = 0; row < offers.size(); row++) {
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

    private record Reached(int column, double distance) {}

    /** Finds the cheapest chain of changes that gives this row a place. */
    private void place(int first) {
        var queue = new PriorityQueue<Reached>((a, b) -> {
            int difference = Double.compare(a.distance, b.distance);
            return difference != 0 ? difference : Integer.compare(a.column, b.column);
        });
        int row = first;
        double soFar = 0;
        int end = -1;
        nearestFree = Double.POSITIVE_INFINITY;
        while (end < 0) {
            reach(row, columns + row, alone, soFar, queue);
            for (var offer : offers.get(row)) {
                reach(row, offer.column, offer.cost, soFar, queue);
            }
            var next = queue.remove();
            while (settled[next.column]) {
                next = queue.remove();
            }
            settled[next.column] = true;
            soFar = next.distance;
            if (rowOf[next.column] < 0) {
                end = next.column;
            } else {
                row = rowOf[next.column];
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

    private void reach(int row, int column, double cost, double soFar, PriorityQueue<Reached> queue) {
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
            queue.add(new Reached(column, there));
        }
    }
}
