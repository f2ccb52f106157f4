package org.sekisho.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL server for tests and code generation, empty at the start and gone at the end.
 *
 * <p>It has the roles, rights and text order of a {@link LocalPostgres} and none of its durability, and must never hold
 * data that anybody wants to keep. Its folder is in the system's temporary folder and is deleted with it; what a killed
 * JVM left there is cleared by the next one.
 */
public final class ThrowawayPostgres implements PostgresServer, AutoCloseable {
    private static final String PREFIX = "sekisho-throwaway-";
    private static final int FIRST_PORT = 25_432;
    private static final long MINIMUM_FREE_BYTES = 200L * 1024 * 1024;
    private static final int DELETE_TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path folder;
    private final LocalPostgres server;
    private final Thread stopping;

    private ThrowawayPostgres(Path folder, LocalPostgres server) {
        this.folder = folder;
        this.server = server;
        this.stopping = new Thread(this::discard, "discard-throwaway-postgres");
    }

    /**
     * Starts an empty server with the programs that {@link Settings#standard()} names.
     *
     * @throws PostgresUnavailableException with the reason, when it cannot be started
     */
    public static ThrowawayPostgres open() {
        return open(Settings.standard());
    }

    /** Starts an empty server with the programs that these settings name. */
    public static ThrowawayPostgres open(Settings settings) {
        return open(settings, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static ThrowawayPostgres open(Settings settings, Path temporary) {
        try {
            clearLeftBehind(temporary);
            Path folder = Files.createTempDirectory(temporary, PREFIX);
            Settings throwaway = settings.withMinimumFreeBytes(MINIMUM_FREE_BYTES)
                    .withFirstPort(FIRST_PORT)
                    .withStopsWithJvm(false);
            boolean opened = false;
            try {
                ThrowawayPostgres postgres = new ThrowawayPostgres(
                        folder, LocalPostgres.open(folder.resolve("data"), throwaway, Durability.THROWAWAY));
                Runtime.getRuntime().addShutdownHook(postgres.stopping);
                opened = true;
                return postgres;
            } finally {
                if (!opened) {
                    DurableFiles.deleteTree(folder);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void clearLeftBehind(Path temporary) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                try {
                    if (isOldAndOurs(folder)) {
                        clear(folder, folder.resolve("data"));
                    }
                } catch (IOException | PostgresUnavailableException another) {
                    // Somebody else is clearing it, or it waits for the next time.
                }
            }
        }
    }

    private static boolean isOldAndOurs(Path folder) throws IOException {
        return Files.isDirectory(folder.resolve("data"), LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                && Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(YOUNG));
    }

    private static void clear(Path folder, Path data) throws IOException {
        Optional<FolderLock> free = FolderLock.tryTake(data);
        if (free.isPresent()) {
            try (FolderLock _ = free.get()) {
                Cluster cluster = new Cluster(data.resolve("cluster"), data.resolve("log"));
                if (cluster.exists()) {
                    Postmaster.endLeftBehind(cluster, RunAs.choose(data, cluster.folder()));
                }
                DurableFiles.deleteTree(folder);
            }
        }
    }

    @Override
    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    /** The JDBC URL of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return server.jdbcUrl(database);
    }

    @Override
    public Account owner() {
        return server.owner();
    }

    @Override
    public Account app() {
        return server.app();
    }

    /** The account of the server's administrator. */
    public Account superuser() {
        return server.superuser();
    }

    /** Stops the server and deletes everything of it. A second call does nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs beside this call, and whichever comes second finds nothing to do.
        }
        discard();
    }

    private synchronized void discard() {
        server.close();
        for (int left = DELETE_TRIES; ; left--) {
            try {
                DurableFiles.deleteTree(folder);
                return;
            } catch (IOException failed) {
                // A process of the server that ends late may write a last file.
                if (left == 0) {
                    throw new UncheckedIOException(failed);
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }
}
