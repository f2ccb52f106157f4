package org.sekisho.record;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value in a leaf: text, a whole number, yes or no, nothing, a list, named fields, or a commitment. */
public sealed interface Value {

    record Text(String text) implements Value {}

    /** A whole number that every JSON reader keeps exactly: between -(2^53 - 1) and 2^53 - 1. */
    record Whole(long number) implements Value {
        private static final long MAX = (1L << 53) - 1;

        public Whole {
            if (number > MAX || number < -MAX) {
                throw new IllegalArgumentException("A leaf holds whole numbers up to 2^53 - 1, not " + number);
            }
        }
    }

    record Flag(boolean yes) implements Value {}

    record Nothing() implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Named fields, kept in the order of their names by UTF-16 code unit (RFC 8785, section 3.2.3). */
    record Fields(SortedMap<String, Value> fields) implements Value {
        public Fields(Map<String, Value> fields) {
            this(new TreeMap<>(fields));
        }

        public Fields {
            for (var name : fields.keySet()) {
                if (name.isEmpty() || name.charAt(0) == '$') {
                    throw new IllegalArgumentException(
                            "A field's name is not empty and does not begin with $: " + name);
                }
            }
            fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    /** Stands for a value that may have to be erased: only its salted hash is in the leaf. */
    record Committed(Commitment commitment) implements Value {}
}
