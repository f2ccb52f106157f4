package org.sekisho.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link ServerProgram} that runs. */
final class Running implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    Running(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    Process process() {
        return process;
    }

    /** Everything it said so far, as far as it was read. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Reads its next line; empty when it says no more. */
    Optional<String> nextLine() throws IOException {
        Optional<String> line = Optional.ofNullable(output.readLine());
        line.ifPresent(lines::add);
        return line;
    }

    /** Reads until a line begins with this word, and returns what follows the word. */
    String await(String word) throws IOException {
        for (Optional<String> line = nextLine(); line.isPresent(); line = nextLine()) {
            if (line.get().startsWith(word + " ")) {
                return line.get().substring(word.length() + 1);
            }
        }
        throw new AssertionError("The program ended without the word " + word + "; it said: " + lines);
    }

    /** Kills it without a chance to do anything more, and reads what it had said. */
    void kill() throws IOException, InterruptedException {
        // By its handle: Process itself would close the output with what is still to be read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        readToEnd();
    }

    private void readToEnd() throws IOException {
        while (nextLine().isPresent()) {
            // Kept in lines.
        }
    }

    @Override
    public void close() {
        try {
            process.toHandle().destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
