package org.sekisho.policytext.lineage;

import java.util.Arrays;

/** A heap of numbers with the one of the smallest value on top, of equal ones the lowest number. */
final class Smallest {
    private int[] numbers = new int[64];
    private double[] values = new double[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int number, double value) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        int at = size++;
        while (at > 0 && before(number, value, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        numbers[at] = number;
        values[at] = value;
    }

    /** Takes the top away. */
    int remove() {
        int top = numbers[0];
        size--;
        int number = numbers[size];
        double value = values[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && before(numbers[child + 1], values[child + 1], child)) {
                child++;
            }
            if (before(number, value, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        numbers[at] = number;
        values[at] = value;
        return top;
    }

    private boolean before(int number, double value, int at) {
        return value < values[at] || value == values[at] && number < numbers[at];
    }

    private void move(int from, int to) {
        numbers[to] = numbers[from];
        values[to] = values[from];
    }
}
