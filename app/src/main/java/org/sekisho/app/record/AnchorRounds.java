package org.sekisho.app.record;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.notification.Mailing;
import org.sekisho.app.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Queues and sends anchors, a round each minute, while the program runs and has somewhere to send them. */
@Component
class AnchorRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorRounds.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    /** Longer than a mail server is waited for. */
    private static final Duration LAST_ONE = Duration.ofSeconds(20);

    private final Bodies bodies;
    private final QueueAnchors queue;
    private final SendAnchors send;
    private final boolean somewhere;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("anchors").factory());
    private volatile boolean running;

    AnchorRounds(
            Bodies bodies,
            QueueAnchors queue,
            SendAnchors send,
            Mailing mailing,
            AnchorFolder folder,
            StampingAuthority authority) {
        this.bodies = bodies;
        this.queue = queue;
        this.send = send;
        this.somewhere = mailing.way().isPresent() || folder.path().isPresent() || authority.isNamed();
    }

    /** One round over all bodies. A fault in one body does not keep the others from theirs. */
    void round() {
        for (var body : bodies.all()) {
            try {
                queue.queue(body.id());
            } catch (Refusal.Stale elsewhere) {
                // Another node did it.
            } catch (RuntimeException fault) {
                LOG.error("No checkpoint of {} was taken to be sent", body.slug(), fault);
            }
            try {
                send.send(body.id());
            } catch (RuntimeException fault) {
                LOG.error("The checkpoints of {} were not sent", body.slug(), fault);
            }
        }
    }

    @Override
    public void start() {
        if (somewhere) {
            rounds.scheduleWithFixedDelay(
                    this::roundOrTell, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        }
        running = true;
    }

    /** A round that fails as a whole, for instance while the database is away, is not the last one. */
    private void roundOrTell() {
        try {
            round();
        } catch (RuntimeException fault) {
            LOG.error("A round of anchors failed", fault);
        }
    }

    /** Stops after the one that is on its way. */
    @Override
    public void stop() {
        rounds.shutdownNow();
        try {
            if (!rounds.awaitTermination(LAST_ONE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A checkpoint was still on its way");
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
