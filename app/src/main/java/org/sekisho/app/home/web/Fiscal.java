package org.sekisho.app.home.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.FiscalYear;

/** Fiscal years and months as a person reads them. */
public final class Fiscal {

    private Fiscal() {}

    /** 令和8年度, or FY2026. */
    public static String label(FiscalYear year, Texts texts) {
        return english(texts) ? "FY" + year.year() : year.label();
    }

    /** 4月, or April. */
    public static String month(YearMonth month, Texts texts) {
        return english(texts)
                ? month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : month.getMonthValue() + "月";
    }

    /** A day within a year that is named elsewhere: 4月15日, or 15 April. */
    public static String day(LocalDate day, Texts texts) {
        return english(texts)
                ? day.getDayOfMonth() + " " + month(YearMonth.from(day), texts)
                : day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static boolean english(Texts texts) {
        return Bundles.ENGLISH.getLanguage().equals(texts.locale().getLanguage());
    }
}
