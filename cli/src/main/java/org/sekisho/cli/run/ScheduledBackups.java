package org.sekisho.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sekisho.cli.Words;

/**
 * Backups that the running service makes by itself, each in a process of its own that ends with it.
 *
 * <p>What came of the last one stands in a file of the data folder, which the serving process shows to administrators.
 */
final class ScheduledBackups implements Children.Child {
    /** The file with the outcome, in the data folder. */
    static final String STATE = "backup-state.properties";

    static final String KEYS = "sekisho.keys";
    private static final String PREFIX = "sekisho-";
    private static final String SUFFIX = ".sekisho";
    private static final Pattern NAME = Pattern.compile("sekisho-(\\d{4}-\\d{2}-\\d{2})\\.sekisho");
    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);

    private final BackupPlan plan;
    private final Path home;
    private final Maker maker;
    private final Thread thread;

    /** Makes one backup. */
    interface Maker {
        /**
         * @param file where it goes; replaced if it is there
         * @param keys where the keys go; replaced if they are there
         * @return why it failed; empty if it did not
         */
        Optional<String> make(Path file, Path keys) throws IOException, InterruptedException;

        /** Ends one that is being made. */
        void end();
    }

    ScheduledBackups(BackupPlan plan, Path home, Maker maker) {
        this.plan = plan;
        this.home = home;
        this.maker = maker;
        this.thread = Thread.ofPlatform().daemon().name("backups").unstarted(this::run);
    }

    static ScheduledBackups start(BackupPlan plan, Path home, Maker maker) {
        ScheduledBackups backups = new ScheduledBackups(plan, home, maker);
        backups.note(Map.of());
        backups.thread.start();
        return backups;
    }

    private void run() {
        try {
            // A machine that is off at the time of day makes up for it once the start is over.
            if (isLate(Instant.now())) {
                Thread.sleep(SETTLING);
                make(LocalDate.now(ZoneId.systemDefault()));
            }
            while (true) {
                LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
                Thread.sleep(Duration.between(now, plan.next(now)));
                make(LocalDate.now(ZoneId.systemDefault()));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the last backup that succeeded is more than a day old, or there was none since a day. */
    boolean isLate(Instant now) {
        Properties state = state();
        String last = state.getProperty("lastSuccess", state.getProperty("since", ""));
        try {
            return Instant.parse(last).plus(DAY).isBefore(now);
        } catch (DateTimeParseException none) {
            return true;
        }
    }

    /** Makes the backup of a day, removes those whose time is over, and notes what came of it. */
    void make(LocalDate day) throws InterruptedException {
        Path file = plan.folder().resolve(PREFIX + day + SUFFIX);
        Optional<String> failure;
        try {
            removeDrafts();
            failure = maker.make(file, plan.keysFolder().resolve(KEYS));
            if (failure.isEmpty()) {
                removeExpired();
            }
        } catch (IOException failed) {
            failure = Optional.of(failed.toString());
        }
        Map<String, String> outcome = new TreeMap<>();
        String now = Instant.now().toString();
        outcome.put("at", now);
        outcome.put("outcome", failure.isEmpty() ? "ok" : "failed");
        outcome.put("reason", failure.orElse(""));
        if (failure.isEmpty()) {
            outcome.put("lastSuccess", now);
            outcome.put("file", file.toString());
            outcome.put("bytes", Long.toString(file.toFile().length()));
        }
        note(outcome);
        failure.ifPresent(reason ->
                Supervision.progress(new Words("バックアップに失敗しました: " + reason, "The scheduled backup failed: " + reason)));
    }

    private void removeExpired() throws IOException {
        Map<LocalDate, Path> made = new TreeMap<>();
        try (Stream<Path> files = Files.list(plan.folder())) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    made.put(LocalDate.parse(name.group(1)), file);
                }
            }
        }
        made.keySet().removeAll(plan.kept(made.keySet()));
        for (Path expired : made.values()) {
            Files.deleteIfExists(expired);
        }
    }

    /* Of a backup whose process was killed. */
    private void removeDrafts() throws IOException {
        try (Stream<Path> files = Files.list(plan.folder())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("." + PREFIX) && name.endsWith(".tmp")) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Properties state() {
        Properties state = new Properties();
        try (BufferedReader in = Files.newBufferedReader(home.resolve(STATE), StandardCharsets.UTF_8)) {
            state.load(in);
        } catch (IOException | IllegalArgumentException none) {
            // As if nothing had been noted.
            state.clear();
        }
        return state;
    }

    private void note(Map<String, String> outcome) {
        Properties state = state();
        state.putIfAbsent("since", Instant.now().toString());
        state.setProperty("folder", plan.folder().toString());
        state.setProperty("time", plan.at().toString());
        state.setProperty("daily", Integer.toString(plan.daily()));
        state.setProperty("monthly", Integer.toString(plan.monthly()));
        outcome.forEach(state::setProperty);
        Path draft = home.resolve(STATE + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                state.store(out, null);
            }
            Files.move(draft, home.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Supervision.progress(new Words(
                    "バックアップの結果を記録できませんでした（" + failed + "）。",
                    "The outcome of the backup could not be noted (" + failed + ")."));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        maker.end();
    }
}
