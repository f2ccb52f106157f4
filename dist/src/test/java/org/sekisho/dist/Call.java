package org.sekisho.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call of a program with its own environment and folder. */
final class Call {
    private static final int PATIENCE_SECONDS = 120;

    private final List<String> words;
    private final Map<String, String> environment = new HashMap<>();
    private Path folder = Path.of("").toAbsolutePath();

    private Call(List<String> words) {
        this.words = words;
    }

    /** What a call left: its exit code and what it wrote where. */
    record Result(int exit, String out, String err) {}

    static Call of(Path program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return new Call(words);
    }

    Call with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Call in(Path folder) {
        this.folder = folder;
        return this;
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("SEKISHO_")
                        || name.startsWith("LC_")
                        || List.of("LANG", "JAVA_HOME", "JDK_HOME", "JAVA_TOOL_OPTIONS")
                                .contains(name));
        variables.putAll(environment);
        return builder.start();
    }

    Result run() throws IOException, InterruptedException {
        return finish(start());
    }

    static Result finish(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.errorReader()));
        String out = text(process.inputReader());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s; it wrote:\n" + out);
        }
        return new Result(process.exitValue(), out, err.join());
    }

    private static String text(java.io.BufferedReader reader) {
        return String.join("\n", reader.lines().toList());
    }

    /** The folder with the root pom. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("sekisho")) || !Files.isRegularFile(folder.resolve("pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the source tree");
            }
        }
        return folder;
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
