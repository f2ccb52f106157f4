package org.sekisho.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command {@code backup} as a process beside the service. */
final class BackupProcess implements ScheduledBackups.Maker {
    private static final String SAID = "sekisho: ";

    private final Path key;
    private final Optional<ServeRequest.ExternalDatabase> database;
    private volatile @Nullable Process running;

    BackupProcess(Path key, Optional<ServeRequest.ExternalDatabase> database) {
        this.key = key;
        this.database = database;
    }

    @Override
    public Optional<String> make(Path file, Path keys) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words(file, keys))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        running = process;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String last = "";
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(SAID)) {
                    last = line.substring(SAID.length());
                }
            }
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(last);
        } finally {
            process.destroy();
            running = null;
        }
    }

    private List<String> words(Path file, Path keys) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Program.PROPERTY + "=" + Program.ofThisProcess().folder(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.sekisho.cli.Main",
                "backup",
                file.toString(),
                "--keys",
                keys.toString(),
                "--key",
                key.toString(),
                "--force"));
        database.ifPresent(external -> {
            words.addAll(List.of(
                    "--database-url",
                    external.jdbcUrl(),
                    "--database-owner",
                    external.owner(),
                    "--database-owner-secret",
                    external.ownerSecret().toString(),
                    "--database-user",
                    external.user(),
                    "--database-secret",
                    external.secret().toString()));
            if (external.unverified()) {
                words.add("--database-unverified");
            }
        });
        return words;
    }

    @Override
    public void end() {
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }
}
