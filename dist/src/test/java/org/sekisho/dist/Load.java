package org.sekisho.dist;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Twenty clients that write into a running {@link SmallBody}, each through a session of its own and one thing after the
 * other: evidence with a file, an occasion, a person. What the program answered with its page is acknowledged. A client ends
 * at the first thing that is not.
 */
final class Load implements AutoCloseable {
    static final int CLIENTS = 20;
    private static final int MOST_BYTES = 40_000;

    /** What was written: under which mark it is found, and the SHA-256 of its file if it has one. */
    record Written(Kind kind, String mark, Optional<String> fileHash) {}

    /** In which register it stands. */
    enum Kind {
        EVIDENCE,
        OCCASION,
        PERSON
    }

    private final Queue<Written> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicReference<byte[]> checkpoint = new AtomicReference<>(new byte[0]);
    private final List<Visit> visits = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean goesOn = true;
    private volatile boolean disturbed;

    private Load() {}

    /** Starts the clients; their marks begin with a word of the caller. */
    static Load on(Running demo, SmallBody body, String word, long seed) throws IOException, InterruptedException {
        Load load = new Load();
        for (int client = 0; client < CLIENTS; client++) {
            load.visits.add(Visit.of(demo));
        }
        for (int client = 0; client < CLIENTS; client++) {
            Visit visit = load.visits.get(client);
            String begin = word + "-" + client + "-";
            Random random = new Random(seed + client);
            load.threads.add(Thread.ofVirtual().start(() -> load.write(visit, body, begin, random)));
        }
        Visit watching = Visit.of(demo);
        load.visits.add(watching);
        load.threads.add(Thread.ofVirtual().start(() -> load.watch(watching)));
        return load;
    }

    /** From here on it is no fault of the program that something is not taken. */
    void disturb() {
        disturbed = true;
    }

    private void write(Visit visit, SmallBody body, String begin, Random random) {
        try {
            for (int number = 0; goesOn; number++) {
                Written written = written(Kind.values()[random.nextInt(3)], begin + number, random);
                var answer = send(visit, body, written, random);
                String to = answer.headers().firstValue("Location").orElse("");
                if (answer.statusCode() == 303 && (to.contains("/duties/") || to.contains("/organisation/people/"))) {
                    acknowledged.add(written);
                } else {
                    answers.add(answer.statusCode() + " " + answer.body());
                    if (!disturbed) {
                        refused.add(answer.statusCode() + " " + to + " for " + written + ": " + answer.body());
                    }
                    return;
                }
            }
        } catch (IOException cutOff) {
            if (!disturbed) {
                refused.add(cutOff.toString());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private final java.util.concurrent.ConcurrentHashMap<String, byte[]> files =
            new java.util.concurrent.ConcurrentHashMap<>();

    private Written written(Kind kind, String mark, Random random) {
        if (kind != Kind.EVIDENCE) {
            return new Written(kind, mark, Optional.empty());
        }
        byte[] content = new byte[1 + random.nextInt(MOST_BYTES)];
        random.nextBytes(content);
        files.put(mark, content);
        return new Written(kind, mark, Optional.of(sha256(content)));
    }

    private java.net.http.HttpResponse<String> send(Visit visit, SmallBody body, Written written, Random random)
            throws IOException, InterruptedException {
        return switch (written.kind()) {
            case EVIDENCE ->
                visit.upload(
                        "/duties/" + body.monthly() + "/attest",
                        Map.of("happenedOn", "2026-04-02", "doneBy", "担当者", "note", written.mark()),
                        written.mark(),
                        java.util.Objects.requireNonNull(files.remove(written.mark())));
            case OCCASION ->
                visit.post(
                        "/duties/" + body.onOccasion() + "/occasions/new",
                        Map.of("happenedOn", "2026-04-02", "what", written.mark()));
            case PERSON ->
                visit.post(
                        "/organisation/register",
                        Map.of(
                                "staffNumber",
                                written.mark(),
                                "familyName",
                                "試験",
                                "givenName",
                                "花子",
                                "familyKana",
                                "シケン",
                                "givenKana",
                                "ハナコ",
                                "employment",
                                "REGULAR",
                                "from",
                                "2026-04-02"));
        };
    }

    private void watch(Visit visit) {
        try {
            while (goesOn) {
                var answer = visit.bytes("/record/checkpoint");
                if (answer.statusCode() == 200) {
                    checkpoint.set(answer.body());
                }
                Thread.sleep(100);
            }
        } catch (IOException cutOff) {
            // The last one that came is kept.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the clients and returns what was acknowledged to them. */
    List<Written> end() throws InterruptedException {
        goesOn = false;
        for (Thread thread : threads) {
            if (!thread.join(java.time.Duration.ofSeconds(60))) {
                throw new AssertionError("a client is still waiting for its answer");
            }
        }
        return List.copyOf(acknowledged);
    }

    /** What was refused although nothing had happened yet. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Status and page of whatever ended a client. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    /** Waits until no client got any further. */
    void awaitEnded() throws InterruptedException {
        for (Thread writer : threads.subList(0, CLIENTS)) {
            if (!writer.join(java.time.Duration.ofSeconds(120))) {
                throw new AssertionError("a client still goes on");
            }
        }
    }

    /** The newest signed checkpoint that a client got; empty if none did. */
    byte[] checkpoint() {
        return checkpoint.get();
    }

    int count() {
        return acknowledged.size();
    }

    /** Waits until so many writes were acknowledged. */
    void await(int count) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (acknowledged.size() < count) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("only " + acknowledged.size() + " writes in a minute; " + refused);
            }
            Thread.sleep(10);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        goesOn = false;
        visits.forEach(Visit::close);
        threads.forEach(Thread::interrupt);
    }
}
