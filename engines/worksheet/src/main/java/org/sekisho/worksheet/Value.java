package org.sekisho.worksheet;

import java.time.LocalDate;

/** What a cell says. */
public sealed interface Value {

    /** Nothing stands there. */
    record Empty() implements Value {}

    /** A text without the space around it; lines are parted by {@code \n}. */
    record Text(String text) implements Value {
        public Text {
            text = Words.strip(
                    text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
        }
    }

    record Day(LocalDate day) implements Value {}

    record WholeNumber(long number) implements Value {}

    record YesNo(boolean yes) implements Value {}

    /** @param key that of the {@link Option} */
    record Choice(String key) implements Value {}

    /** @param amount how many of the unit; 0 if the unit has no amount */
    record Period(int amount, Unit unit) implements Value {
        public Period {
            if (unit.counted() ? amount < 1 : amount != 0) {
                throw new IllegalArgumentException("no period: " + amount + " " + unit);
            }
        }

        /** 永年. */
        public static Period permanent() {
            return new Period(0, Unit.PERMANENT);
        }

        /** 常用. */
        public static Period inUse() {
            return new Period(0, Unit.IN_USE);
        }
    }

    /** What is wrong there, so that nothing can be said. */
    record Unclear(CellProblem problem) implements Value {}

    /** Of a period. */
    enum Unit {
        DAY,
        MONTH,
        YEAR,
        /** 永年: for ever. */
        PERMANENT,
        /** 常用: as long as it is used. */
        IN_USE;

        public boolean counted() {
            return this == DAY || this == MONTH || this == YEAR;
        }
    }
}
