package org.sekisho.typeset;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The two real policies in the shared folder beside the repository; a test is skipped where they are absent. */
final class RealPolicies {
    private RealPolicies() {}

    static Path file(String name) {
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve("engines"))) {
            at = at.getParent();
        }
        Path file = at.resolveSibling("shared").resolve("policies").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no shared/policies beside the repository");
        return file;
    }
}
