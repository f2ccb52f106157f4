package org.sekisho.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Language;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.ServerStart;
import org.sekisho.postgres.Account;
import org.sekisho.postgres.ExternalPostgres;
import org.sekisho.postgres.PostgresServer;
import org.sekisho.postgres.PostgresUnavailableException;

/** One run of the server: what was started for it, in which folder, on which database. */
final class Supervision implements AutoCloseable {
    private final Children children = new Children();
    private final Program program = Program.ofThisProcess();
    private final DataFolder data;

    Supervision(DataFolder.Kind kind, boolean fresh) {
        this.data = children.start(() -> new Held(DataFolder.open(kind, fresh))).folder();
    }

    /** Something of this process that is given free among the children, at its turn. */
    private record Held(DataFolder folder) implements Children.Child {
        @Override
        public void close() {
            folder.close();
        }
    }

    DataFolder data() {
        return data;
    }

    /** Starts the PostgreSQL of the data folder, which is started again should it end by itself. */
    PostgresServer startLocalPostgres() {
        return withReasons(
                () -> children.start(() -> LocalDatabase.start(data.path())).server());
    }

    /** Runs something that may find a database unusable, and says why in the user's language. */
    static <T> T withReasons(Supplier<T> act) {
        try {
            return act.get();
        } catch (PostgresUnavailableException unavailable) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    new Words(
                            unavailable.failure().japanese(),
                            unavailable.failure().english()),
                    unavailable);
        }
    }

    /** A server that others run, found fit. */
    static PostgresServer external(ServeRequest.ExternalDatabase database) {
        return withReasons(() -> {
            ExternalPostgres external = new ExternalPostgres(
                    database.unverified() ? warned(database.jdbcUrl()) : ExternalPostgres.verified(database.jdbcUrl()),
                    new Account(database.owner(), database.ownerSecret()),
                    new Account(database.user(), database.secret()));
            external.requireFit();
            return external;
        });
    }

    private static String warned(String jdbcUrl) {
        if (!ExternalPostgres.onThisMachine(jdbcUrl)) {
            progress(new Words(
                    "警告: データベースへの通信は、相手を確かめずに行います（--database-unverified）。パスワードと記録が途中で読まれるおそれがあります。",
                    "Warning: the way to the database is not verified (--database-unverified). Passwords and records"
                            + " can be read on it."));
        }
        return jdbcUrl;
    }

    /** Brings the schema of a database up to date. */
    Schema bringUpToDate(PostgresServer postgres, DataFolder.Kind kind) {
        Schema schema = new Schema(postgres, program, kind);
        withReasons(() -> {
            schema.bringUpToDate(children, log("migration"));
            return schema;
        });
        return schema;
    }

    /** Starts the serving process, says where it is, and returns when it ends. */
    ExitCode serve(ServerStart start, IntFunction<String> announcement) {
        ServerProcess server = children.start(() -> ServerProcess.start(program.server(), start, log("server")));
        try {
            int port = server.awaitReady(Supervision::progress);
            System.out.println(announcement.apply(port));
            // From here on this process waits; what the start left on the heap goes back to the system.
            System.gc();
            server.awaitEnd();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        if (!children.ending()) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, server.endedByItself());
        }
        return ExitCode.DONE;
    }

    /** Starts something more that ends with everything else. */
    <T extends Children.Child> T keep(Supplier<T> start) {
        return children.start(start);
    }

    /** Says on standard error that something goes on. */
    static void progress(Words words) {
        System.err.println("sekisho: " + words.in(Language.current()));
    }

    private Path log(String name) {
        try {
            return data.log(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The account of the application's role, as the serving process gets it. */
    static ServerStart.Database database(PostgresServer postgres) {
        return withReasons(() -> new ServerStart.Database(
                postgres.jdbcUrl(), postgres.app().userName(), postgres.app().password()));
    }

    /** The names under which a browser on this machine reaches a loopback address. */
    static Set<String> loopbackNames() {
        return Set.of("localhost", "127.0.0.1", "[::1]");
    }

    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends everything. */
    @Override
    public void close() {
        children.close();
    }
}
