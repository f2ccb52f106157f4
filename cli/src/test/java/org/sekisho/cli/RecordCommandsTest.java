package org.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.EntryProof;
import org.sekisho.record.GrowingTree;
import org.sekisho.record.InclusionProof;
import org.sekisho.record.Leaf;
import org.sekisho.record.NoteSigner;
import org.sekisho.record.RecordWriter;

/** What an auditor reads who verifies an export with the command. */
class RecordCommandsTest {
    private static final NoteSigner SIGNER = NoteSigner.create("shinose.example/record");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void a_record_that_holds_says_until_where_it_is_anchored() throws Exception {
        Path export = export("a.zip", 300, -1);
        Path kept = kept(export("b.zip", 120, -1), 120);

        int exit = Main.run("record", "verify", export.toString(), "--checkpoint", kept.toString());
        assertThat(exit).isZero();
        assertThat(said())
                .contains("shinose.example/record", "300")
                .containsAnyOf(
                        "初めから 120 項目（2026-04-01T00:01:59.000000Z まで）",
                        "the first 120 entries (until 2026-04-01T00:01:59");
    }

    @Test
    void without_anything_kept_elsewhere_it_says_what_it_cannot_see() throws Exception {
        assertThat(Main.run("record", "verify", export("a.zip", 5, -1).toString()))
                .isZero();
        assertThat(said())
                .containsAnyOf("全体を書き直されていても、この検証では分かりません", "A record written anew as a whole would not show");
    }

    @Test
    void a_record_written_anew_with_the_true_key_is_refused() throws Exception {
        Path kept = kept(export("b.zip", 250, -1), 250);
        Path forged = export("a.zip", 300, 200);

        assertThat(Main.run("record", "verify", forged.toString())).isZero();
        int exit = Main.run("record", "verify", forged.toString(), "--checkpoint", kept.toString(), "--json");
        assertThat(exit).isEqualTo(ExitCode.REFUSED.number());
        assertThat(said()).contains("\"holds\":false").contains("\"kind\":\"rewritten\"");
    }

    /** Whoever owns the server has the key too: one entry is another, and everything is signed anew. */
    @Test
    void an_older_mail_and_a_scanned_sheet_say_between_which_entries_a_record_was_written_anew() throws Exception {
        String sheet = Files.readString(kept(export("b.zip", 120, -1), 120));
        Path scanned = Files.writeString(folder.resolve("qr.txt"), sheet.strip().replace("\n", "\r\n"));
        String note = Files.readString(kept(export("c.zip", 250, -1), 250));
        Path mail = Files.writeString(
                folder.resolve("mail.eml"),
                "Subject: checkpoint\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(("このメールを消さずに保管してください。\n\n" + note + "\n検証鍵\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        Path forged = export("a.zip", 300, 200);

        int exit = Main.run(
                "record",
                "verify",
                forged.toString(),
                "--checkpoint",
                mail.toString(),
                "--checkpoint",
                scanned.toString());
        assertThat(exit).isEqualTo(ExitCode.REFUSED.number());
        assertThat(said())
                .containsAnyOf(
                        "120 番目（" + id(120) + " 2026-04-01T00:02:00.000000Z duties.evidence.given）から 249 番目"
                                + "（2026-04-01T00:04:09.000000Z）までの間",
                        "from position 120 (" + id(120) + " 2026-04-01T00:02:00.000000Z duties.evidence.given) to 249"
                                + " (2026-04-01T00:04:09.000000Z)")
                .containsAnyOf("初めから 120 項目", "the first 120 entries")
                .containsAnyOf("2026-04-01T00:02:00.000000Z 以後", "not anchored since 2026-04-01T00:02:00.000000Z");
        assertThat(Main.run("record", "verify", forged.toString(), "--checkpoint", scanned.toString()))
                .as("what was before it is as it was")
                .isZero();
    }

    @Test
    void a_kept_checkpoint_in_which_a_letter_was_misread_is_told_from_a_record_that_was_changed() throws Exception {
        Path export = export("a.zip", 300, -1);
        String note = Files.readString(kept(export("b.zip", 120, -1), 120));
        Path misread = Files.writeString(folder.resolve("misread.txt"), note.replaceFirst("\n120\n", "\n121\n"));
        assertThat(Main.run("record", "verify", export.toString(), "--checkpoint", misread.toString()))
                .isEqualTo(ExitCode.REFUSED.number());
        assertThat(complained.toString(StandardCharsets.UTF_8))
                .contains("misread.txt")
                .containsAnyOf("署名の後に書き換えられています", "changed after it was signed");
    }

    @Test
    void an_entry_comes_with_its_bytes_and_its_proof() throws Exception {
        Path export = export("a.zip", 300, -1);
        assertThat(Main.run("record", "verify", export.toString(), "--entry", id(77).toString()))
                .isZero();
        assertThat(said()).contains("{\"actor\":").containsAnyOf("77 番目", "position 77");
        assertThat(Main.run(
                        "record",
                        "verify",
                        export.toString(),
                        "--entry",
                        id(7_000).toString()))
                .isEqualTo(ExitCode.REFUSED.number());
    }

    @Test
    void a_key_that_did_not_sign_is_refused() throws Exception {
        Path export = export("a.zip", 3, -1);
        String other = NoteSigner.create("other.example/record").key().text();
        assertThat(Main.run("record", "verify", export.toString(), "--key", other))
                .isEqualTo(1);
        assertThat(Main.run(
                        "record",
                        "verify",
                        export.toString(),
                        "--key",
                        SIGNER.key().text()))
                .isZero();
    }

    @Test
    void what_cannot_be_read_is_named() throws Exception {
        Path text = Files.writeString(folder.resolve("text.txt"), "no record");
        Path export = export("a.zip", 3, -1);
        for (String[] arguments : new String[][] {
            {"record", "verify", folder.resolve("none.zip").toString()},
            {"record", "verify", text.toString()},
            {"record", "verify", folder.toString()},
            {"record", "verify", export.toString(), "--checkpoint", text.toString()},
            {
                "record",
                "verify",
                export.toString(),
                "--checkpoint",
                folder.resolve("none").toString()
            },
            {"record", "verify", export.toString(), "--key", "abc"}
        }) {
            complained.reset();
            assertThat(Main.run(arguments)).as("%s", List.of(arguments)).isEqualTo(ExitCode.REFUSED.number());
            assertThat(complained.toString(StandardCharsets.UTF_8))
                    .startsWith("sekisho: ")
                    .containsAnyOf("none", "text.txt", "key", "checkpoint", "abc");
        }
    }

    @Test
    void the_proof_of_one_entry_is_checked_with_the_key_alone() throws Exception {
        byte[] entry = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
        GrowingTree tree = new GrowingTree();
        tree.add(entry);
        EntryProof proof = new EntryProof(
                entry,
                new InclusionProof(0, 1, List.of()),
                SIGNER.sign(new Checkpoint("shinose.example/record", 1, tree.root()).text()));
        Path file = folder.resolve("entry.tlog-proof");
        Files.write(file, proof.bytes());
        assertThat(Main.run(
                        "record",
                        "proof",
                        file.toString(),
                        "--key",
                        SIGNER.key().text()))
                .isZero();
        assertThat(said()).contains("{\"id\":1}").containsAnyOf("0 番目", "position 0");

        NoteSigner other = NoteSigner.create("shinose.example/record");
        said.reset();
        assertThat(Main.run(
                        "record", "proof", file.toString(), "--key", other.key().text()))
                .isNotZero();
        assertThat(said()).doesNotContain("{\"id\":1}").containsAnyOf("証明されません", "does not prove");

        Files.writeString(file, "not a proof");
        assertThat(Main.run(
                        "record",
                        "proof",
                        file.toString(),
                        "--key",
                        SIGNER.key().text()))
                .isNotZero();
        assertThat(complained.toString(StandardCharsets.UTF_8)).containsAnyOf("証明ではありません", "no proof of an entry");
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    /** An export of so many entries, one of them another than the rest of the tests have. */
    private Path export(String name, int size, int other) throws IOException {
        Path file = folder.resolve(name);
        try (RecordWriter writer = new RecordWriter(Files.newOutputStream(file))) {
            for (int i = 0; i < size; i++) {
                writer.add(new Leaf(
                                id(0),
                                id(i),
                                Instant.parse("2026-04-01T00:00:00Z").plusSeconds(i),
                                i == other ? "duties.evidence.struck" : "duties.evidence.given",
                                id(1),
                                List.of("OFFICER"),
                                new Leaf.Subject("duty", id(2)),
                                Map.of(),
                                Map.of(),
                                0)
                        .canonical());
            }
            writer.finish(
                    SIGNER.sign(new Checkpoint("shinose.example/record", size, writer.root()).text()), SIGNER.key());
        }
        return file;
    }

    /** The checkpoint of an export, as somebody keeps it elsewhere. */
    private Path kept(Path export, int size) throws IOException {
        Path file = folder.resolve("kept-" + size);
        try (var zip = new java.util.zip.ZipFile(export.toFile())) {
            Files.write(file, zip.getInputStream(zip.getEntry("checkpoint")).readAllBytes());
        }
        return file;
    }
}
