package org.sekisho.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A running PostgreSQL server and the process in which it began. */
final class Postmaster {
    private static final int PORTS_TRIED = 100;
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(10);
    private static final Duration FAST_PATIENCE = Duration.ofSeconds(6);
    private static final Duration IMMEDIATE_PATIENCE = Duration.ofSeconds(2);
    private static final int LINES_SHOWN = 12;
    private static final Set<String> STARTING_PROGRAMS = Set.of("jspawnhelper", "setsid", "unshare", "setpriv");

    private final Process process;
    private final Cluster cluster;
    private final RunAs runAs;
    private final int port;

    private Postmaster(Process process, Cluster cluster, RunAs runAs, int port) {
        this.process = process;
        this.cluster = cluster;
        this.runAs = runAs;
        this.port = port;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Starts a server on the first free port and returns when it accepts connections. */
    static Postmaster start(Programs programs, RunAs runAs, Cluster cluster, int firstPort, Durability durability)
            throws IOException {
        int lastPort = Math.min(firstPort + PORTS_TRIED - 1, 65_535);
        for (int port = firstPort; port <= lastPort; port++) {
            if (!isFree(port)) {
                continue;
            }
            Instant launched = Instant.now();
            Process process = launch(programs, runAs, cluster, port, durability);
            Postmaster postmaster = new Postmaster(process, cluster, runAs, port);
            boolean ready = false;
            try {
                ready = postmaster.becomesReady();
            } finally {
                if (!ready) {
                    postmaster.stop();
                }
            }
            if (ready) {
                return postmaster;
            }
            if (isFree(port)) {
                throw new PostgresUnavailableException(new PostgresFailure.DidNotStart(
                        cluster.folder(), cluster.logFolder(), lastLines(cluster, launched)));
            }
            // Somebody took the port between the look and the start.
        }
        throw new PostgresUnavailableException(new PostgresFailure.NoFreePort(firstPort, lastPort));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Process launch(Programs programs, RunAs runAs, Cluster cluster, int port, Durability durability)
            throws IOException {
        List<String> words = new ArrayList<>();
        // A session of its own, so that Ctrl-C reaches this program alone, which then stops the server in its turn.
        Command.find("setsid").ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(runAs.prefix());
        words.addAll(List.of(programs.postgres(), "-D", cluster.folder().toString()));
        List<String> settings = new ArrayList<>(durability.serverSettings());
        settings.add("listen_addresses=127.0.0.1");
        settings.add("port=" + port);
        for (String setting : settings) {
            words.add("-c");
            words.add(setting);
        }
        return Command.prepare(words)
                // Not only once it runs: whoever looks for servers on these files must see it from the first moment.
                .directory(cluster.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(startLog(cluster).toFile()))
                .start();
    }

    private static Path startLog(Cluster cluster) {
        return cluster.logFolder().resolve("start.log");
    }

    private boolean becomesReady() {
        return waitFor(RECOVERY_PATIENCE, () -> !process.isAlive() || saysReady()) && process.isAlive();
    }

    /* Line 1 of postmaster.pid is the process, line 8 its state; that is what pg_ctl goes by. */
    private boolean saysReady() {
        try {
            List<String> lines = Files.readAllLines(cluster.folder().resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(process.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Ends the server: sessions are cut off and everything is written. When that takes too long the server is killed, and
     * recovers at the next start.
     */
    void stop() {
        end(process.toHandle());
        waitFor(IMMEDIATE_PATIENCE, () -> inhabitants(cluster, runAs).isEmpty());
    }

    /** Ends whatever an earlier run left running on these files, and clears the mark it left. */
    static void endLeftBehind(Cluster cluster, RunAs runAs) throws IOException {
        Set<Long> asked = new HashSet<>();
        // Only the main process is asked, also one that was just being started and marks the files a little later. The
        // children of one that was killed notice it by themselves; they hold the shared memory until then.
        if (!waitFor(FAST_PATIENCE, () -> {
            List<ProcessHandle> inhabitants = inhabitants(cluster, runAs);
            OptionalLong marked = markedProcess(cluster);
            inhabitants.stream()
                    .filter(handle -> marked.equals(OptionalLong.of(handle.pid())) && asked.add(handle.pid()))
                    .forEach(handle -> signal("INT", handle));
            return inhabitants.isEmpty();
        })) {
            inhabitants(cluster, runAs).forEach(handle -> signal("QUIT", handle));
        }
        if (!waitFor(IMMEDIATE_PATIENCE, () -> inhabitants(cluster, runAs).isEmpty())) {
            inhabitants(cluster, runAs).forEach(ProcessHandle::destroyForcibly);
        }
        if (!waitFor(IMMEDIATE_PATIENCE, () -> inhabitants(cluster, runAs).isEmpty())) {
            throw new PostgresUnavailableException(new PostgresFailure.LeftBehindServerStays(
                    cluster.folder(), inhabitants(cluster, runAs).getFirst().pid()));
        }
        // After a restart of the machine the marked number may be that of any process, which PostgreSQL would take for
        // a server. A process that may be a server but cannot be looked at keeps the mark, and PostgreSQL decides.
        OptionalLong marked = markedProcess(cluster);
        if (marked.isEmpty() || isNoServerHere(marked.getAsLong(), cluster)) {
            Files.deleteIfExists(cluster.folder().resolve("postmaster.pid"));
        }
    }

    private static OptionalLong markedProcess(Cluster cluster) {
        try (Stream<String> lines = Files.lines(cluster.folder().resolve("postmaster.pid"))) {
            return lines.limit(1)
                    .mapToLong(line -> Long.parseLong(line.strip()))
                    .findFirst();
        } catch (IOException | NumberFormatException noMark) {
            return OptionalLong.empty();
        }
    }

    private static boolean isNoServerHere(long process, Cluster cluster) {
        if (!isServerOrItsStart(process)) {
            return true;
        }
        try {
            return !Files.isSameFile(Path.of("/proc", Long.toString(process), "cwd"), cluster.folder());
        } catch (IOException cannotLook) {
            return false;
        }
    }

    /*
     * The starting programs turn into the server; somebody's shell that stands in the folder is neither. A process that
     * has ended but was not yet collected by its parent still has its number and its name.
     */
    private static boolean isServerOrItsStart(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            int nameEnd = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, nameEnd);
            boolean ended = stat.startsWith(" Z", nameEnd + 1) || stat.startsWith(" X", nameEnd + 1);
            return !ended && (name.startsWith("postgres") || STARTING_PROGRAMS.contains(name));
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * The processes of a server on these files, also of one that is just being started: each has PostgreSQL's data folder
     * as its current folder.
     */
    static List<ProcessHandle> inhabitants(Cluster cluster, RunAs runAs) {
        try {
            return runAs.processesIn(cluster.folder()).stream()
                    .filter(Postmaster::isServerOrItsStart)
                    .flatMap(process -> ProcessHandle.of(process).stream())
                    .toList();
        } catch (IOException cannotLook) {
            throw new UncheckedIOException(cannotLook);
        }
    }

    private static void end(ProcessHandle server) {
        signal("INT", server);
        if (!waitFor(FAST_PATIENCE, () -> !server.isAlive())) {
            signal("QUIT", server);
        }
        if (!waitFor(IMMEDIATE_PATIENCE, () -> !server.isAlive())) {
            server.destroyForcibly();
            waitFor(IMMEDIATE_PATIENCE, () -> !server.isAlive());
        }
    }

    /* ProcessHandle knows only TERM and KILL; TERM would wait for every session to end by itself. */
    private static void signal(String name, ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            Command.run(List.of("sh", "-c", "kill -" + name + " " + process.pid()));
        } catch (IOException noShell) {
            process.destroy();
        }
    }

    private static boolean waitFor(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(15);
                } catch (InterruptedException again) {
                    // A server half started or half stopped is worse than a thread that ends a little later.
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String lastLines(Cluster cluster, Instant launched) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(cluster.logFolder(), "*.log")) {
            files.forEach(logs::add);
        }
        List<String> lines = new ArrayList<>();
        if (Files.exists(startLog(cluster))) {
            lines.addAll(linesOf(startLog(cluster)));
        }
        logs.remove(startLog(cluster));
        // A start that failed before the logger took over has written into start.log alone.
        Optional<Path> newest = logs.stream()
                .filter(log -> log.toFile().lastModified() >= launched.toEpochMilli())
                .max(Comparator.comparingLong(log -> log.toFile().lastModified()));
        if (newest.isPresent()) {
            lines.addAll(linesOf(newest.get()));
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static List<String> linesOf(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
