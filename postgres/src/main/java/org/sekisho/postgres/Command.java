package org.sekisho.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A short-lived program of the system, run with a clean environment. */
final class Command {
    private static final List<Path> SYSTEM_FOLDERS =
            Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").map(Path::of).toList();

    private Command() {}

    /** How a program ended and what it printed. */
    record Ended(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Prepares a process with nothing of this process's environment: no PG* variable, no locale, no preloads. */
    static ProcessBuilder prepare(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        builder.directory(Path.of("/").toFile());
        builder.redirectInput(Path.of("/dev/null").toFile());
        return builder;
    }

    /** Runs a program to its end. */
    static Ended run(List<String> words) throws IOException {
        Process process = prepare(words).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Ended(process.waitFor(), text);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + words.getFirst(), interrupted);
        }
    }

    /** Where the system has a program of this name. */
    static Optional<Path> find(String name) {
        return SYSTEM_FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
