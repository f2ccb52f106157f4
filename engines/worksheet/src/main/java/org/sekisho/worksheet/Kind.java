package org.sekisho.worksheet;

import java.util.List;

/** How the cells of a column are read. */
public sealed interface Kind {

    /** Any text; days and numbers as they are usually written. */
    record Text() implements Kind {}

    /** 令和8年4月1日, R8.4.1, 2026/4/1, or a cell that Excel shows as a day. */
    record Day() implements Kind {}

    /** 1,200, 約1,200人, ３件. */
    record WholeNumber() implements Kind {}

    /** ○ and ×, 有 and 無, 該当 and 非該当. */
    record YesNo() implements Kind {}

    /** One of several, by any of its names. */
    record Choice(List<Option> options) implements Kind {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** 5年, 3か月, 永年, 常用. */
    record Period() implements Kind {}
}
