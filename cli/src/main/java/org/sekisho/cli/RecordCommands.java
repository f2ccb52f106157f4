package org.sekisho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.record.BrokenRecord;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.EntryProof;
import org.sekisho.record.ExportedRecord;
import org.sekisho.record.KeptNotes;
import org.sekisho.record.NoteKey;
import org.sekisho.record.RecordVerifier;
import org.sekisho.record.SignedNote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands on an exported record; they need no server, no database and no network. */
@Command(
        name = "record",
        description = {"Commands for the record.", "記録を扱うコマンド。"})
final class RecordCommands {

    /** A checkpoint is three lines and its signatures. */
    private static final int MOST_BYTES = 1 << 20;

    @Command(
            name = "verify",
            description = {
                "Checks an exported record: every entry, its order, the signature, and what was kept elsewhere.",
                "書き出した記録の項目、順序、署名を確かめ、別に保管したチェックポイントと照合します。"
            },
            footer = {
                "",
                "Whoever holds the signing key can write a whole record anew; only a checkpoint kept elsewhere shows that.",
                "署名鍵を持つ者は記録全体を書き直せます。それが分かるのは、別に保管したチェックポイントと照合したときだけです。"
            })
    int verify(
            @Parameters(
                            paramLabel = "EXPORT",
                            description = {
                                "The exported file, or the folder that it unpacks to.",
                                "書き出したファイル、又はそれを展開したフォルダー。"
                            })
                    Path export,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = {
                                "A checkpoint that was kept elsewhere: its file, the mail as saved, or the text of the QR"
                                        + " code. May be given more than once.",
                                "別に保管したチェックポイント。ファイル、保存したメール（.eml）、QRコードを読み取った文字の" + "いずれでも、何度でも指定できます。"
                            })
                    List<Path> checkpoints,
            @Option(
                            names = "--time-stamp",
                            paramLabel = "FILE",
                            description = {
                                "A time stamp (.tsr) of one of the checkpoints; may be given more than once. One of the same"
                                        + " name beside a checkpoint is found by itself.",
                                "チェックポイントのタイムスタンプ（.tsr）。何度でも指定できます。チェックポイントの隣に置いた" + "同じ名前の .tsr は、指定しなくても読み取ります。"
                            })
                    List<Path> timeStamps,
            @Option(
                            names = "--authority",
                            paramLabel = "FILE",
                            description = {
                                "The certificates of the time stamping authority that is trusted, as PEM. Without it no time"
                                        + " is claimed.",
                                "信頼する時刻認証局の証明書（PEM 形式）。指定がなければ、時刻は確かめられません。"
                            })
                    Optional<Path> authority,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = {
                                "The verifier key as it was handed out. Without it: the key in the export.",
                                "配布を受けた検証鍵。指定がなければ、書き出したファイルの中の鍵を使います。"
                            })
                    Optional<String> key,
            @Option(
                            names = "--entry",
                            paramLabel = "ID",
                            description = {
                                "Also prints the entry with this identifier and the proof that it is in the record.",
                                "この番号の項目と、それが記録に含まれることの証明も表示します。"
                            })
                    Optional<String> entry,
            @Option(
                            names = "--json",
                            description = {"Prints one JSON object.", "JSON を出力します。"})
                    boolean json)
            throws IOException {
        List<Kept> anchors = new ArrayList<>();
        for (Path file : checkpoints == null ? List.<Path>of() : checkpoints) {
            anchors.addAll(kept(file));
        }
        StampedNotes stamps = StampedNotes.read(
                anchors.stream()
                        .map(one -> new StampedNotes.Note(one.file(), one.note()))
                        .toList(),
                timeStamps == null ? List.of() : timeStamps,
                authority);
        VerifiedRecord verified = verified(export, key, anchors, stamps, entry);
        byte[] out =
                json ? verified.json() : verified.report(Language.current()).getBytes(StandardCharsets.UTF_8);
        System.out.write(out);
        System.out.flush();
        return (verified.holds() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    @Command(
            name = "proof",
            description = {
                "Checks the proof of one entry: that it is in the record which the key signed.",
                "操作一件の証明を確かめます。鍵で署名された記録にその操作があるかどうかです。"
            })
    int proof(
            @Parameters(
                            paramLabel = "FILE",
                            description = {"The proof (C2SP tlog-proof).", "証明のファイル（C2SP tlog-proof）。"})
                    Path file,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            required = true,
                            description = {"The verifier key as it was handed out.", "配布を受けた検証鍵。"})
                    String key)
            throws IOException {
        try (var in = Files.newInputStream(file)) {
            EntryProof proof = EntryProof.parse(in.readNBytes(MOST_BYTES + 1));
            boolean holds = proof.holds(NoteKey.parse(key));
            Words result = holds
                    ? new Words(
                            "結果: この操作は、項目数 " + proof.proof().size() + " の署名された記録の "
                                    + proof.proof().position() + " 番目（0から数える）にあります。",
                            "Result: the entry stands at position "
                                    + proof.proof().position() + " (from 0) of the signed record of "
                                    + proof.proof().size() + " entries.")
                    : new Words("結果: この操作が署名された記録にあることは、証明されません。", "Result: this does not prove the entry.");
            String text = (holds ? new String(proof.entry(), StandardCharsets.UTF_8) + System.lineSeparator() : "")
                    + result.in(Language.current())
                    + System.lineSeparator();
            System.out.write(text.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return (holds ? ExitCode.DONE : ExitCode.REFUSED).number();
        } catch (NoSuchFileException missing) {
            throw missing(file, missing);
        } catch (BrokenRecord broken) {
            throw refused(file, broken);
        }
    }

    private static VerifiedRecord verified(
            Path path, Optional<String> key, List<Kept> kept, StampedNotes stamps, Optional<String> entry)
            throws IOException {
        try (ExportedRecord export = ExportedRecord.open(path)) {
            NoteKey used = key.isPresent() ? NoteKey.parse(key.get()) : export.key();
            List<Checkpoint> anchors = new ArrayList<>();
            for (Kept one : kept) {
                anchors.add(one.signedBy(used));
            }
            RecordVerifier.Result result = RecordVerifier.verify(export, used, anchors, stamps.hashes());
            return new VerifiedRecord(
                    result,
                    used,
                    key.isPresent(),
                    stamps,
                    entry,
                    entry.isPresent() ? RecordVerifier.find(export, entry.get()) : Optional.empty());
        } catch (NoSuchFileException missing) {
            throw missing(path, missing);
        } catch (BrokenRecord broken) {
            throw refused(path, broken);
        }
    }

    /** A checkpoint, and the file that it was kept in. */
    private record Kept(Path file, SignedNote note) {

        /** The checkpoint, unless what claims to be the key's signature is not: a letter was misread, or changed. */
        Checkpoint signedBy(NoteKey key) {
            try {
                note.isSignedBy(key);
                return Checkpoint.of(note);
            } catch (BrokenRecord broken) {
                throw refused(file, broken);
            }
        }
    }

    private static List<Kept> kept(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        new Words(
                                "「" + file + "」は大きすぎます。チェックポイントだけを、別のファイルに保存してください。",
                                "'" + file + "' is too large: save the checkpoint alone in a file."));
            }
            return KeptNotes.in(bytes).stream()
                    .map(note -> new Kept(file, note))
                    .toList();
        } catch (NoSuchFileException missing) {
            throw missing(file, missing);
        } catch (BrokenRecord broken) {
            throw refused(file, broken);
        }
    }

    private static CommandFailure missing(Path file, IOException cause) {
        return new CommandFailure(
                ExitCode.REFUSED, new Words("「" + file + "」が見つかりません。", "There is no file '" + file + "'."), cause);
    }

    private static CommandFailure refused(Path file, BrokenRecord broken) {
        String what = broken.detail();
        Words words = switch (broken.reason()) {
            case KEY ->
                new Words(
                        "「" + what + "」は検証鍵ではありません。「名前+8桁+英数字」の一行を、そのまま指定してください。",
                        "'" + what + "' is no verifier key. Give the whole line: name+8 digits+letters.");
            case SECRET -> new Words("署名鍵を読み取れません。", "The signing key cannot be read.");
            case NOTE, CHECKPOINT ->
                new Words(
                        "「" + file + "」のチェックポイントを読み取れません。署名の行（「— 」で始まる行）まで含む、元のままの" + "ファイル、メール又は読み取った文字を指定してください。",
                        "'" + file + "' has no checkpoint that can be read. Give the file, mail or text as it was,"
                                + " with the signature line, which begins with a dash.");
            case SIGNATURE ->
                new Words(
                        "「" + file + "」の署名が、鍵「" + what + "」のものと一致しません。署名の後に書き換えられています。",
                        "The signature of '" + file + "' is not that of the key '" + what
                                + "': it was changed after it was signed.");
            case PROOF ->
                new Words(
                        "「" + file + "」は操作の証明ではありません。元のままのファイルを指定してください。",
                        "'" + file + "' is no proof of an entry. Give the file as it was saved.");
            case MISSING ->
                new Words(
                        "「" + file + "」に「" + what + "」がありません。記録の書出しではないか、一部が失われています。",
                        "'" + file + "' has no '" + what + "': it is no exported record, or a part of it is lost.");
            case FILE ->
                new Words(
                        "「" + what + "」を読み取れません。途中で切れているか、書出しの形式ではありません。",
                        "'" + what + "' cannot be read: it is cut short, or no part of an exported record.");
        };
        return new CommandFailure(ExitCode.REFUSED, words, broken);
    }
}
