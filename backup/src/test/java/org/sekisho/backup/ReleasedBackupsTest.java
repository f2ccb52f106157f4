package org.sekisho.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.postgres.ThrowawayPostgres;

/** The backup of every released schema comes back and can be brought up to date. CONTRIBUTING says how one is added. */
final class ReleasedBackupsTest {

    private static final Path KEPT = Path.of("src/test/resources/backups");
    private static final Seal.Key KEY = new Seal.Key("k".repeat(32).getBytes(StandardCharsets.US_ASCII));

    private static ThrowawayPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        postgres = ThrowawayPostgres.open();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    static List<Path> backups() throws IOException {
        try (var files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".backup"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("backups")
    void it_comes_back_with_its_record_and_is_brought_up_to_date(Path backup) throws Exception {
        var keys = Path.of(backup.toString().replace(".backup", ".keys"));
        try (var restore = Restore.open(backup, KEY)) {
            var schema = restore.manifest().schema();
            assertThat(backup.getFileName()).hasToString(schema + ".backup");
            var place = Installation.empty(postgres, folder);
            place.migrate(Optional.of(schema));

            var restored = restore.into(place.database(), place.home, Keys.read(keys, KEY), (step, fraction) -> {});

            assertThat(restored.altered()).isEmpty();
            assertThat(restored.missing()).isZero();
            assertThat(restored.erased()).as("an erasure later than the backup").isEqualTo(1);
            place.migrate(Optional.empty());
            assertThat(place.texts("SELECT count(*)::text FROM entry")).containsExactly("20");
            assertThat(place.texts("SELECT count(*)::text FROM entry_position")).containsExactly("20");
            assertThat(place.texts("SELECT count(*)::text FROM erasable_value")).containsExactly("19");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "sekisho.backups.write", matches = "true")
    void one_is_written_for_the_present_schema() throws Exception {
        var installation = Installation.migrated(postgres, folder);
        installation.fill(1, 20, 1);
        var draft = folder.resolve("draft");
        var manifest = installation.backup().to(new Backup.Target(draft, Optional.empty(), true, KEY));
        installation.execute(
                "DELETE FROM erasable_value WHERE id = (SELECT id FROM erasable_value ORDER BY id LIMIT 1)");
        var keys = KEPT.resolve(manifest.schema() + ".keys");
        Files.createDirectories(KEPT);
        installation.backup().to(new Backup.Target(folder.resolve("later"), Optional.of(keys), true, KEY));
        Files.move(
                draft, KEPT.resolve(manifest.schema() + ".backup"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
