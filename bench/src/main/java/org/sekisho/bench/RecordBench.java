package org.sekisho.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.EntryProof;
import org.sekisho.record.GrowingTree;
import org.sekisho.record.Hash;
import org.sekisho.record.Leaf;
import org.sekisho.record.MerkleTree;
import org.sekisho.record.NoteSigner;
import org.sekisho.record.RecordWriter;
import org.sekisho.record.Tile;
import org.sekisho.record.TiledSubtrees;

/** The record: what its order costs the work, how fast an export is verified, how fast an entry is proved. */
final class RecordBench {

    private static final int WINDOWS = 5;
    private static final int SECONDS = 8;
    private static final int[] VERIFIED = {500_000, 2_000_000};
    private static final String HEAP = "48m";
    private static final long PROVED = 10_000_000;
    private static final NoteSigner SIGNER = NoteSigner.create("bench.example/record");

    private RecordBench() {}

    /** Prints these rows alone; the argument is the launcher. */
    public static void main(String[] args) throws Exception {
        rows(Path.of(args[0])).forEach(System.out::println);
    }

    static List<String> rows(Path launcher) throws Exception {
        var rows = new ArrayList<String>();
        rows.addAll(OperationBench.served(RecordBench::order));
        rows.addAll(verified(launcher));
        rows.add(proved());
        return rows;
    }

    /**
     * The same load with the record being ordered and without, in turn. Whoever orders a body's record holds its advisory
     * lock; held by somebody else it switches the ordering off and nothing besides.
     */
    private static List<String> order(OperationBench.Served served) throws Exception {
        var bench = new OperationBench(served.sekisho());
        var load = bench.load();
        OperationBench.run(load, SECONDS);
        var with = new double[WINDOWS];
        var without = new double[WINDOWS];
        double lag = 0;
        for (int i = 0; i < WINDOWS; i++) {
            try (var lock = lock(served, bench)) {
                without[i] = OperationBench.run(load, SECONDS);
            }
            bench.awaitOrdered();
            with[i] = OperationBench.run(load, SECONDS);
            long ended = System.nanoTime();
            bench.awaitOrdered();
            lag = Math.max(lag, (System.nanoTime() - ended) / 1e9);
        }
        Arrays.sort(with);
        Arrays.sort(without);
        return List.of(
                Main.row(
                        "three use cases with 20 clients while the record is ordered and signed, against the same without",
                        "≥ 0.9",
                        "%.2f (%.0f/s against %.0f/s, the middle of %d windows of %d s in turn)",
                        with[WINDOWS / 2] / without[WINDOWS / 2],
                        with[WINDOWS / 2],
                        without[WINDOWS / 2],
                        WINDOWS,
                        SECONDS),
                Main.row("until the last of these entries is signed", "< 2 s", "%.2f s", lag));
    }

    /** Holds the lock of whoever orders the record until it is closed. */
    private static AutoCloseable lock(OperationBench.Served served, OperationBench bench) throws SQLException {
        var owner = served.postgres().owner();
        var connection = DriverManager.getConnection(served.postgres().jdbcUrl(), owner.userName(), owner.password());
        try (var query = connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
            query.setString(1, "order " + bench.body());
            query.execute();
        }
        return connection;
    }

    private static List<String> verified(Path launcher) throws Exception {
        var rows = new ArrayList<String>();
        var folder = Files.createTempDirectory("sekisho-bench-");
        try {
            for (int entries : VERIFIED) {
                var export = folder.resolve("record-" + entries + ".zip");
                write(export, entries);
                long before = System.nanoTime();
                var command = new ProcessBuilder(launcher.toString(), "record", "verify", export.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
                command.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + HEAP);
                if (command.start().waitFor() != 0) {
                    throw new IOException("The export was not verified");
                }
                double seconds = (System.nanoTime() - before) / 1e9;
                rows.add(Main.row(
                        "`record verify` of %,d entries, the whole command with a heap of %s".formatted(entries, HEAP),
                        "≥ 300,000/s",
                        "%s/s (%.1f s)",
                        String.format(Locale.ROOT, "%,.0f", entries / seconds),
                        seconds));
            }
        } finally {
            Main.delete(folder);
        }
        return rows;
    }

    private static void write(Path export, int entries) throws Exception {
        try (var out = new BufferedOutputStream(Files.newOutputStream(export), 1 << 20);
                var writer = new RecordWriter(out)) {
            for (int i = 0; i < entries; i++) {
                writer.add(leaf(i));
            }
            writer.finish(
                    SIGNER.sign(new Checkpoint(SIGNER.key().name(), entries, writer.root()).text()), SIGNER.key());
        }
    }

    private static byte[] leaf(int number) {
        return new Leaf(
                        new UUID(1, 2),
                        new UUID(number, 3),
                        Instant.ofEpochSecond(1_800_000_000L + number),
                        "duties.evidence.given",
                        new UUID(4, 5),
                        List.of("CHIEF_SECURITY_OFFICER", "STAFF"),
                        new Leaf.Subject("evidence", new UUID(6, number)),
                        Map.of(),
                        Map.of(),
                        0)
                .canonical();
    }

    /** Tiles in a file; every proof reads them anew, as a request of its own does. */
    private static String proved() throws IOException {
        var file = Files.createTempFile("sekisho-bench-", ".tiles");
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var places = new HashMap<Tile, Long>();
            var tree = new GrowingTree();
            long end = 0;
            for (long i = 0; i < PROVED; i++) {
                tree.add(bytes(i));
                for (var next = tree.next(); next.isPresent(); next = tree.next()) {
                    places.put(next.get().tile(), end);
                    end += channel.write(ByteBuffer.wrap(next.get().hashes()), end);
                }
            }
            Tile.Reader kept = tile -> read(channel, places.getOrDefault(tile, -1L));
            var note = SIGNER.sign(new Checkpoint(SIGNER.key().name(), PROVED, tree.root()).text());
            var random = new Random(1);
            var micros = new double[2_000];
            for (int round = -500; round < micros.length; round++) {
                long position = random.nextLong(PROVED);
                long before = System.nanoTime();
                var reader = tree.edge().before(kept);
                var proof = new EntryProof(
                        bytes(position),
                        new MerkleTree(PROVED, new TiledSubtrees(PROVED, reader)).inclusion(position),
                        note);
                int length = proof.bytes().length;
                if (round >= 0) {
                    micros[round] = (System.nanoTime() - before) / 1e3;
                }
                if (length == 0 || !proof.proof().proves(MerkleTree.leaf(proof.entry()), tree.root())) {
                    throw new IllegalStateException("No proof of " + position);
                }
            }
            Arrays.sort(micros);
            return Main.row(
                    "proof of one entry among %,d, tiles read from a file".formatted(PROVED),
                    "< 5 ms",
                    "%.2f ms (worst of 2,000: %.2f ms)",
                    micros[micros.length / 2] / 1e3,
                    micros[micros.length - 1] / 1e3);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] read(FileChannel channel, long place) {
        var hashes = ByteBuffer.allocate(Tile.FULL * Hash.BYTES);
        try {
            while (hashes.hasRemaining() && channel.read(hashes, place + hashes.position()) > 0) {
                // Until the tile is whole.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes.array();
    }
}
