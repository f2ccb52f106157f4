package org.sekisho.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What may differ between installations of a local server.
 *
 * @param installedPrograms the bin folder of an installed PostgreSQL to use instead of the bundled one
 * @param programCache the folder into which the bundled programs are unpacked, one folder inside per version
 * @param firstPort the first TCP port to try on 127.0.0.1; up to 99 more are tried after it
 * @param minimumFreeBytes the room the disk of the data folder must have for the server to start
 * @param stopsWithJvm whether a shutdown hook stops the server. A program that stops its own work in a hook first gives
 *     {@code false} and calls {@link LocalPostgres#close()} afterwards, on every way out.
 */
public record Settings(
        Optional<Path> installedPrograms,
        Path programCache,
        int firstPort,
        long minimumFreeBytes,
        boolean stopsWithJvm) {

    /** The environment variable that names the bin folder of an installed PostgreSQL. */
    public static final String PROGRAMS_VARIABLE = "SEKISHO_POSTGRES_BIN";

    /** The environment variable that names the first port to try. */
    public static final String PORT_VARIABLE = "SEKISHO_POSTGRES_PORT";

    private static final int DEFAULT_PORT = 15_432;
    private static final long DEFAULT_MINIMUM_FREE_BYTES = 500L * 1024 * 1024;

    public Settings {
        if (!isPort(firstPort)) {
            throw new IllegalArgumentException("Not a TCP port: " + firstPort);
        }
        if (minimumFreeBytes < 0) {
            throw new IllegalArgumentException("Less than nothing: " + minimumFreeBytes);
        }
    }

    /**
     * The settings for this process: the defaults, changed by the environment variables named here.
     *
     * @throws PostgresUnavailableException when a variable holds what it cannot mean
     */
    public static Settings standard() {
        return from(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Settings from(Map<String, String> environment, Path home) {
        return new Settings(
                value(environment, PROGRAMS_VARIABLE).map(Path::of),
                value(environment, "XDG_CACHE_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .orElseGet(() -> home.resolve(".cache"))
                        .resolve("sekisho"),
                value(environment, PORT_VARIABLE).map(Settings::port).orElse(DEFAULT_PORT),
                DEFAULT_MINIMUM_FREE_BYTES,
                true);
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    private static int port(String text) {
        if (text.strip().matches("[0-9]{1,5}") && isPort(Integer.parseInt(text.strip()))) {
            return Integer.parseInt(text.strip());
        }
        throw new PostgresUnavailableException(new PostgresFailure.NotAPort(PORT_VARIABLE, text));
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    public Settings withInstalledPrograms(Path binFolder) {
        return new Settings(Optional.of(binFolder), programCache, firstPort, minimumFreeBytes, stopsWithJvm);
    }

    public Settings withProgramCache(Path folder) {
        return new Settings(installedPrograms, folder, firstPort, minimumFreeBytes, stopsWithJvm);
    }

    public Settings withFirstPort(int port) {
        return new Settings(installedPrograms, programCache, port, minimumFreeBytes, stopsWithJvm);
    }

    public Settings withMinimumFreeBytes(long bytes) {
        return new Settings(installedPrograms, programCache, firstPort, bytes, stopsWithJvm);
    }

    public Settings withStopsWithJvm(boolean stops) {
        return new Settings(installedPrograms, programCache, firstPort, minimumFreeBytes, stops);
    }
}
