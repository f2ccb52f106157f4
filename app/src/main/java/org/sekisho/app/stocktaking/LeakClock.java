package org.sekisho.app.stocktaking;

import java.time.LocalDate;

/**
 * Until when a leak of personal information is to be reported to the 個人情報保護委員会, if it is one: counted from the day on which
 * any section knew of it (知った日), which is day 1; a last day on which offices are closed moves to the next open one.
 *
 * <p>Sources: 個人情報の保護に関する法律 第68条 and its 施行規則 第44条; for 特定個人情報, 番号法 第29条の4 and the 規則 on it with the guideline of
 * the commission (特定個人情報の適正な取扱いに関するガイドライン 別添2: 速報 「速やかに」, as a rule of thumb within 3 to 5 days; 確報 within 30 days,
 * within 60 where it may have been done with a wrongful purpose; DOMAIN 3.1, 3.2 and 8.2). Days 3 and 5 are a rule of thumb and
 * do not move.
 *
 * @param soon day 3, by which the first report is to be made as a rule of thumb
 * @param first day 5, the end of the same rule of thumb
 * @param full the last day of the full report
 * @param wrongful the last day of the full report where a wrongful purpose is possible
 */
public record LeakClock(LocalDate knownOn, LocalDate soon, LocalDate first, LocalDate full, LocalDate wrongful) {

    public static LeakClock from(LocalDate knownOn) {
        return new LeakClock(
                knownOn,
                day(knownOn, 3),
                day(knownOn, 5),
                OpenDays.from(day(knownOn, 30)),
                OpenDays.from(day(knownOn, 60)));
    }

    private static LocalDate day(LocalDate knownOn, int number) {
        return knownOn.plusDays(number - 1L);
    }
}
