package org.sekisho.policytext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The policies that tests read: the shared real ones, if they are there, and the synthetic ones of this module. */
final class Inputs {
    private Inputs() {}

    /** The shared folder of policies beside the repository; the test is skipped where it is absent. */
    static Path shared() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("engines"))) {
            at = at.getParent();
        }
        Path shared =
                at == null ? Path.of("absent") : at.resolveSibling("shared").resolve("policies");
        Assumptions.assumeTrue(Files.isDirectory(shared), "no shared/policies beside the repository");
        return shared;
    }

    /** The files of a folder with an ending, by name. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path synthetic() {
        return Path.of("src/test/resources/policies");
    }

    /** Every text there is: the synthetic ones, and the shared ones where they are present. */
    static List<Path> all() {
        Stream<Path> own = files(synthetic(), ".txt").stream();
        try {
            Path shared = shared();
            return Stream.of(own, files(shared, ".txt").stream(), files(shared.resolve("fixtures"), ".txt").stream())
                    .flatMap(files -> files)
                    .toList();
        } catch (org.opentest4j.TestAbortedException e) {
            return files(synthetic(), ".txt");
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PolicyDocument read(Path file) {
        try {
            return new PolicyReader().read(file);
        } catch (PolicyUnreadable e) {
            throw new AssertionError(e);
        }
    }

    static PolicyDocument read(byte[] bytes, String name) {
        try {
            return new PolicyReader().read(bytes, name);
        } catch (PolicyUnreadable e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static PolicyDocument read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), "policy.txt");
    }
}
