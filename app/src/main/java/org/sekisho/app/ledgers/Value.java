package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.util.UUID;

/** What stands in a field of a line. A field in which nothing stands has no value. */
public sealed interface Value {

    /** As it stands in the record and in files for programs: ISO 8601, digits, true or false, the key of a choice. */
    String plain();

    /** Words, and the key of a choice. */
    record Words(String text) implements Value {
        @Override
        public String plain() {
            return text;
        }
    }

    record Day(LocalDate day) implements Value {
        @Override
        public String plain() {
            return day.toString();
        }
    }

    record Whole(long number) implements Value {
        @Override
        public String plain() {
            return Long.toString(number);
        }
    }

    record YesNo(boolean yes) implements Value {
        @Override
        public String plain() {
            return Boolean.toString(yes);
        }
    }

    /** A section, a post or another line. */
    record Named(UUID id) implements Value {
        @Override
        public String plain() {
            return id.toString();
        }
    }
}
