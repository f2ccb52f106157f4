package org.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.sekisho.record.Value;
import org.sekisho.timestamp.OpensslAuthority;
import org.sekisho.timestamp.TimeStampQuery;

/** What an auditor reads who verifies an export with the command. */
class RecordCommandsTest {
    private static final NoteSigner SIGNER = NoteSigner.create("shinose.example/record");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    /** What entry 130 of an export names. */
    private Optional<String> naming = Optional.empty();

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

    /** What an authority answered is named by an entry, as the program enters it; the next stamp is of a later record. */
    @Test
    void times_are_claimed_between_two_time_stamps_of_a_trusted_authority() throws Exception {
        OpensslAuthority authority = new OpensslAuthority(folder.resolve("tsa"));
        Path first = Files.move(kept(export("b.zip", 120, -1), 120), folder.resolve("first.txt"));
        Path answer = stamp(authority, first, "first.tsr");
        naming = Optional.of(sha256(answer));
        Path second = Files.move(kept(export("c.zip", 250, -1), 250), folder.resolve("second.txt"));
        Path elsewhere = stamp(authority, second, "other-name.tsr");
        String[] arguments = {
            "record",
            "verify",
            export("a.zip", 300, -1).toString(),
            "--checkpoint",
            first.toString(),
            "--checkpoint",
            second.toString(),
            "--time-stamp",
            elsewhere.toString(),
            "--authority",
            authority.root().toString()
        };

        assertThat(Main.run(arguments)).isZero();
        assertThat(said())
                .contains("first.tsr: 20", "CN=Shinose_TSA, 2b", "other-name.tsr: 20", "CN=Shinose_TSA, 2c")
                .containsAnyOf("時刻: 0 番目から 1", "Time: Entries 0 to 1")
                .containsAnyOf("130 番目から 249 番目までの項目は、", "Entries 130 to 249 came into the record between")
                .containsAnyOf("250 番目から 299 番目までの項目は、", "Entries 250 to 299 were not in the record before");

        said.reset();
        assertThat(Main.run(Stream.concat(Arrays.stream(arguments), Stream.of("--json"))
                        .toArray(String[]::new)))
                .isZero();
        assertThat(said())
                .contains("\"trusted\":true", "{\"from\":130,\"to\":249,\"notBefore\":\"20", "\"notAfter\":\"20");
    }

    @Test
    void a_stamp_that_nobody_vouches_for_proves_no_time_and_none_is_claimed_without_one() throws Exception {
        OpensslAuthority authority = new OpensslAuthority(folder.resolve("tsa"));
        Path note = kept(export("b.zip", 120, -1), 120);
        Path export = export("a.zip", 300, -1);
        assertThat(Main.run("record", "verify", export.toString(), "--checkpoint", note.toString()))
                .isZero();
        assertThat(said()).doesNotContain("時刻: ", "Time: ", ".tsr");

        stamp(authority, note, note.getFileName() + ".tsr");
        said.reset();
        assertThat(Main.run("record", "verify", export.toString(), "--checkpoint", note.toString()))
                .isZero();
        assertThat(said()).containsAnyOf("時刻は確かではありません", "proves no time").doesNotContain("時刻: ", "Time: Entries");
    }

    @Test
    void a_stamped_checkpoint_that_the_record_left_behind_gives_no_time() throws Exception {
        OpensslAuthority authority = new OpensslAuthority(folder.resolve("tsa"));
        Path note = kept(export("b.zip", 250, -1), 250);
        stamp(authority, note, note.getFileName() + ".tsr");
        Path forged = export("a.zip", 300, 200);
        assertThat(Main.run(
                        "record",
                        "verify",
                        forged.toString(),
                        "--checkpoint",
                        note.toString(),
                        "--authority",
                        authority.root().toString()))
                .isEqualTo(ExitCode.REFUSED.number());
        assertThat(said()).contains("kept-250.tsr").doesNotContain("時刻: ", "Time: Entries");
    }

    @Test
    void a_time_stamp_that_is_wrong_foreign_or_damaged_is_named_with_what_is_wrong() throws Exception {
        OpensslAuthority authority = new OpensslAuthority(folder.resolve("tsa"));
        OpensslAuthority stranger = new OpensslAuthority(folder.resolve("stranger"));
        Path export = export("a.zip", 300, -1);
        Path note = kept(export("b.zip", 120, -1), 120);
        Path other = Files.writeString(folder.resolve("other.txt"), "another text");
        Path foreign = stamp(authority, other, "foreign.tsr");
        Path unknown = stamp(stranger, note, "unknown.tsr");
        byte[] good = Files.readAllBytes(stamp(authority, note, "good.tsr"));
        Path cut = Files.write(folder.resolve("cut.tsr"), Arrays.copyOf(good, good.length - 9));
        byte[] changed = good.clone();
        changed[changed.length - 3] ^= 1;
        Path broken = Files.write(folder.resolve("broken.tsr"), changed);
        Path none = folder.resolve("none.tsr");
        String root = authority.root().toString();
        for (String[] one : new String[][] {
            {foreign.toString(), root, "foreign.tsr", "タイムスタンプではありません", "of none of the checkpoints"},
            {unknown.toString(), root, "unknown.tsr", "つながりません", "does not lead to"},
            {cut.toString(), root, "cut.tsr", "途中で切れています", "cut short"},
            {broken.toString(), root, "broken.tsr", "署名が正しくありません", "signature"},
            {none.toString(), root, "none.tsr", "見つかりません", "no file"},
            {folder.resolve("good.tsr").toString(), other.toString(), "other.txt", "証明書がありません", "no certificate"},
        }) {
            complained.reset();
            assertThat(Main.run(
                            "record",
                            "verify",
                            export.toString(),
                            "--checkpoint",
                            note.toString(),
                            "--time-stamp",
                            one[0],
                            "--authority",
                            one[1]))
                    .as(one[0])
                    .isEqualTo(ExitCode.REFUSED.number());
            assertThat(complained.toString(StandardCharsets.UTF_8))
                    .contains(one[2])
                    .containsAnyOf(one[3], one[4]);
        }
        assertThat(said()).isEmpty();
        assertThat(Main.run("record", "verify", export.toString(), "--authority", root))
                .isEqualTo(ExitCode.USAGE.number());
    }

    private Path stamp(OpensslAuthority authority, Path note, String name) throws Exception {
        byte[] data = Files.readAllBytes(note);
        Path answer = folder.resolve(name);
        Files.write(answer, authority.answer(TimeStampQuery.of(data).bytes()));
        assertThat(authority.verdict(note, answer)).contains("Verification: OK");
        return answer;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
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
                                i == 130 && naming.isPresent()
                                        ? Map.of("timeStamp", new Value.Text(naming.get()))
                                        : Map.of(),
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
