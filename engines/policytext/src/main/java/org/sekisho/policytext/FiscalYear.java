package org.sekisho.policytext;

import java.time.LocalDate;

/**
 * The Japanese fiscal year (年度) that begins on 1 April of a calendar year.
 *
 * @param year the calendar year it begins in
 */
public record FiscalYear(int year) {

    /** The fiscal year that a day belongs to. */
    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getMonthValue() < 4 ? day.getYear() - 1 : day.getYear());
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, 4, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(year + 1, 3, 31);
    }

    /** The name with the era of its first day: {@code 令和8年度}; from 令和元年度, which began in 平成31年, the newer era. */
    public String label() {
        return Wareki.formatYear(LocalDate.of(year, 5, 1)) + "度";
    }
}
