package org.sekisho.app.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final int MOST_DOUBLINGS = 5;

    private final Bodies bodies;
    private final QueueDigests queue;
    private final SendDigests send;
    private final Mailing mailing;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("digests").factory());
    private boolean running;
    private int failures;
    private Instant notBefore = Instant.MIN;

    DigestRounds(Bodies bodies, QueueDigests queue, SendDigests send, Mailing mailing) {
        this.bodies = bodies;
        this.queue = queue;
        this.send = send;
        this.mailing = mailing;
    }

    /** One round over all bodies. A fault in one body does not keep the others from theirs. */
    void round() {
        boolean down = false;
        for (var body : bodies.all()) {
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
        if (mailing.way().isPresent()) {
            rounds.scheduleWithFixedDelay(this::round, BETWEEN.toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
        }
        running = true;
    }

    @Override
    public void stop() {
        rounds.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
