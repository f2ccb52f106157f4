package org.sekisho.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.sekisho.app.Sekisho;

/** The sample bodies of a demonstration. */
final class Samples {
    private Samples() {}

    static void load(Sekisho sekisho, Optional<Path> policy, PrintStream answers) {}
}
