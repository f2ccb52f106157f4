package org.sekisho.policytext.meaning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.sekisho.policytext.Wareki;

/**
 * Dates in the history of an instrument: 和暦, or a Western year.
 *
 * <p>Read beside {@link Wareki} are 2019年4月1日, ２０１９年４月１日, 2019年（平成31年）4月1日, 令和6年（2024年）4月1日,
 * 2019/4/1, 2019.4.1 and 2019-04-01.
 */
final class Dates {
    private static final int YEAR_DIGITS = 4;

    private Dates() {}

    /** The first date at or after an index of a text. */
    static Optional<Wareki.Found> find(CharSequence text, int from) {
        Optional<Wareki.Found> era = Wareki.find(text, from);
        int limit = era.map(Wareki.Found::start).orElse(text.length());
        for (int i = from; i + YEAR_DIGITS < limit; i++) {
            if (Character.isDigit(text.charAt(i)) && (i == 0 || !Character.isDigit(text.charAt(i - 1)))) {
                Optional<Wareki.Found> western = western(text, i);
                if (western.isPresent()) {
                    return western;
                }
            }
        }
        return era;
    }

    private static Optional<Wareki.Found> western(CharSequence text, int start) {
        int yearEnd = digitsEnd(text, start);
        int year = yearEnd - start == YEAR_DIGITS ? number(text, start, yearEnd) : 0;
        if (year < Wareki.FIRST.getYear()) {
            return Optional.empty();
        }
        int p = skipSpaces(text, yearEnd);
        if (p >= text.length()) {
            return Optional.empty();
        }
        char sign = text.charAt(p);
        boolean named = sign == '年';
        if (!named && "/／.．-－".indexOf(sign) < 0) {
            return Optional.empty();
        }
        int month = skipSpaces(text, named ? behindBrackets(text, p + 1) : p + 1);
        int monthEnd = digitsEnd(text, month);
        int q = skipSpaces(text, monthEnd);
        if (monthEnd == month || q >= text.length() || text.charAt(q) != (named ? '月' : sign)) {
            return Optional.empty();
        }
        int day = skipSpaces(text, q + 1);
        int dayEnd = digitsEnd(text, day);
        int end = named ? skipSpaces(text, dayEnd) : dayEnd;
        if (dayEnd == day || named && (end >= text.length() || text.charAt(end) != '日')) {
            return Optional.empty();
        }
        return Optional.of(new Wareki.Found(
                start, named ? end + 1 : end, date(year, number(text, month, monthEnd), number(text, day, dayEnd))));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The index behind the other calendar's year in brackets, or behind a bracket that closes there. */
    private static int behindBrackets(CharSequence text, int from) {
        int p = skipSpaces(text, from);
        if (p < text.length() && closes(text.charAt(p))) {
            return p + 1;
        }
        if (p < text.length() && (text.charAt(p) == '(' || text.charAt(p) == '（')) {
            for (int i = p + 1; i < text.length() && i < p + 12; i++) {
                if (closes(text.charAt(i))) {
                    return i + 1;
                }
            }
        }
        return from;
    }

    private static boolean closes(char c) {
        return c == ')' || c == '）';
    }

    private static int skipSpaces(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && Character.isSpaceChar(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int digitsEnd(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && i <= from + YEAR_DIGITS && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int number(CharSequence text, int from, int end) {
        int value = 0;
        for (int i = from; i < end; i++) {
            value = value * 10 + Character.digit(text.charAt(i), 10);
        }
        return value;
    }
}
