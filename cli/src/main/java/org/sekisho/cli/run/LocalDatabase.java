package org.sekisho.cli.run;

import java.nio.file.Path;
import org.sekisho.cli.Words;
import org.sekisho.postgres.LocalPostgres;
import org.sekisho.postgres.PostgresServer;
import org.sekisho.postgres.PostgresUnavailableException;
import org.sekisho.postgres.Settings;

/**
 * The PostgreSQL of a data folder, watched while the program runs: when its main process ends without being told to, it is
 * started again on the same port, where the serving process finds it.
 */
final class LocalDatabase implements Children.Child {
    private static final int BETWEEN_LOOKS_MILLIS = 250;
    private static final int BETWEEN_STARTS_MILLIS = 5_000;

    private final Path folder;
    private final int port;
    private LocalPostgres postgres;
    private boolean closed;

    private LocalDatabase(Path folder, LocalPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
        this.port = postgres.port();
    }

    /** Starts the server and watches it. */
    static LocalDatabase start(Path folder) {
        LocalDatabase started = new LocalDatabase(folder, LocalPostgres.open(folder, settings()));
        Thread.ofPlatform().daemon().name("watch-database").start(started::watch);
        return started;
    }

    private static Settings settings() {
        return Settings.standard().withStopsWithJvm(false);
    }

    synchronized PostgresServer server() {
        return postgres;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(again() ? BETWEEN_LOOKS_MILLIS : BETWEEN_STARTS_MILLIS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server runs, if need be after another start. */
    private synchronized boolean again() {
        if (closed || postgres.isRunning()) {
            return true;
        }
        // What is left of it goes, and the folder is free for the next.
        postgres.close();
        try {
            postgres = LocalPostgres.open(folder, settings().withFirstPort(port));
        } catch (PostgresUnavailableException failed) {
            Supervision.progress(new Words(
                    "データベースが止まり、起動し直せませんでした。5 秒後にもう一度試します。" + failed.failure().japanese(),
                    "The database has ended and could not be started again; the next attempt is in 5 seconds. "
                            + failed.failure().english()));
            return false;
        }
        if (postgres.port() != port) {
            postgres.close();
            Supervision.progress(new Words(
                    "データベースが止まり、使っていたポート " + port + " がほかのプログラムにふさがれました。空き次第、起動し直します。",
                    "The database has ended and its port " + port
                            + " was taken by another program. It is started again as soon as that is free."));
            return false;
        }
        Supervision.progress(new Words("データベースが止まったため、起動し直しました。", "The database had ended and was started again."));
        return true;
    }

    @Override
    public synchronized void close() {
        closed = true;
        postgres.close();
    }
}
