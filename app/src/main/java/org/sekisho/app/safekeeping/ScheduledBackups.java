package org.sekisho.app.safekeeping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** The backups that are made by themselves, as far as one must look after them. */
@Service
public final class ScheduledBackups {

    private static final String STATE = "backup-state.properties";
    private static final Duration TOO_OLD = Duration.ofDays(2);

    private final Path file;
    private final Time time;

    ScheduledBackups(@Value("${sekisho.home}") Path home, Time time) {
        this.file = home.resolve(STATE);
        this.time = time;
    }

    /** What somebody must look after. */
    public enum Need {
        NOTHING,
        /** The last one failed. */
        FAILED,
        /** None succeeded within two days. */
        TOO_OLD
    }

    /**
     * How it stands.
     *
     * @param reason why the last one failed; empty if it did not
     * @param lastSuccess when the last one that did not fail was made
     * @param timeOfDay when they are made
     */
    public record State(
            Need need,
            Optional<Instant> last,
            String reason,
            Optional<Instant> lastSuccess,
            Optional<String> backup,
            long bytes,
            String folder,
            String timeOfDay,
            int daily,
            int monthly) {}

    /** Empty where no backups are made by themselves. */
    public Optional<State> of(Actor actor) {
        actor.require(Permission.CHANGE_SETTINGS);
        var noted = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            noted.load(in);
            return Optional.of(state(noted));
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What the reader must look after; nothing for who has no say in it. */
    public Need need(Actor actor) {
        return actor.may(Permission.CHANGE_SETTINGS)
                ? of(actor).map(State::need).orElse(Need.NOTHING)
                : Need.NOTHING;
    }

    private State state(Properties noted) {
        var lastSuccess = moment(noted, "lastSuccess");
        boolean failed = noted.getProperty("outcome", "ok").equals("failed");
        boolean old = lastSuccess
                .or(() -> moment(noted, "since"))
                .filter(known -> !known.plus(TOO_OLD).isBefore(time.now()))
                .isEmpty();
        return new State(
                failed ? Need.FAILED : old ? Need.TOO_OLD : Need.NOTHING,
                moment(noted, "at"),
                noted.getProperty("reason", ""),
                lastSuccess,
                Optional.ofNullable(noted.getProperty("file")),
                Long.parseLong(noted.getProperty("bytes", "0")),
                noted.getProperty("folder", ""),
                noted.getProperty("time", ""),
                Integer.parseInt(noted.getProperty("daily", "0")),
                Integer.parseInt(noted.getProperty("monthly", "0")));
    }

    private static Optional<Instant> moment(Properties noted, String name) {
        return Optional.ofNullable(noted.getProperty(name)).map(Instant::parse);
    }
}
