package org.sekisho.app.safekeeping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sekisho.app.Settings;
import org.sekisho.app.evidence.DatabaseState;
import org.sekisho.app.evidence.Sequencer;
import org.sekisho.app.shared.SteadyClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether the program can do its work now, for those who watch over it. */
@Component
public final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final long LEAST_BYTES = 50L << 20;
    private static final long AT_MOST_EVERY = Duration.ofSeconds(1).toNanos();

    private final Settings settings;
    private final DatabaseState database;
    private final Sequencer sequencer;
    private final SteadyClock clock;
    private Optional<Seen> last = Optional.empty();

    Health(Settings settings, DatabaseState database, Sequencer sequencer, SteadyClock clock) {
        this.settings = settings;
        this.database = database;
        this.sequencer = sequencer;
        this.clock = clock;
    }

    /**
     * What was found. Without its database or a place for its files the program does no work; that a record is not
     * continued or the machine's clock was set back is for somebody to look at, and keeps nobody from working.
     */
    public record State(boolean database, boolean files, boolean record, boolean clock) {

        public boolean up() {
            return database && files;
        }
    }

    private record Seen(State state, long nanos) {}

    /** The state of at most a second ago: whoever asks needs no account, and asking often costs nothing. */
    public synchronized State state() {
        long now = System.nanoTime();
        if (last.isPresent() && now - last.get().nanos() < AT_MOST_EVERY) {
            return last.get().state();
        }
        var state = new State(database.answers(), files(), !sequencer.anyFault(), !clock.setBack());
        if (last.map(seen -> seen.state().up()).orElse(true) != state.up()) {
            LOG.warn(state.up() ? "Up again" : "Not up: {}", state);
        }
        last = Optional.of(new Seen(state, System.nanoTime()));
        return state;
    }

    private boolean files() {
        Path files = settings.home().resolve("files");
        return Files.isWritable(files) && files.toFile().getUsableSpace() >= LEAST_BYTES;
    }
}
