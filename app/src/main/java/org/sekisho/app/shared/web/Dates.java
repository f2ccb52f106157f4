package org.sekisho.app.shared.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.policytext.Wareki;

/** Days and times as a person reads them: 令和8年4月1日 in Japanese, 1 April 2026 in English. */
public final class Dates {

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private Dates() {}

    public static String day(Texts texts, LocalDate day) {
        return Bundles.ENGLISH.getLanguage().equals(texts.locale().getLanguage())
                ? ENGLISH_DAY.format(day)
                : Wareki.format(day);
    }

    /** A month: 令和8年4月 in Japanese, April 2026 in English. */
    public static String month(Texts texts, YearMonth month) {
        return Bundles.ENGLISH.getLanguage().equals(texts.locale().getLanguage())
                ? ENGLISH_MONTH.format(month)
                : Wareki.format(month.atEndOfMonth()).replaceFirst("[^月]*$", "");
    }

    /** The day and the minute, in Japan. */
    public static String moment(Texts texts, Instant moment) {
        var local = moment.atZone(Time.JAPAN);
        return day(texts, local.toLocalDate()) + " " + CLOCK.format(local);
    }
}
