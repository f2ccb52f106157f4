package org.sekisho.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left when processes of a program in use are killed: everything that was acknowledged, every file, and a record
 * that goes on from where it was.
 */
final class KillTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path home;

    private final List<Load.Written> acknowledged = new ArrayList<>();

    /** Which processes end at once, without a chance to say goodbye. */
    private enum Kill {
        SERVER,
        SUPERVISOR,
        POSTGRES,
        SERVER_AND_POSTGRES,
        EVERYTHING,
        EVERYTHING_DURING_THE_START
    }

    @Test
    void nothing_acknowledged_is_lost_in_a_few_kills() throws Exception {
        rounds(List.of(Kill.POSTGRES, Kill.EVERYTHING), Long.getLong("sekisho.seed", 20_261_123L));
    }

    @Test
    @Tag("full")
    void nothing_acknowledged_is_lost_in_fifty_kills() throws Exception {
        long seed = Long.getLong("sekisho.seed", System.nanoTime());
        System.out.println("KillTest: -Dsekisho.seed=" + seed);
        Random random = new Random(seed);
        List<Kill> kills = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            kills.add(Kill.values()[random.nextInt(Kill.values().length)]);
        }
        rounds(kills, seed);
    }

    private void rounds(List<Kill> kills, long seed) throws Exception {
        SmallBody body = SmallBody.in(home);
        Random random = new Random(seed);
        Optional<Running> running = Optional.empty();
        try {
            for (int round = 0; round < kills.size(); round++) {
                Kill kill = kills.get(round);
                String situation = "seed " + seed + ", round " + round + ", " + kill;
                if (kill == Kill.EVERYTHING_DURING_THE_START) {
                    endAll(running);
                    running = Optional.empty();
                    killWhileStarting(random.nextInt(4_000));
                    continue;
                }
                Running demo = running.isPresent() ? running.get() : start();
                running = Optional.of(demo);
                byte[] checkpoint;
                List<Load.Written> written;
                try (Load load = Load.on(demo, body, "r" + round, random.nextLong())) {
                    load.await(Load.CLIENTS);
                    Thread.sleep(random.nextInt(1_200));
                    load.disturb();
                    kill(kill, demo, body);
                    written = load.end();
                    checkpoint = load.checkpoint();
                    assertThat(load.refused())
                            .as("before the kill; %s", situation)
                            .isEmpty();
                }
                acknowledged.addAll(written);
                if (kill == Kill.POSTGRES) {
                    awaitBack(demo, situation);
                } else {
                    endAll(running);
                    demo = start();
                    running = Optional.of(demo);
                }
                Kept kept = new Kept(body, situation);
                try (Visit visit = Visit.of(demo)) {
                    kept.requireRows(acknowledged);
                    kept.requireFiles(visit, written);
                    kept.requireRecord(visit, checkpoint, home);
                }
            }
            requireAll(running, body, "seed " + seed + ", at the end");
        } finally {
            running.ifPresent(Running::close);
        }
    }

    private void requireAll(Optional<Running> running, SmallBody body, String situation) throws Exception {
        Running demo = running.isPresent() ? running.get() : start();
        try (demo;
                Visit visit = Visit.of(demo)) {
            Kept kept = new Kept(body, situation);
            kept.requireRows(acknowledged);
            kept.requireFiles(visit, acknowledged);
            Path export = kept.requireRecord(visit, new byte[0], home);
            Call.Result verified =
                    Sekisho.call(home, "record", "verify", export.toString()).run();
            assertThat(verified.exit()).as(verified.out() + verified.err()).isZero();
            assertThat(acknowledged).as(situation).hasSizeGreaterThan(Load.CLIENTS);
            assertThat(demo.end()).isEmpty();
        }
    }

    private Running start() throws IOException {
        return Running.start(Sekisho.call(home, "demo", "--port", "0"));
    }

    private void killWhileStarting(int millis) throws Exception {
        Process starting = Sekisho.call(home, "demo", "--port", "0").start();
        TimeUnit.MILLISECONDS.sleep(millis);
        List<ProcessHandle> everything = starting.descendants().toList();
        starting.destroyForcibly();
        everything.forEach(ProcessHandle::destroyForcibly);
        starting.waitFor();
    }

    private static void kill(Kill kill, Running demo, SmallBody body) throws Exception {
        ProcessHandle supervisor = demo.process().toHandle();
        List<ProcessHandle> everything = supervisor.descendants().toList();
        switch (kill) {
            case SERVER -> server(supervisor, body).destroyForcibly();
            case SUPERVISOR -> supervisor.destroyForcibly();
            case POSTGRES -> postmaster(body).destroyForcibly();
            case SERVER_AND_POSTGRES -> {
                ProcessHandle server = server(supervisor, body);
                postmaster(body).destroyForcibly();
                server.destroyForcibly();
            }
            case EVERYTHING, EVERYTHING_DURING_THE_START -> {
                supervisor.destroyForcibly();
                everything.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** The one child that is not the database. */
    private static ProcessHandle server(ProcessHandle supervisor, SmallBody body) throws IOException {
        ProcessHandle postmaster = postmaster(body);
        return supervisor
                .children()
                .filter(child -> !child.equals(postmaster))
                .findFirst()
                .orElseThrow();
    }

    static ProcessHandle postmaster(SmallBody body) throws IOException {
        Path mark = body.folder().resolve("cluster/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(mark).getFirst().strip()))
                .orElseThrow();
    }

    /** The program starts its database again and goes on by itself. */
    private static void awaitBack(Running demo, String situation) throws Exception {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (demo.get("/sign-in").statusCode() != 200) {
            assertThat(System.nanoTime()).as("still away; %s", situation).isLessThan(patience);
            Thread.sleep(100);
        }
    }

    /** Ends what a kill left running: the supervisor, when its server or its database is gone, ends with a reason. */
    private static void endAll(Optional<Running> running) throws InterruptedException {
        if (running.isPresent()) {
            Process process = running.get().process();
            List<ProcessHandle> left = process.descendants().toList();
            process.destroy();
            if (!process.waitFor(Running.END_SECONDS, TimeUnit.SECONDS)) {
                left.forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        }
    }
}
