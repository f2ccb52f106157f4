package org.sekisho.controls;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project. */
final class Project {
    private Project() {}

    /** The folder that holds the modules. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not run inside the project");
    }

    /** Where the policies lie that are not part of the project. */
    static Path sharedPolicies() {
        Path parent = root().getParent();
        return parent == null ? root() : parent.resolve("shared/policies");
    }
}
