package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor learns from an export on a machine that knows nothing else of the record. */
final class RecordVerifierTest {

    private static final String ORIGIN = "shinose.example/record";
    private static final NoteSigner SIGNER = NoteSigner.create(ORIGIN);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 600})
    void an_untouched_record_holds(int size) throws Exception {
        assertThat(verify(export(entries(size)), List.of()))
                .satisfies(result -> assertThat(result.findings()).isEmpty())
                .satisfies(result -> assertThat(result.checkpoint().size()).isEqualTo(size))
                .satisfies(result -> assertThat(result.anchored()).isZero());
    }

    @Test
    void the_same_record_gives_the_same_file() throws Exception {
        assertThat(export(entries(300))).hasSameBinaryContentAs(export(entries(300)));
    }

    @Test
    void the_folder_that_an_export_unpacks_to_holds_as_the_file_does() throws Exception {
        var unpacked = unpack(export(entries(300)));
        assertThat(verify(unpacked, List.of()).holds()).isTrue();
        assertThat(unpacked.resolve("tile/0/000")).hasSize(8192);
        assertThat(unpacked.resolve("tile/0/001.p/44")).hasSize(44 * 32);
        assertThat(unpacked.resolve("tile/1/000.p/1")).hasSize(32);
        assertThat(unpacked.resolve("tile/entries/001.p/44")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "CHANGED, 0", "CHANGED, 255", "CHANGED, 256", "CHANGED, 599",
        "REMOVED, 0", "REMOVED, 255", "REMOVED, 256", "REMOVED, 599",
        "ADDED, 0", "ADDED, 255", "ADDED, 256", "ADDED, 600",
        "REORDERED, 0", "REORDERED, 255", "REORDERED, 300"
    })
    void the_first_entry_that_is_not_what_was_signed_is_named(Finding.Difference difference, int at) throws Exception {
        var entries = entries(600);
        var unpacked = unpack(export(entries));
        switch (difference) {
            case CHANGED -> entries.set(at, leaf(9_000).canonical());
            case REMOVED -> entries.remove(at);
            case ADDED -> entries.add(at, leaf(9_000).canonical());
            case REORDERED -> Collections.swap(entries, at, at + 1);
        }
        rewriteEntries(unpacked, entries, 600);

        var result = verify(unpacked, List.of());
        assertThat(result.findings()).hasSize(1).first().isInstanceOfSatisfying(Finding.EntryDiffers.class, finding -> {
            assertThat(finding.difference()).isEqualTo(difference);
            assertThat(finding.position()).isEqualTo(at);
            if (difference == Finding.Difference.CHANGED || difference == Finding.Difference.ADDED) {
                assertThat(finding.entry().orElseThrow().id())
                        .isEqualTo(id(9_000).toString());
                assertThat(finding.entry().orElseThrow().kind()).contains("duties.evidence.given");
            }
        });
    }

    @Test
    void a_whole_file_of_entries_that_is_gone_is_seen() throws Exception {
        var unpacked = unpack(export(entries(512)));
        Files.write(unpacked.resolve("tile/entries/001"), new byte[0]);
        assertThat(verify(unpacked, List.of()).findings())
                .containsExactly(new Finding.EntryDiffers(Finding.Difference.REMOVED, 256, java.util.Optional.empty()));
    }

    @Test
    void hashes_that_were_changed_accuse_no_entry() throws Exception {
        var unpacked = unpack(export(entries(600)));
        flip(unpacked.resolve("tile/0/001"), 40);
        assertThat(verify(unpacked, List.of()).findings()).containsExactly(new Finding.TileDiffers("tile/0/001"));
        flip(unpacked.resolve("tile/0/001"), 40);
        flip(unpacked.resolve("tile/1/000.p/2"), 40);
        assertThat(verify(unpacked, List.of()).findings()).containsExactly(new Finding.TileDiffers("tile/1/000.p/2"));
    }

    /** The attack that counts: a database administrator who has the key and writes everything anew. */
    @Test
    void a_record_written_anew_with_the_true_key_is_found_by_a_checkpoint_kept_elsewhere() throws Exception {
        var entries = entries(600);
        var older = checkpoint(entries.subList(0, 200));
        var kept = checkpoint(entries.subList(0, 450));
        entries.set(300, leaf(9_000).canonical());
        var forged = export(entries);

        assertThat(verify(forged, List.of()).holds())
                .as("by itself it looks whole")
                .isTrue();
        assertThat(verify(forged, List.of(kept)).findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Rewritten.class,
                        found -> assertThat(found.agreeing()).isZero());
        assertThat(verify(forged, List.of(kept, older)).findings())
                .singleElement()
                .isInstanceOfSatisfying(Finding.Rewritten.class, found -> {
                    assertThat(found.anchor()).isEqualTo(kept);
                    assertThat(found.agreeing()).isEqualTo(200);
                    assertThat(found.from()).isEqualTo(label(entries.get(200)));
                    assertThat(found.to()).isEqualTo(label(entries.get(449)).flatMap(EntryLabel::at));
                });
        assertThat(verify(forged, List.of(older)).holds()).isTrue();
    }

    private static Optional<EntryLabel> label(byte[] entry) {
        return EntryLabel.of(entry, 0, entry.length);
    }

    @Test
    void a_record_whose_end_was_cut_off_is_found_by_a_checkpoint_kept_elsewhere() throws Exception {
        var entries = entries(600);
        var kept = checkpoint(entries);
        assertThat(verify(export(entries.subList(0, 599)), List.of(kept)).findings())
                .containsExactly(new Finding.CutOff(kept, 599));
    }

    @Test
    void the_result_says_until_when_the_record_is_anchored() throws Exception {
        var entries = entries(600);
        var result = verify(
                export(entries), List.of(checkpoint(entries.subList(0, 300)), checkpoint(entries.subList(0, 20))));
        assertThat(result.holds()).isTrue();
        assertThat(result.anchored()).isEqualTo(300);
        assertThat(result.anchoredUntil()).contains("2026-04-01T00:04:59.000000Z");
    }

    @Test
    void a_checkpoint_of_another_record_proves_nothing() throws Exception {
        var other = new Checkpoint("shiratsuki.example/record", 10, MerkleTree.EMPTY);
        assertThat(verify(export(entries(20)), List.of(other)).findings())
                .containsExactly(new Finding.OtherRecord(other, ORIGIN));
    }

    @Test
    void a_checkpoint_that_the_asked_for_key_did_not_sign_is_seen() throws Exception {
        var other = NoteSigner.create(ORIGIN).key();
        try (var export = ExportedRecord.open(export(entries(20)))) {
            assertThat(RecordVerifier.verify(export, other, List.of()).findings())
                    .containsExactly(new Finding.NotSigned(ORIGIN));
        }
    }

    @Test
    void an_entry_is_found_by_its_identifier_and_proven() throws Exception {
        var entries = entries(600);
        try (var export = ExportedRecord.open(export(entries))) {
            var proven = RecordVerifier.find(export, id(417).toString()).orElseThrow();
            assertThat(proven.bytes()).isEqualTo(entries.get(417));
            assertThat(proven.proof().position()).isEqualTo(417);
            assertThat(proven.isIn(checkpoint(entries))).isTrue();
            assertThat(proven.isIn(checkpoint(entries.subList(0, 599)))).isFalse();
            assertThat(RecordVerifier.find(export, id(9_000).toString())).isEmpty();
        }
    }

    @Test
    void a_child_is_named_as_a_child() {
        var child = new Leaf.Child(id(7), 3, new Leaf.Subject("person", id(8)), Map.of(), Map.of()).canonical();
        assertThat(EntryLabel.of(child, 0, child.length)).hasValueSatisfying(label -> {
            assertThat(label.id()).isEqualTo(id(7).toString());
            assertThat(label.ordinal()).contains(3);
        });
    }

    @Test
    void a_file_that_is_absent_or_cut_short_is_named() throws Exception {
        var absent = unpack(export(entries(600)));
        Files.delete(absent.resolve("tile/entries/001"));
        assertBroken(absent, BrokenRecord.Reason.MISSING, "tile/entries/001");
        var cut = unpack(export(entries(600)));
        Files.write(cut.resolve("tile/0/000"), new byte[31]);
        assertBroken(cut, BrokenRecord.Reason.FILE, "tile/0/000");
        var text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertThatThrownBy(() -> ExportedRecord.open(text)).isInstanceOf(BrokenRecord.class);
    }

    @Test
    void an_entry_too_long_for_its_length_is_refused_before_it_is_written() throws Exception {
        try (var writer = new RecordWriter(java.io.OutputStream.nullOutputStream())) {
            assertThatThrownBy(() -> writer.add(new byte[65_536])).isInstanceOf(IllegalArgumentException.class);
            writer.add(new byte[65_535]);
            assertThat(writer.size()).isEqualTo(1);
        }
    }

    @Test
    void a_checkpoint_of_other_entries_is_not_written() throws Exception {
        try (var writer = new RecordWriter(java.io.OutputStream.nullOutputStream())) {
            writer.add(leaf(1).canonical());
            var note = SIGNER.sign(checkpoint(entries(3)).text());
            assertThatThrownBy(() -> writer.finish(note, SIGNER.key())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Whatever a byte becomes, the answer is a finding or a named file, and never that all is well. */
    @Test
    void no_changed_byte_of_what_is_signed_or_entered_goes_unseen() throws Exception {
        long seed = 20261122;
        var random = new Random(seed);
        var unpacked = unpack(export(entries(300)));
        var files = List.of("checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000");
        for (int round = 0; round < 200; round++) {
            var file = unpacked.resolve(files.get(random.nextInt(files.size())));
            int at = random.nextInt((int) Files.size(file));
            flip(file, at);
            try {
                assertThat(verify(unpacked, List.of()).holds())
                        .as("seed %d: byte %d of %s", seed, at, file)
                        .isFalse();
            } catch (BrokenRecord named) {
                assertThat(named.reason()).isNotNull();
            }
            flip(file, at);
        }
        assertThat(verify(unpacked, List.of()).holds()).isTrue();
    }

    private static void assertBroken(Path export, BrokenRecord.Reason reason, String file) {
        assertThatThrownBy(() -> verify(export, List.of())).isInstanceOfSatisfying(BrokenRecord.class, broken -> {
            assertThat(broken.reason()).isEqualTo(reason);
            assertThat(broken.detail()).isEqualTo(file);
        });
    }

    private static RecordVerifier.Result verify(Path path, List<Checkpoint> anchors) throws IOException, BrokenRecord {
        try (var export = ExportedRecord.open(path)) {
            return RecordVerifier.verify(export, SIGNER.key(), anchors);
        }
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static Leaf leaf(int number) {
        return new Leaf(
                id(0),
                id(number),
                Instant.parse("2026-04-01T00:00:00Z").plusSeconds(number),
                "duties.evidence.given",
                id(1),
                List.of("OFFICER"),
                new Leaf.Subject("duty", id(2)),
                Map.of(),
                Map.of("note", new Value.Text("第" + number + "号")),
                0);
    }

    private static List<byte[]> entries(int size) {
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            entries.add(leaf(i).canonical());
        }
        return entries;
    }

    private static Checkpoint checkpoint(List<byte[]> entries) {
        var frontier = new Frontier();
        entries.forEach(entry -> frontier.add(MerkleTree.leaf(entry)));
        return new Checkpoint(ORIGIN, frontier.size(), frontier.root());
    }

    private Path export(List<byte[]> entries) throws IOException {
        var file = Files.createTempFile(folder, "record", ".zip");
        try (var writer = new RecordWriter(Files.newOutputStream(file))) {
            for (var entry : entries) {
                writer.add(entry);
            }
            writer.finish(SIGNER.sign(checkpoint(entries).text()), SIGNER.key());
        }
        return file;
    }

    private Path unpack(Path file) throws IOException {
        var unpacked = Files.createTempDirectory(folder, "unpacked");
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var target = unpacked.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip.getInputStream(entry), target);
            }
        }
        return unpacked;
    }

    /** Puts other entries into the files, and leaves hashes and checkpoint as they were. */
    private static void rewriteEntries(Path unpacked, List<byte[]> entries, int signed) throws IOException {
        int at = 0;
        for (long number = 0; number < Tile.count(0, signed); number++) {
            var tile = Tile.of(0, number, signed);
            boolean last = number == Tile.count(0, signed) - 1;
            int to = last ? entries.size() : Math.min(entries.size(), at + tile.width());
            var bundle = new java.io.ByteArrayOutputStream();
            for (; at < to; at++) {
                bundle.write(entries.get(at).length >> 8);
                bundle.write(entries.get(at).length);
                bundle.writeBytes(entries.get(at));
            }
            Files.write(unpacked.resolve(tile.entries()), bundle.toByteArray());
        }
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
