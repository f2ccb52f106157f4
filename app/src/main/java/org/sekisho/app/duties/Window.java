package org.sekisho.app.duties;

import java.time.LocalDate;
import org.sekisho.controls.Period;
import org.sekisho.policytext.FiscalYear;

/**
 * One period of a rhythm.
 *
 * @param first its first day
 * @param last its last day
 */
public record Window(LocalDate first, LocalDate last) {

    /** The period of this kind that a day lies in. Three-year periods begin in fiscal years divisible by three. */
    static Window of(Period period, LocalDate day) {
        var year = FiscalYear.of(day);
        int months = months(period);
        var first = switch (period) {
            case MONTH, QUARTER, HALF_YEAR, FISCAL_YEAR -> year.firstDay();
            case THREE_FISCAL_YEARS -> new FiscalYear(year.year() - Math.floorMod(year.year(), 3)).firstDay();
        };
        while (!first.plusMonths(months).isAfter(day)) {
            first = first.plusMonths(months);
        }
        return new Window(first, first.plusMonths(months).minusDays(1));
    }

    static int months(Period period) {
        return switch (period) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case FISCAL_YEAR -> 12;
            case THREE_FISCAL_YEARS -> 36;
        };
    }

    /** How many days before its planned day a duty of this period counts as due soon: our own view. */
    static int leadDays(Period period) {
        return switch (period) {
            case MONTH -> 7;
            case QUARTER -> 14;
            case HALF_YEAR, FISCAL_YEAR, THREE_FISCAL_YEARS -> 30;
        };
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
