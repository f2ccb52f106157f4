package org.sekisho.app.stocktaking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which public offices are open: not on Saturdays, Sundays, national holidays and from 29 December to 3 January.
 *
 * <p>Sources: 行政機関の休日に関する法律 (昭和63年法律第91号) 第1条第1項, and 国民の祝日に関する法律 (昭和23年法律第178号) 第2条 and 第3条 as in force since
 * 2022. The days of the equinoxes are announced each February for the year after (暦要項, 国立天文台); those of later years are what
 * astronomy expects. A year that the table does not know has no such holiday: a term then ends earlier than it might, never later.
 */
final class OpenDays {

    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(2, 11),
            MonthDay.of(2, 23),
            MonthDay.of(4, 29),
            MonthDay.of(5, 3),
            MonthDay.of(5, 4),
            MonthDay.of(5, 5),
            MonthDay.of(8, 11),
            MonthDay.of(11, 3),
            MonthDay.of(11, 23));

    /** The months of a holiday that is always a Monday, and which Monday of the month it is. */
    private static final Map<Month, Integer> MONDAYS =
            Map.of(Month.JANUARY, 2, Month.JULY, 3, Month.SEPTEMBER, 3, Month.OCTOBER, 2);

    /** The day in March. */
    private static final Map<Integer, Integer> SPRING = Map.ofEntries(
            Map.entry(2022, 21),
            Map.entry(2023, 21),
            Map.entry(2024, 20),
            Map.entry(2025, 20),
            Map.entry(2026, 20),
            Map.entry(2027, 21),
            Map.entry(2028, 20),
            Map.entry(2029, 20),
            Map.entry(2030, 20));

    /** The day in September. */
    private static final Map<Integer, Integer> AUTUMN = Map.ofEntries(
            Map.entry(2022, 23),
            Map.entry(2023, 23),
            Map.entry(2024, 22),
            Map.entry(2025, 23),
            Map.entry(2026, 23),
            Map.entry(2027, 23),
            Map.entry(2028, 22),
            Map.entry(2029, 23),
            Map.entry(2030, 23));

    private OpenDays() {}

    /** The day, or the next one on which offices are open. */
    static LocalDate from(LocalDate day) {
        var open = day;
        while (closed(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    private static boolean closed(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 29)
                || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= 3)
                || holiday(day);
    }

    static boolean holiday(LocalDate day) {
        return named(day) || instead(day) || between(day);
    }

    /** 第2条. */
    private static boolean named(LocalDate day) {
        return FIXED.contains(MonthDay.from(day))
                || Optional.ofNullable(MONDAYS.get(day.getMonth()))
                        .map(ordinal -> day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY)))
                        .filter(day::equals)
                        .isPresent()
                || equinox(day, Month.MARCH, SPRING)
                || equinox(day, Month.SEPTEMBER, AUTUMN);
    }

    private static boolean equinox(LocalDate day, Month month, Map<Integer, Integer> days) {
        return day.getMonth() == month
                && Optional.of(day.getDayOfMonth()).equals(Optional.ofNullable(days.get(day.getYear())));
    }

    /** 第3条第2項: after a holiday on a Sunday, the next day that is none. */
    private static boolean instead(LocalDate day) {
        if (named(day)) {
            return false;
        }
        var before = day.minusDays(1);
        while (named(before)) {
            if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return true;
            }
            before = before.minusDays(1);
        }
        return false;
    }

    /** 第3条第3項: a day between two holidays. */
    private static boolean between(LocalDate day) {
        return named(day.minusDays(1)) && named(day.plusDays(1));
    }
}
