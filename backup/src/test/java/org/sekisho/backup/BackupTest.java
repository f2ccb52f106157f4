package org.sekisho.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipFile;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.postgres.ThrowawayPostgres;
import org.sekisho.record.Commitment;

/** What comes back from a backup, and what keeps others from reading or changing one. */
final class BackupTest {

    private static final Seal.Passphrase WORDS = new Seal.Passphrase("correct horse 電池 staple");
    private static final Seal.Key KEY = new Seal.Key("k".repeat(32).getBytes(StandardCharsets.US_ASCII));

    private static ThrowawayPostgres postgres;

    @TempDir
    private Path folder;

    private Installation installation;
    private UUID body;
    private @Nullable Installation place;

    @BeforeAll
    static void start() {
        postgres = ThrowawayPostgres.open();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void fill() throws Exception {
        installation = Installation.migrated(postgres, folder.resolve("home"));
        body = installation.fill(20_260_401, 300, 12);
    }

    static List<Seal> seals() {
        return List.of(new Seal.None(), KEY, WORDS);
    }

    @ParameterizedTest
    @MethodSource("seals")
    void everything_comes_back_and_the_record_is_the_one_that_was_signed(Seal seal) throws Exception {
        var other = installation.fill(7, 30, 2);
        var manifest = backUp("a", seal);
        assertThat(manifest.records())
                .extracting(Manifest.SignedRecord::body, Manifest.SignedRecord::size)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(body.toString(), 300L + 15 * 7),
                        org.assertj.core.groups.Tuple.tuple(other.toString(), 30L + 2 * 7));
        assertThat(manifest.files()).isEqualTo(14);

        var place = Installation.migrated(postgres, folder.resolve("place"));
        var restored = restore("a", seal, place);

        assertThat(restored.altered()).isEmpty();
        assertThat(restored.missing()).isZero();
        assertThat(place.rows()).isEqualTo(installation.rows());
        assertThat(place.schema()).isEqualTo(installation.schema());
        assertThat(files(place.home)).isEqualTo(files(installation.home)).isNotEmpty();
        var key = place.home.resolve("secrets/files.key");
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(place.texts("SELECT DISTINCT commit_xid::text FROM entry"))
                .as("transactions of another server say nothing here")
                .containsExactly("3");
    }

    @Test
    void an_open_backup_is_a_zip_of_copy_text_that_other_tools_read() throws Exception {
        backUp("a", new Seal.None());
        try (var zip = new ZipFile(folder.resolve("a").toFile())) {
            var part = zip.stream()
                    .filter(entry -> entry.getName().startsWith("database/body/"))
                    .findFirst()
                    .orElseThrow();
            var text = new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).startsWith(body + "\t").endsWith("\tCITY\tf\n");
            assertThat(zip.getEntry("manifest.json")).isNotNull();
        }
    }

    @Test
    void what_is_written_while_a_backup_is_made_is_whole_in_it_or_not_in_it_at_all() throws Exception {
        var goesOn = new AtomicBoolean(true);
        var failed = new AtomicReference<Exception>();
        var writer = Thread.ofPlatform().start(() -> {
            var random = new Random(5);
            try (var connection = installation.database().connect()) {
                connection.setAutoCommit(false);
                while (goesOn.get()) {
                    // Two rows of two tables and a file: one act.
                    installation.store(connection, body, random, 1_000);
                    installation.store(connection, body, random, 1_000);
                    connection.commit();
                    Thread.sleep(5);
                }
            } catch (SQLException | IOException | InterruptedException e) {
                failed.set(e);
            }
        });
        try {
            for (int i = 0; i < 3; i++) {
                backUp("use" + i, KEY);
            }
        } finally {
            goesOn.set(false);
            writer.join();
        }
        assertThat(failed.get()).isNull();
        for (int i = 0; i < 3; i++) {
            var place = Installation.migrated(postgres, folder.resolve("place" + i));
            var restored = restore("use" + i, KEY, place);
            assertThat(restored.altered()).isEmpty();
            assertThat(restored.missing()).isZero();
            assertThat(Long.parseLong(place.texts("SELECT count(*)::text FROM stored_file")
                                    .getFirst())
                            % 2)
                    .isZero();
        }
    }

    @Test
    void nobody_reads_a_sealed_backup_and_a_wrong_seal_is_told_from_a_damaged_file() throws Exception {
        backUp("words", WORDS);
        backUp("key", KEY);
        for (var file : List.of("words", "key", "words.keys")) {
            assertThat(new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.ISO_8859_1))
                    .doesNotContain("manifest", "stored_file", body.toString());
        }
        assertThatThrownBy(() -> Restore.open(folder.resolve("words"), new Seal.Passphrase("another horse")))
                .isInstanceOf(BackupFailure.class)
                .hasMessageContaining("passphrase of");
        assertThatThrownBy(() -> Restore.open(folder.resolve("key"), new Seal.Key(new byte[32])))
                .hasMessageContaining("not sealed with this key");
        assertThatThrownBy(() -> Restore.open(folder.resolve("words"), KEY)).hasMessageContaining("passphrase");
        assertThatThrownBy(() -> Restore.open(folder.resolve("key"), new Seal.None()))
                .hasMessageContaining("--key");
        assertThatThrownBy(() -> Restore.open(folder.resolve("words.keys"), WORDS))
                .hasMessageContaining("file of its keys");
    }

    @ParameterizedTest
    @MethodSource("quickSeals")
    void a_backup_that_was_changed_or_cut_short_is_refused_wherever_that_was(Seal seal) throws Exception {
        backUp("a", seal);
        place = Installation.migrated(postgres, folder.resolve("place"));
        var whole = Files.readAllBytes(folder.resolve("a"));
        var random = new Random(11);
        var broken = folder.resolve("broken");
        for (int i = 0; i < 6; i++) {
            var changed = whole.clone();
            changed[60 + random.nextInt(whole.length - 60)] ^= 0x10;
            Files.write(broken, changed);
            if (!(seal instanceof Seal.None)) {
                requireRefused(broken, seal, "changed " + i);
            }
            Files.write(broken, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            requireRefused(broken, seal, "cut short " + i);
        }
        // At the end of a segment, where only the mark of the last one is missing.
        Files.write(broken, java.util.Arrays.copyOf(whole, 1 << 17));
        requireRefused(broken, seal, "cut at a segment");
    }

    /** What is changed in an open backup, in parts whose names begin so, with their checksums; and what tells it. */
    private record Forgery(String part, String from, String to, String told) {}

    static List<Forgery> forgeries() {
        return List.of(
                new Forgery("database/body/", "CITY", "TOWN", "not as in the manifest: database/body/"),
                new Forgery(
                        "manifest.json",
                        "\"name\":\"body\",\"rows\":1,",
                        "\"name\":\"body\",\"rows\":2,",
                        "body has 1 rows"),
                new Forgery("files/", "", "one line more", "not as it was stored: files/"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void what_was_replaced_in_an_open_backup_with_its_checksum_is_found(Forgery forgery) throws Exception {
        backUp("a", new Seal.None());
        var forged = folder.resolve("forged");
        try (var zip = new ZipFile(folder.resolve("a").toFile());
                var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(forged))) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                var bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().startsWith(forgery.part())) {
                    var text = new String(bytes, StandardCharsets.ISO_8859_1);
                    assertThat(text).contains(forgery.from());
                    bytes = text.replaceFirst(java.util.regex.Pattern.quote(forgery.from()), forgery.to())
                            .getBytes(StandardCharsets.ISO_8859_1);
                }
                out.write(bytes);
                out.closeEntry();
            }
        }
        place = Installation.migrated(postgres, folder.resolve("place"));
        requireRefused(forged, new Seal.None(), "forged").cause().hasMessageContaining(forgery.told());
    }

    static List<Seal> quickSeals() {
        return List.of(new Seal.None(), KEY);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> requireRefused(Path broken, Seal seal, String how) {
        var into = java.util.Objects.requireNonNull(place);
        return assertThatThrownBy(() -> {
                    try (var restore = Restore.open(broken, seal)) {
                        restore.into(
                                into.database(), into.home, Keys.read(folder.resolve("a.keys"), seal), (s, f) -> {});
                    }
                })
                .as(how)
                .isInstanceOf(BackupFailure.class);
    }

    @Test
    void what_was_erased_after_a_backup_is_neither_read_nor_guessed_after_its_restore_and_the_tree_still_verifies()
            throws Exception {
        backUp("before", KEY);
        var erasedEntry = installation
                .texts("SELECT entry_id::text FROM erasable_value ORDER BY id LIMIT 1")
                .getFirst();
        var hash = installation
                .texts("SELECT encode(blob_hash, 'hex') FROM stored_file ORDER BY id LIMIT 1")
                .getFirst();
        installation.execute("DELETE FROM erasable_value WHERE entry_id = '" + erasedEntry + "'");
        installation.execute("UPDATE stored_file SET name = '-', salt = decode(repeat('00', 16), 'hex'),"
                + " erased_at = now() WHERE encode(blob_hash, 'hex') = '" + hash + "'");
        backUp("after", KEY);

        var place = Installation.migrated(postgres, folder.resolve("place"));
        Restore.Restored restored;
        try (var restore = Restore.open(folder.resolve("before"), KEY)) {
            restored = restore.into(
                    place.database(), place.home, Keys.read(folder.resolve("after.keys"), KEY), (s, f) -> {});
        }

        assertThat(restored.erased()).isEqualTo(2);
        assertThat(restored.altered()).as("the tree verifies").isEmpty();
        assertThat(place.texts("SELECT id::text FROM erasable_value WHERE entry_id = '" + erasedEntry + "'"))
                .isEmpty();
        assertThat(place.texts("SELECT name FROM stored_file WHERE encode(blob_hash, 'hex') = '" + hash + "'"))
                .containsExactly("-");
        assertThat(place.place(body, hash)).doesNotExist();
        var leaf = place.texts("SELECT convert_from(leaf, 'UTF8') FROM entry WHERE id = '" + erasedEntry + "'")
                .getFirst();
        var salts = place.texts("SELECT encode(salt, 'hex') FROM erasable_value UNION SELECT repeat('00', 16)");
        for (var salt : salts) {
            for (int guess = 0; guess < 1_000; guess++) {
                assertThat(leaf)
                        .doesNotContain(Commitment.to(
                                        ("職員 " + guess).getBytes(StandardCharsets.UTF_8),
                                        HexFormat.of().parseHex(salt))
                                .hex());
            }
        }
        assertThat(place.texts("SELECT kind FROM erasure ORDER BY kind"))
                .as("and the next backup knows it")
                .containsExactly("erasable_value", "stored_file");
    }

    @Test
    void a_file_that_is_gone_or_damaged_on_the_disk_is_named_and_the_rest_is_saved() throws Exception {
        var hashes = installation.texts("SELECT encode(blob_hash, 'hex') FROM stored_file ORDER BY 1 LIMIT 2");
        Files.delete(installation.place(body, hashes.get(0)));
        Files.writeString(installation.place(body, hashes.get(1)), "something else");
        var manifest = backUp("a", KEY);
        assertThat(manifest.missing()).containsExactly(body + "/" + hashes.get(0), body + "/" + hashes.get(1));
        var place = Installation.migrated(postgres, folder.resolve("place"));
        assertThat(restore("a", KEY, place).missing()).isEqualTo(2);
    }

    @Test
    void a_record_that_was_altered_before_the_backup_is_told() throws Exception {
        installation.execute("UPDATE entry SET leaf = leaf || '\\x20'::bytea WHERE id ="
                + " (SELECT entry_id FROM entry_position WHERE position = 0)");
        backUp("a", KEY);
        var place = Installation.migrated(postgres, folder.resolve("place"));
        assertThat(restore("a", KEY, place).altered()).containsExactly(body.toString());
    }

    @Test
    void keys_of_another_installation_are_refused_before_anything_is_written() throws Exception {
        backUp("a", KEY);
        var other = Installation.migrated(postgres, folder.resolve("other"));
        other.fill(99, 3, 1);
        other.backup().to(new Backup.Target(folder.resolve("b"), Optional.of(folder.resolve("b.keys")), false, KEY));
        try (var restore = Restore.open(folder.resolve("a"), KEY)) {
            var keys = Keys.read(folder.resolve("b.keys"), KEY);
            assertThatThrownBy(() -> restore.requireKeys(keys)).hasMessageContaining("record-" + body + ".key");
        }
    }

    @Test
    void a_backup_that_cannot_be_finished_leaves_no_file_and_none_is_replaced_unasked() throws Exception {
        Files.writeString(folder.resolve("there"), "mine");
        assertThatThrownBy(() -> backUp("there", KEY)).hasMessageContaining("--force");
        assertThat(folder.resolve("there")).hasContent("mine");
        // The database goes away in the middle of it.
        var broken = new Backup(installation.database(), installation.home, "serve", "test", (step, fraction) -> {
            throw new IllegalStateException("the power is off");
        });
        assertThatThrownBy(() -> broken.to(
                        new Backup.Target(folder.resolve("cut"), Optional.of(folder.resolve("cut.keys")), false, KEY)))
                .isInstanceOf(BackupFailure.class);
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("home", "there");
        }
    }

    private Manifest backUp(String name, Seal seal) {
        return installation
                .backup()
                .to(new Backup.Target(folder.resolve(name), Optional.of(folder.resolve(name + ".keys")), false, seal));
    }

    private Restore.Restored restore(String name, Seal seal, Installation place) throws IOException {
        try (var restore = Restore.open(folder.resolve(name), seal)) {
            return restore.into(
                    place.database(), place.home, Keys.read(folder.resolve(name + ".keys"), seal), (s, f) -> {});
        }
    }

    private static List<String> files(Path home) throws IOException {
        var found = new ArrayList<String>();
        try (var walk = Files.walk(home.resolve("files"))) {
            for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
                found.add(home.relativize(file) + " "
                        + HexFormat.of().formatHex(Backup.sha256().digest(Files.readAllBytes(file))));
            }
        }
        return found;
    }
}
