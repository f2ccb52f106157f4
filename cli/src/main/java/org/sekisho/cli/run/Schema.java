package org.sekisho.cli.run;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;
import org.sekisho.cli.handover.MigrationOrder;
import org.sekisho.postgres.Account;
import org.sekisho.postgres.PostgresServer;

/**
 * The state of a database: which migrations it has, whether it is a demo's, whether a body is in it.
 *
 * <p>A database whose schema is current carries a mark, a comment on the table of the migrations, with a fingerprint of
 * them. The mark is part of the database, so it comes and goes with the data when these are restored or replaced, and
 * anybody who may connect can read it; only the owner's role can write it.
 */
final class Schema {
    private static final String MIGRATIONS = "sekisho/migration/";
    private static final String MARK_PREFIX = "sekisho ";

    private final PostgresServer postgres;
    private final Program program;
    private final DataFolder.Kind kind;

    Schema(PostgresServer postgres, Program program, DataFolder.Kind kind) {
        this.postgres = postgres;
        this.program = program;
        this.kind = kind;
    }

    /**
     * Brings the schema up to date, in a process of its own, which alone reads the owner's password; does nothing when
     * the mark says that it is.
     *
     * @throws CommandFailure if the database is of the other kind, or a migration fails
     */
    void bringUpToDate(Children children, Path log) {
        Optional<String> mark = mark();
        mark.ifPresent(this::requireKind);
        String wanted = MARK_PREFIX + kind.word() + " " + fingerprint();
        if (mark.equals(Optional.of(wanted))) {
            return;
        }
        migrate(children, log, wanted, Optional.empty());
    }

    /** Makes the schema of an earlier version, for a backup of it. */
    void makeAs(Children children, Path log, String version) {
        migrate(children, log, MARK_PREFIX + kind.word() + " " + version, Optional.of(version));
    }

    /** The version that the schema has with this program: that of the last migration. */
    static String newest(Program program) {
        try (JarFile jar = new JarFile(program.schemaJar().toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(MIGRATIONS + "V"))
                    .map(name -> name.substring(MIGRATIONS.length() + 1, name.indexOf("__")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("No migrations in " + program.schemaJar()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void migrate(Children children, Path log, String mark, Optional<String> version) {
        Account owner = postgres.owner();
        MigrationOrder order = new MigrationOrder(
                postgres.jdbcUrl(),
                owner.userName(),
                owner.password(),
                postgres.app().userName(),
                mark,
                version);
        Migrating migrating = children.start(() -> Migrating.start(program, order, log));
        int ended = migrating.ended();
        if (ended != 0) {
            if (children.ending()) {
                throw new Children.Ending();
            }
            if (ended == MigrationOrder.NEWER) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        new Words(
                                "このデータ（" + postgres.jdbcUrl()
                                        + "）は、より新しい版の関所で使われていました。古い版では開けません。何も変更していません。新しい版のプログラムで起動するか、古い版で作ったバックアップを復元してください。",
                                "These data (" + postgres.jdbcUrl()
                                        + ") were used with a newer Sekisho; an older one does not open them. Nothing was"
                                        + " changed. Start the newer program, or restore a backup that the older one"
                                        + " made."));
            }
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    new Words(
                            "データベースを新しい版に合わせられませんでした。変更はすべて取り消されており、データは元のままです。これまでの版のプログラムでそのまま使えます。記録: " + log,
                            "The database could not be brought up to date. All of it was undone and the data are as they"
                                    + " were: the earlier program works on them. Its log: " + log));
        }
    }

    private void requireKind(String mark) {
        if (!mark.startsWith(MARK_PREFIX + kind.word() + " ")) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    switch (kind) {
                        case SERVE ->
                            new Words(
                                    "このデータベースは試用環境のものです。本番には使えません。何も変更していません。",
                                    "This database is a demo's and cannot be used for service. Nothing was changed.");
                        case DEMO ->
                            new Words(
                                    "このデータベースは本番のものです。試用には使えません。何も変更していません。",
                                    "This database is a service's and cannot be used for a demo. Nothing was changed.");
                    });
        }
    }

    private Optional<String> mark() {
        return one("SELECT obj_description(to_regclass('flyway_schema_history'), 'pg_class')")
                .filter(comment -> comment.startsWith(MARK_PREFIX));
    }

    /** Whether no body has been set up yet. Asks what the sign-in page asks: which bodies there are. */
    boolean isEmpty() {
        return one("SELECT 'x' FROM body_directory() LIMIT 1").isEmpty();
    }

    private Optional<String> one(String question) {
        Account app = postgres.app();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), app.userName(), app.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        } catch (SQLException failed) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    new Words(
                            "データベース " + postgres.jdbcUrl() + " に接続できません（" + failed.getMessage() + "）。",
                            "The database " + postgres.jdbcUrl() + " does not answer (" + failed.getMessage() + ")."),
                    failed);
        }
    }

    /* Names and checksums suffice: it tells builds apart and guards nothing. */
    private String fingerprint() {
        try (JarFile jar = new JarFile(program.schemaJar().toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            jar.stream()
                    .filter(entry -> entry.getName().startsWith(MIGRATIONS))
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .forEach(entry ->
                            digest.update((entry.getName() + " " + entry.getCrc() + " " + entry.getSize() + "\n")
                                    .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The migrating process. */
    private record Migrating(Process process) implements Children.Child {

        static Migrating start(Program program, MigrationOrder order, Path log) {
            try {
                Process process = new ProcessBuilder(program.migration())
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
                try (Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
                    order.writeTo(in);
                }
                return new Migrating(process);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** What the process ended with. */
        int ended() {
            try {
                return process.waitFor();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
