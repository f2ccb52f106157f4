package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs of one PostgreSQL installation.
 *
 * @param binFolder the folder with {@code initdb} and {@code postgres}
 * @param major the major version, 15 or later
 */
record Programs(Path binFolder, int major) {
    static final int OLDEST_MAJOR = 15;

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\)? (\\d+)");

    /** The programs of a PostgreSQL that somebody else installed. */
    static Programs installed(Path binFolder, RunAs runAs) throws IOException {
        for (String program : List.of("initdb", "postgres")) {
            if (!Files.isExecutable(binFolder.resolve(program))) {
                throw new PostgresUnavailableException(new PostgresFailure.ProgramsMissing(binFolder, program));
            }
        }
        Command.Ended ended = Command.run(Stream.concat(
                        runAs.prefix().stream(),
                        Stream.of(binFolder.resolve("postgres").toString(), "--version"))
                .toList());
        Matcher version = VERSION.matcher(ended.output());
        if (!ended.succeeded() || !version.find() || Integer.parseInt(version.group(1)) < OLDEST_MAJOR) {
            throw new PostgresUnavailableException(
                    new PostgresFailure.ProgramsMissing(binFolder, "postgres (" + ended.output() + ")"));
        }
        return new Programs(binFolder.toAbsolutePath(), Integer.parseInt(version.group(1)));
    }

    String initdb() {
        return binFolder.resolve("initdb").toString();
    }

    String postgres() {
        return binFolder.resolve("postgres").toString();
    }
}
