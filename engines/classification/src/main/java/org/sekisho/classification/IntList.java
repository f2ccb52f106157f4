package org.sekisho.classification;

import java.util.Arrays;

/** A list of numbers in no particular order. */
final class IntList {
    private static final int[] NONE = {};

    private int[] values = NONE;
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(4, size * 2));
        }
        values[size++] = value;
    }

    /** Takes the last one away. */
    int pop() {
        return values[--size];
    }

    boolean contains(int value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                return true;
            }
        }
        return false;
    }

    /** Takes one occurrence away; the order of the rest changes. */
    void remove(int value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                values[i] = values[--size];
                return;
            }
        }
    }

    void clear() {
        size = 0;
    }
}
