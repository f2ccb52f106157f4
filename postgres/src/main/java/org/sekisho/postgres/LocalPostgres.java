package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server on this machine that this program started and stops, with everything it needs in one data folder.
 *
 * <p>The data folder holds {@code cluster} (PostgreSQL's own files), {@code secrets} (one file of mode 0600 per role),
 * {@code log} and the lock file. The server listens on 127.0.0.1 alone and asks every user for a password. A row that
 * was acknowledged is on the disk: fsync, synchronous commit and full-page writes are on and cannot be turned off by a
 * configuration file. A server that an earlier run left behind, because its program was killed, is ended first.
 *
 * <p>The methods may be called from any thread.
 */
public final class LocalPostgres implements PostgresServer, AutoCloseable {
    private final Accounts accounts;
    private final Postmaster postmaster;
    private final FolderLock lock;
    private final Thread stopping;
    private boolean closed;

    private LocalPostgres(Accounts accounts, Postmaster postmaster, FolderLock lock) {
        this.accounts = accounts;
        this.postmaster = postmaster;
        this.lock = lock;
        this.stopping = new Thread(this::stop, "stop-postgres");
    }

    /**
     * Starts the server of a data folder, and makes folder and database if they are not there yet.
     *
     * @throws PostgresUnavailableException with the reason, when it cannot be started; nothing keeps running then
     */
    public static LocalPostgres open(Path dataFolder, Settings settings) {
        return open(dataFolder, settings, Durability.KEEPS_EVERYTHING);
    }

    /**
     * Makes a data folder and starts its server to be filled: nothing is on the disk for certain until {@link #settle}
     * was called after {@link #close}.
     */
    public static LocalPostgres openToFill(Path dataFolder, Settings settings) {
        return open(dataFolder, settings, Durability.FORCED_AT_THE_END);
    }

    /** Forces the database of a data folder to the disk, whose server was stopped. */
    public static void settle(Path dataFolder) throws IOException {
        DurableFiles.syncTree(dataFolder.toAbsolutePath().normalize());
    }

    /** The server that another process runs on a data folder; empty when none accepts connections there. */
    public static Optional<PostgresServer> runningOn(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        try {
            List<String> lines = Files.readAllLines(folder.resolve("cluster").resolve("postmaster.pid"));
            // Line 4 is the port, line 8 the state.
            if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
                return Optional.empty();
            }
            Accounts accounts = new Accounts(folder.resolve("secrets"));
            String url = url(Integer.parseInt(lines.get(3).strip()), DATABASE);
            return Optional.of(new RunningPostgres(url, accounts.of(Role.OWNER), accounts.of(Role.APP)));
        } catch (IOException | NumberFormatException noServer) {
            return Optional.empty();
        }
    }

    static LocalPostgres open(Path dataFolder, Settings settings, Durability durability) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        Cluster cluster = new Cluster(folder.resolve("cluster"), folder.resolve("log"));
        try {
            RunAs runAs = RunAs.choose(folder, cluster.folder());
            createFolder(folder, runAs);
            FolderLock lock = FolderLock.take(folder);
            boolean opened = false;
            try {
                LocalPostgres server = start(folder, cluster, runAs, settings, durability, lock);
                opened = true;
                return server;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException failed) {
            throw new PostgresUnavailableException(
                    new PostgresFailure.FolderUnusable(folder, failed.toString()), failed);
        }
    }

    private static void createFolder(Path folder, RunAs runAs) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            DurableFiles.createFolders(parent);
        }
        DurableFiles.createFolder(folder);
        if (runAs.isOtherUser()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static LocalPostgres start(
            Path folder, Cluster cluster, RunAs runAs, Settings settings, Durability durability, FolderLock lock)
            throws IOException {
        requireRoom(folder, settings.minimumFreeBytes());
        Programs programs = programs(folder, runAs, settings);
        Accounts accounts = new Accounts(folder.resolve("secrets"));
        boolean exists = cluster.exists();
        accounts.prepare(exists);
        if (exists) {
            cluster.requireMajor(programs.major());
            Postmaster.endLeftBehind(cluster, runAs);
        } else {
            cluster.create(programs, runAs, accounts.secretOf(Role.SUPERUSER), durability);
        }
        cluster.configure(programs.major(), runAs);
        Postmaster postmaster = Postmaster.start(programs, runAs, cluster, settings.firstPort(), durability);
        LocalPostgres server = new LocalPostgres(accounts, postmaster, lock);
        boolean established = false;
        try {
            if (settings.stopsWithJvm()) {
                Runtime.getRuntime().addShutdownHook(server.stopping);
            }
            accounts.establish(postmaster.port());
            established = true;
            return server;
        } finally {
            if (!established) {
                server.close();
            }
        }
    }

    private static void requireRoom(Path folder, long wanted) {
        long free = folder.toFile().getUsableSpace();
        if (free < wanted) {
            throw new PostgresUnavailableException(new PostgresFailure.DiskAlmostFull(folder, free, wanted));
        }
    }

    private static Programs programs(Path folder, RunAs runAs, Settings settings) throws IOException {
        if (settings.installedPrograms().isPresent()) {
            return Programs.installed(settings.installedPrograms().get(), runAs);
        }
        Bundle bundle = Bundle.forThisMachine();
        Programs programs = bundle.unpackedBelow(settings.programCache());
        // Another user cannot enter a cache in a private home; then the programs go where the data are.
        return runAs.reaches(programs.binFolder()) ? programs : bundle.unpackedBelow(folder.resolve("programs"));
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable&gssEncMode=disable";
    }

    /** The JDBC URL of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return url(port(), database);
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return postmaster.port();
    }

    /** The process number of the server. */
    public long pid() {
        return postmaster.pid();
    }

    /** Whether the server's main process is alive. */
    public boolean isRunning() {
        return postmaster.isAlive();
    }

    @Override
    public Account owner() {
        return accounts.of(Role.OWNER);
    }

    @Override
    public Account app() {
        return accounts.of(Role.APP);
    }

    /** The account of the server's administrator, for backups and repairs; never for serving requests. */
    public Account superuser() {
        return accounts.of(Role.SUPERUSER);
    }

    /** Stops the server and gives the data folder free; open connections are cut off. A second call does nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook runs beside this call, and whichever comes second finds nothing to do.
        }
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            postmaster.stop();
        } finally {
            lock.close();
        }
    }
}
