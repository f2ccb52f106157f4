package org.sekisho.app.shared.web.ui;

import java.util.List;

/** A condition that narrows a table, sent in the address under its name. */
public sealed interface Filter {

    String name();

    String label();

    /** What is asked for; empty when everything is. */
    String value();

    default String id(String tableId) {
        return tableId + "-filter-" + name();
    }

    /** Words to look for. */
    record Words(String name, String label, String value) implements Filter {}

    /** A day. */
    record Day(String name, String label, String value) implements Filter {}

    /**
     * One of a few values.
     *
     * @param all the words for "no condition", such as すべて
     */
    record OneOf(String name, String label, String value, String all, List<Choice> choices) implements Filter {

        public OneOf {
            choices = List.copyOf(choices);
        }
    }

    /** No condition, and kept in the address all the same: what the whole page is asked for. */
    record Kept(String name, String value) implements Filter {

        @Override
        public String label() {
            return "";
        }
    }
}
