package org.sekisho.app.record;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sekisho.app.evidence.Sequencer;
import org.sekisho.app.shared.BodyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Puts the records in order and has them signed, twice a second while the program runs. */
@Component
class OrderRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRounds.class);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration LAST_ROUND = Duration.ofSeconds(20);

    private final Sequencer sequencer;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("order").factory());
    private final Map<BodyId, String> told = new HashMap<>();
    private volatile boolean running;
    private boolean away;

    OrderRounds(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /** One round over all bodies that have something to order. A fault in one does not keep the others from theirs. */
    void round() {
        for (var body : sequencer.waiting()) {
            order(body);
        }
    }

    private void order(BodyId body) {
        try {
            while (running && sequencer.order(body)) {
                // Until nothing has its turn.
            }
        } catch (RuntimeException fault) {
            // Twice a second would bury everything else.
            if (!String.valueOf(fault.getMessage()).equals(told.put(body, String.valueOf(fault.getMessage())))) {
                LOG.error("The record of {} is not continued", body, fault);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        rounds.scheduleWithFixedDelay(this::roundOrTell, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round that fails as a whole, for instance while the database is away, is not the last one. */
    private void roundOrTell() {
        try {
            round();
            away = false;
        } catch (RuntimeException fault) {
            if (!away && running) {
                LOG.warn("The records cannot be put in order for now: {}", String.valueOf(fault.getMessage()));
            }
            away = true;
        }
    }

    /** Stops after a last round, so that what was entered before a clean end is signed. */
    @Override
    public void stop() {
        rounds.execute(this::lastRound);
        rounds.shutdown();
        try {
            if (!rounds.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A record was still being put in order");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
        }
    }

    private void lastRound() {
        if (!away) {
            roundOrTell();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
