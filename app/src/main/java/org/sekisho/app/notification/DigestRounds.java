package org.sekisho.app.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Queues and sends digests, a round each minute, while the program runs and has a mail server. A server that is down is
 * left alone for a while, longer each time.
 */
@Component
class DigestRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DigestRounds.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    /** Longer than a mail server is waited for. */
    private static final Duration LAST_MAIL = Duration.ofSeconds(20);

    private static final int MOST_DOUBLINGS = 5;

    private final Supplier<List<BodyRef>> bodies;
    private final QueueDigests queue;
    private final SendDigests send;
    private final boolean mailing;
    private final Duration between;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("digests").factory());
    private volatile boolean running;
    private int failures;
    private Instant notBefore = Instant.MIN;

    @Autowired
    DigestRounds(Bodies bodies, QueueDigests queue, SendDigests send, Mailing mailing) {
        this(bodies::all, queue, send, mailing.way().isPresent(), BETWEEN);
    }

    DigestRounds(
            Supplier<List<BodyRef>> bodies, QueueDigests queue, SendDigests send, boolean mailing, Duration between) {
        this.bodies = bodies;
        this.queue = queue;
        this.send = send;
        this.mailing = mailing;
        this.between = between;
    }

    /** One round over all bodies. A fault in one body does not keep the others from theirs. */
    void round() {
        boolean down = false;
        for (var body : bodies.get()) {
            try {
                queue.queue(body.id());
                while (!down && !send.now().isBefore(notBefore)) {
                    var outcome = send.send(body.id());
                    down = outcome == SendDigests.Round.SERVER_DOWN;
                    if (outcome != SendDigests.Round.MORE) {
                        break;
                    }
                }
            } catch (Refusal.Stale elsewhere) {
                // Another node did it.
            } catch (RuntimeException fault) {
                LOG.error("The digests of {} failed", body.slug(), fault);
            }
        }
        failures = down ? failures + 1 : send.now().isBefore(notBefore) ? failures : 0;
        if (down) {
            notBefore = send.now().plus(BETWEEN.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        }
    }

    @Override
    public void start() {
        if (mailing) {
            rounds.scheduleWithFixedDelay(
                    this::roundOrTell, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
        }
        running = true;
    }

    /** A round that fails as a whole, for instance while the database is away, is not the last one. */
    private void roundOrTell() {
        try {
            round();
        } catch (RuntimeException fault) {
            LOG.error("A round of digests failed", fault);
        }
    }

    /** Stops after the mail that is on its way. */
    @Override
    public void stop() {
        rounds.shutdownNow();
        try {
            if (!rounds.awaitTermination(LAST_MAIL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A mail was still on its way");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
