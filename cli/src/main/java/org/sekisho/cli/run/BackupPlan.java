package org.sekisho.cli.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When backups are made by themselves, where they go, and which of them are kept.
 *
 * @param folder for the backups, one file a day
 * @param keysFolder for the file of the keys, which is replaced each time
 * @param key the key file with which both are sealed
 * @param at the time of day, in the machine's zone
 * @param daily how many of the newest are kept
 * @param monthly of how many months the last one is kept
 */
public record BackupPlan(Path folder, Path keysFolder, Path key, LocalTime at, int daily, int monthly) {

    /** The next time after a moment. */
    LocalDateTime next(LocalDateTime now) {
        LocalDateTime today = now.toLocalDate().atTime(at);
        return today.isAfter(now) ? today : today.plusDays(1);
    }

    /** Of the days on which backups were made, those whose backup is kept. */
    Set<LocalDate> kept(Collection<LocalDate> made) {
        List<LocalDate> newestFirst =
                made.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        Set<LocalDate> kept = new HashSet<>(newestFirst.subList(0, Math.min(daily, newestFirst.size())));
        Set<YearMonth> months = new HashSet<>();
        for (LocalDate day : newestFirst) {
            if (months.size() < monthly && months.add(YearMonth.from(day))) {
                kept.add(day);
            }
        }
        return kept;
    }
}
