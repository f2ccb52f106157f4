package org.sekisho.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.cli.CommandFailure;
import org.sekisho.cli.ExitCode;
import org.sekisho.cli.Words;

/**
 * The program as the build laid it out: {@code cli-lib} with what the commands need, {@code lib} with what the server
 * needs, and the AOT caches of both.
 *
 * @param folder the folder, which the launcher names in the system property {@value #PROPERTY}
 */
public record Program(Path folder) {
    static final String PROPERTY = "sekisho.assembly";

    /* An AOT cache fits the JVM options it was made with; both runs take them from here. */
    private static final List<String> SERVER_OPTIONS = List.of(
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Xlog:aot=off:stderr",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED");
    private static final List<String> SERVER_HEAP = List.of("-Xms96m", "-Xmx384m");

    /** The program that this process belongs to. */
    public static Program ofThisProcess() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    new Words("このコマンドは ./sekisho で起動してください。", "Start this command with ./sekisho."));
        }
        return new Program(Path.of(folder));
    }

    /** The AOT cache of the server. */
    public Path serverCache() {
        return folder.resolve("server.aot");
    }

    /* A build whose training failed has no cache. */
    private String cache() {
        return Files.isReadable(serverCache()) ? "-XX:AOTCache=" + serverCache() : "-XX:AOTMode=auto";
    }

    /** The words that start the serving process. */
    List<String> server() {
        List<String> words = new ArrayList<>();
        // Ctrl-C reaches the supervisor alone, which then ends the server in its turn.
        find("setsid").ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(server(cache()));
        return words;
    }

    /** The words that start the serving process with one more option for its JVM. */
    public List<String> server(String option) {
        List<String> words = new ArrayList<>();
        words.add(java());
        words.addAll(SERVER_OPTIONS);
        words.addAll(SERVER_HEAP);
        words.add(option);
        words.addAll(List.of("-cp", classPath(), "org.sekisho.server.Serve"));
        return words;
    }

    /** The words that start the process that migrates and ends. */
    public List<String> migration() {
        List<String> words = new ArrayList<>();
        words.add(java());
        words.addAll(SERVER_OPTIONS);
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", cache(), "-cp", classPath()));
        words.add("org.sekisho.server.Migrate");
        return words;
    }

    /** The jar with the migrations. */
    Path schemaJar() {
        return jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("sekisho-schema-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No schema in " + folder));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private String classPath() {
        return String.join(
                File.pathSeparator, jars().stream().map(Path::toString).toList());
    }

    /* In one order always: the caches were made for this class path. */
    private List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("lib"), "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    new Words(
                            "プログラムのフォルダー " + folder + " を読めません（" + unreadable + "）。dist/target を消して、もう一度実行してください。",
                            "The program folder " + folder + " cannot be read (" + unreadable
                                    + "). Remove dist/target and try again."),
                    unreadable);
        }
        Collections.sort(jars);
        return jars;
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
