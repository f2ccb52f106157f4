package org.sekisho.postgres;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program of its own process that opens a server and says on its output what it did.
 *
 * <p>Its words: {@code probe FOLDER} opens and closes; {@code hold FOLDER} opens and waits; {@code insert FOLDER FIRST} inserts numbers from FIRST on, over
 * three connections, and prints each one after the server acknowledged it; {@code throwaway FOLDER} opens a throwaway server
 * and waits; {@code unpack CACHE} unpacks the bundle. It prints {@code server PID} when the server is open, or
 * {@code failed NAME} with the name of the failure.
 */
final class ServerProgram {
    private static final int WRITERS = 3;

    private ServerProgram() {}

    public static void main(String[] words) throws Exception {
        try {
            switch (words[0]) {
                case "probe" -> open(words[1]).close();
                case "hold" -> hold(open(words[1]));
                case "insert" -> insert(open(words[1]), Long.parseLong(words[2]));
                case "throwaway" -> hold(ThrowawayPostgres.open(Settings.standard(), Path.of(words[1])));
                case "unpack" ->
                    say("unpacked "
                            + Bundle.forThisMachine()
                                    .unpackedBelow(Path.of(words[1]))
                                    .binFolder());
                default -> throw new IllegalArgumentException(words[0]);
            }
        } catch (PostgresUnavailableException failed) {
            say("failed " + failed.failure().getClass().getSimpleName() + " " + failed.getMessage());
        }
    }

    private static LocalPostgres open(String folder) {
        LocalPostgres server = LocalPostgres.open(Path.of(folder), Settings.standard());
        say("server " + server.pid());
        return server;
    }

    private static void hold(PostgresServer server) throws InterruptedException {
        say("holds " + server.jdbcUrl());
        Thread.currentThread().join();
    }

    private static void insert(LocalPostgres server, long first) throws Exception {
        Sql.execute(server, server.owner(), "CREATE TABLE IF NOT EXISTS acknowledged (number bigint PRIMARY KEY)");
        AtomicLong next = new AtomicLong(first);
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofPlatform().start(() -> insertUntilKilled(server, next));
        }
    }

    private static void insertUntilKilled(LocalPostgres server, AtomicLong next) {
        try (Connection connection = Sql.connect(server, server.owner());
                PreparedStatement insert = connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
            while (true) {
                long number = next.getAndIncrement();
                insert.setLong(1, number);
                insert.executeUpdate();
                say("row " + number);
            }
        } catch (SQLException serverGone) {
            say("cut off");
        }
    }

    private static synchronized void say(String line) {
        PrintStream out = System.out;
        out.println(line);
        out.flush();
    }

    /** Starts this program in a process of its own, behind these words of another program. */
    static Running start(List<String> before, String... words) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.add(ServerProgram.class.getName());
        command.addAll(List.of(words));
        return new Running(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static Running start(String... words) throws IOException {
        return start(List.of(), words);
    }
}
