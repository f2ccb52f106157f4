package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a database: PostgreSQL's own data folder, made once and configured at every start.
 *
 * @param folder PostgreSQL's data folder
 * @param logFolder the folder of the server's logs
 */
record Cluster(Path folder, Path logFolder) {
    private static final String DRAFT_PREFIX = "cluster.new-";

    /** Whether the database has been made; a folder that is no database is refused. */
    boolean exists() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(folder.resolve("PG_VERSION"))) {
            throw new PostgresUnavailableException(
                    new PostgresFailure.FolderUnusable(folder, "it is there but holds no PostgreSQL database"));
        }
        return true;
    }

    /** Refuses a database of another major version than that of the programs. */
    void requireMajor(int major) throws IOException {
        String found = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(major))) {
            throw new PostgresUnavailableException(new PostgresFailure.OtherMajorVersion(folder, found, major));
        }
    }

    /** Makes the database, whole or not at all. */
    void create(Programs programs, RunAs runAs, SecretFile superuserSecret, Durability durability) throws IOException {
        Path parent = parent();
        deleteDrafts(parent);
        // A name of its own: the initdb of a program that was killed may still be writing into an older draft.
        Path draft = Files.createTempDirectory(parent, DRAFT_PREFIX);
        Path passwordFile = draft.resolveSibling(draft.getFileName() + ".password");
        runAs.own(draft);
        try {
            DurableFiles.replace(passwordFile, superuserSecret.read() + "\n", runAs);
            Command.Ended ended = Command.run(initdb(programs, runAs, draft, passwordFile, durability));
            if (!ended.succeeded()) {
                throw new PostgresUnavailableException(
                        new PostgresFailure.InitialisationFailed(folder, ended.output()));
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        DurableFiles.rename(draft, folder);
    }

    private Path parent() {
        Path parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    private static void deleteDrafts(Path parent) throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(parent, DRAFT_PREFIX + "*")) {
            for (Path draft : drafts) {
                try {
                    DurableFiles.deleteTree(draft);
                } catch (DirectoryNotEmptyException | NoSuchFileException stillWritten) {
                    // Its initdb is about to notice that nobody reads what it prints; the draft goes another time.
                }
            }
        }
    }

    private static List<String> initdb(
            Programs programs, RunAs runAs, Path draft, Path passwordFile, Durability durability) {
        List<String> words = new ArrayList<>(runAs.prefix());
        words.addAll(List.of(
                programs.initdb(),
                "--pgdata=" + draft,
                "--username=" + Role.SUPERUSER.userName(),
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8"));
        // The order of text is that of code points in both, so that no library update of the system changes an index.
        words.addAll(
                programs.major() >= 17
                        ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                        : List.of("--locale=C.UTF-8", "--lc-messages=C"));
        words.addAll(durability.initdbWords());
        return words;
    }

    /** Writes the configuration that the server reads when it starts. */
    void configure(int major, RunAs runAs) throws IOException {
        if (!Files.isDirectory(logFolder)) {
            DurableFiles.createFolder(logFolder);
        }
        runAs.own(logFolder);
        DurableFiles.replace(folder.resolve("postgresql.conf"), configuration(major), runAs);
        DurableFiles.replace(folder.resolve("pg_hba.conf"), """
                # Written by Sekisho at every start.
                host all all 127.0.0.1/32 scram-sha-256
                """, runAs);
    }

    private String configuration(int major) {
        String common = """
                # Written by Sekisho at every start; changes belong into the file sekisho-local.conf beside this one.
                # Sized for an office PC: all processes of the product together stay below 1 GB.
                max_connections = 40
                superuser_reserved_connections = 3
                shared_buffers = 64MB
                work_mem = 8MB
                maintenance_work_mem = 32MB
                effective_cache_size = 512MB
                huge_pages = off
                max_worker_processes = 4
                max_parallel_workers_per_gather = 0
                max_parallel_maintenance_workers = 0
                autovacuum_max_workers = 2
                jit = off
                max_wal_size = 512MB
                min_wal_size = 64MB
                random_page_cost = 1.2
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                lc_messages = 'C'
                client_encoding = 'UTF8'
                default_text_search_config = 'pg_catalog.simple'

                # One file per day of the week. Terse, because a DETAIL line would repeat personal data out of rows.
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_file_mode = 0600
                log_line_prefix = '%%m [%%p] %%u@%%d '
                log_error_verbosity = terse
                log_min_error_statement = panic
                log_statement = none

                include_if_exists = 'sekisho-local.conf'

                # From here on nothing that the local file could have loosened.
                unix_socket_directories = ''
                password_encryption = scram-sha-256
                ssl = off
                """.formatted(logFolder.toString().replace("'", "''"));
        // On the system calls of its own processes 18 needs no further processes for reading.
        String since17 = major >= 17 ? "allow_alter_system = off\n" : "";
        String since18 = major >= 18 ? "io_method = sync\n" : "";
        return common + since17 + since18;
    }
}
