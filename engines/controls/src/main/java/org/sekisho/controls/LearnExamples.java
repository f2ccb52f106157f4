package org.sekisho.controls;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Learns from the example sentences of the standard catalogue, so that nobody who binds a policy waits for it. */
final class LearnExamples {

    private LearnExamples() {}

    /** @param arguments the folder of the compiled classes, into which {@link Likeness#LEARNED} is written */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0], "org", "sekisho", "controls").resolve(Likeness.LEARNED);
        try (var out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
            Catalogue.standard().likeness().anew().write(out);
        }
    }
}
