package org.sekisho.dist;

import java.nio.file.Path;

/** Calls of the real commands, of the program that this build laid out. */
final class Sekisho {
    private Sekisho() {}

    static Call call(Path home, String... arguments) {
        Path root = Call.root();
        return Call.of(root.resolve("sekisho"), arguments)
                .with(
                        "SEKISHO_ASSEMBLY",
                        root.resolve("dist/target/sekisho/reactor").toString())
                .with("SEKISHO_HOME", home.toString())
                .with("LANG", "en_US.UTF-8");
    }
}
