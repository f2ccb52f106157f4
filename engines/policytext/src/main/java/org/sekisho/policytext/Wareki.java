package org.sekisho.policytext;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Dates of the Japanese eras (和暦), read in every printed form and written in the usual one.
 *
 * <p>Read are 平成30年3月26日, 平成 30 年 3 月 26 日, 令和元年５月１日, 昭和六十四年一月七日, R8.3.17, ㋿8年3月17日. Era borders
 * are strict: a date is refused when its era had not begun or was over (平成31年5月1日). Dates begin with Meiji 6 (1873),
 * when the calendar became the present one. Borders after the Era Act and its orders; the same as
 * {@link java.time.chrono.JapaneseChronology}.
 */
public final class Wareki {

    /** An era with its first day; it ends on the day before the next one. */
    private enum Era {
        MEIJI("明治", 'M', '㍾', LocalDate.of(1868, 1, 1)),
        TAISHO("大正", 'T', '㍽', LocalDate.of(1912, 7, 30)),
        SHOWA("昭和", 'S', '㍼', LocalDate.of(1926, 12, 25)),
        HEISEI("平成", 'H', '㍻', LocalDate.of(1989, 1, 8)),
        REIWA("令和", 'R', '㋿', LocalDate.of(2019, 5, 1));

        private static final Era[] ALL = values();

        private final String label;
        private final char letter;
        private final char square;
        private final LocalDate first;

        Era(String label, char letter, char square, LocalDate first) {
            this.label = label;
            this.letter = letter;
            this.square = square;
            this.first = first;
        }

        boolean holds(LocalDate day) {
            boolean over = ordinal() + 1 < ALL.length && !day.isBefore(ALL[ordinal() + 1].first);
            return !over && !day.isBefore(first);
        }

        static Era of(LocalDate day) {
            for (int i = ALL.length - 1; i > 0; i--) {
                if (!day.isBefore(ALL[i].first)) {
                    return ALL[i];
                }
            }
            return MEIJI;
        }
    }

    /** The first day that has a 和暦 here: Meiji 6, 1 January. */
    public static final LocalDate FIRST = LocalDate.of(1873, 1, 1);

    private Wareki() {}

    /**
     * A date found in a text.
     *
     * @param start index of its first {@code char}
     * @param end index after its last {@code char}
     * @param date the day, or empty if the calendar has no such day
     */
    public record Found(int start, int end, Optional<LocalDate> date) {}

    /**
     * The day that a text names, if the text is a date and nothing else.
     *
     * @return empty if it is no date, or one that the calendar does not have
     */
    public static Optional<LocalDate> parse(CharSequence text) {
        int start = skipSpaces(text, 0);
        return at(text, start)
                .filter(found -> skipSpaces(text, found.end()) == text.length())
                .flatMap(Found::date);
    }

    /** The first date at or after an index of a text. */
    public static Optional<Found> find(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mayBegin(c)) {
                Optional<Found> found = at(text, i);
                if (found.isPresent() && !(isLetter(c) && i > 0 && isLetter(text.charAt(i - 1)))) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The usual form: {@code 令和8年3月17日}, {@code 令和元年5月1日}. */
    public static String format(LocalDate day) {
        return formatYear(day) + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** Era and year of a day: {@code 令和8年}, {@code 令和元年}. */
    public static String formatYear(LocalDate day) {
        if (day.isBefore(FIRST)) {
            throw new DateTimeException("no 和暦 before 明治6年: " + day);
        }
        Era era = Era.of(day);
        int year = day.getYear() - era.first.getYear() + 1;
        return era.label + (year == 1 ? "元" : Integer.toString(year)) + "年";
    }

    /** The short form: {@code R8.3.17}. */
    public static String formatShort(LocalDate day) {
        if (day.isBefore(FIRST)) {
            throw new DateTimeException("no 和暦 before 明治6年: " + day);
        }
        Era era = Era.of(day);
        return "" + era.letter + (day.getYear() - era.first.getYear() + 1) + "." + day.getMonthValue() + "."
                + day.getDayOfMonth();
    }

    private static boolean mayBegin(char c) {
        return switch (c) {
            case '明', '大', '昭', '平', '令', '㍾', '㍽', '㍼', '㍻', '㋿' -> true;
            default -> isLetter(c);
        };
    }

    private static boolean isLetter(char c) {
        char half = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
        return half >= 'A' && half <= 'Z' || half >= 'a' && half <= 'z';
    }

    private static Optional<Found> at(CharSequence text, int start) {
        if (start >= text.length()) {
            return Optional.empty();
        }
        char c = text.charAt(start);
        char half = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
        for (Era era : Era.ALL) {
            if (c == era.square) {
                return date(text, start, start + 1, era, true);
            }
            if (Character.toUpperCase(half) == era.letter) {
                return date(text, start, start + 1, era, false);
            }
            if (c == era.label.charAt(0)) {
                int second = skipSpaces(text, start + 1);
                if (second < text.length() && text.charAt(second) == era.label.charAt(1)) {
                    return date(text, start, second + 1, era, true);
                }
            }
        }
        return Optional.empty();
    }

    /** Reads year, month and day behind an era; a single letter needs dots or 年 as well. */
    private static Optional<Found> date(CharSequence text, int start, int afterEra, Era era, boolean named) {
        Digits year = Digits.at(text, skipSpaces(text, afterEra), true);
        if (year.value < 0) {
            return Optional.empty();
        }
        int p = skipSpaces(text, year.end);
        boolean dots = p < text.length() && isDot(text.charAt(p));
        if (!dots && !(p < text.length() && text.charAt(p) == '年')) {
            return Optional.empty();
        }
        Digits month = Digits.at(text, skipSpaces(text, p + 1), false);
        if (month.value < 0) {
            return Optional.empty();
        }
        p = skipSpaces(text, month.end);
        if (!(p < text.length() && (dots ? isDot(text.charAt(p)) : text.charAt(p) == '月'))) {
            return Optional.empty();
        }
        Digits day = Digits.at(text, skipSpaces(text, p + 1), false);
        if (day.value < 0) {
            return Optional.empty();
        }
        int end = day.end;
        if (!dots) {
            end = skipSpaces(text, day.end);
            if (!(end < text.length() && text.charAt(end) == '日')) {
                return Optional.empty();
            }
            end++;
        }
        if (!named
                && dots
                && end < text.length()
                && Character.isLetterOrDigit(text.charAt(end))
                && isLetter(text.charAt(end))) {
            return Optional.empty();
        }
        return Optional.of(new Found(start, end, day(era, year.value, month.value, day.value)));
    }

    private static Optional<LocalDate> day(Era era, int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        int western = era.first.getYear() + year - 1;
        if (western > 9999 || day > java.time.YearMonth.of(western, month).lengthOfMonth()) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(western, month, day);
        return era.holds(date) && !date.isBefore(FIRST) ? Optional.of(date) : Optional.empty();
    }

    private static boolean isDot(char c) {
        return c == '.' || c == '．' || c == '・' || c == '/' || c == '／';
    }

    private static int skipSpaces(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '　' || text.charAt(i) == '\u00a0')) {
            i++;
        }
        return i;
    }

    /** A number of up to four places in ASCII, full-width or kanji digits; {@code value} is -1 if there is none. */
    private record Digits(int value, int end) {
        static Digits at(CharSequence text, int from, boolean year) {
            if (year && from < text.length() && text.charAt(from) == '元') {
                return new Digits(1, from + 1);
            }
            int value = 0;
            int i = from;
            while (i < text.length() && i < from + 4) {
                char c = text.charAt(i);
                int digit = c >= '0' && c <= '9' ? c - '0' : c >= '０' && c <= '９' ? c - '０' : -1;
                if (digit < 0) {
                    break;
                }
                value = value * 10 + digit;
                i++;
            }
            return i > from ? new Digits(value, i) : kanji(text, from);
        }

        private static Digits kanji(CharSequence text, int from) {
            int value = 0;
            int last = -1;
            int i = from;
            while (i < text.length() && i < from + 5) {
                char c = text.charAt(i);
                int digit = "〇一二三四五六七八九".indexOf(c);
                if (digit >= 0) {
                    last = last < 0 ? digit : last * 10 + digit;
                } else if (c == '十') {
                    value += (last < 0 ? 1 : last) * 10;
                    last = -1;
                } else {
                    break;
                }
                i++;
            }
            return i == from ? new Digits(-1, from) : new Digits(value + Math.max(last, 0), i);
        }
    }
}
