package org.sekisho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekisho.record.BrokenRecord;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.Hash;
import org.sekisho.record.Period;
import org.sekisho.record.RecordVerifier.Result;
import org.sekisho.record.SignedNote;
import org.sekisho.timestamp.Authority;
import org.sekisho.timestamp.BadTimeStamp;
import org.sekisho.timestamp.TimeStamp;
import org.sekisho.timestamp.TimeStampAnswer;
import tools.jackson.core.JsonGenerator;

/** Time stamps of checkpoints that were kept elsewhere, and what they say of the entries. */
record StampedNotes(List<Stamped> stamps) {

    private static final String ENDING = ".tsr";

    /** A checkpoint, and the file that it was read from. */
    record Note(Path file, SignedNote note) {}

    /**
     * A checked time stamp.
     *
     * @param file it was read from
     * @param sha256 of that file
     * @param checkpoint that it is of
     */
    record Stamped(Path file, Hash sha256, Checkpoint checkpoint, TimeStamp stamp) {}

    /**
     * Reads and checks those that are named, and those that stand beside the notes.
     *
     * @throws CommandFailure naming the file, if one is no time stamp, or of none of the notes
     */
    static StampedNotes read(List<Note> notes, List<Path> named, Optional<Path> authority) throws IOException {
        Map<Path, List<Note>> files = new LinkedHashMap<>();
        named.forEach(file -> files.put(file.toAbsolutePath().normalize(), notes));
        for (Note note : notes) {
            Path beside = beside(note.file()).toAbsolutePath().normalize();
            if (Files.isRegularFile(beside)) {
                files.putIfAbsent(
                        beside,
                        notes.stream()
                                .filter(other -> other.file().equals(note.file()))
                                .toList());
            }
        }
        if (files.isEmpty() && authority.isPresent()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    new Words(
                            "--authority は、タイムスタンプと併せて指定してください（--time-stamp、又はチェックポイントの隣の .tsr）。",
                            "Give --authority with a time stamp: --time-stamp, or a .tsr beside the checkpoint."));
        }
        Optional<Authority> trusted = Optional.empty();
        if (authority.isPresent()) {
            trusted = Optional.of(authority(authority.get()));
        }
        List<Stamped> stamps = new ArrayList<>();
        for (Map.Entry<Path, List<Note>> file : files.entrySet()) {
            stamps.add(stamped(file.getKey(), file.getValue(), trusted));
        }
        return new StampedNotes(List.copyOf(stamps));
    }

    /** The file of the same name, with this ending in place of its own. */
    private static Path beside(Path note) {
        String name = note.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return note.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ENDING);
    }

    private static Stamped stamped(Path file, List<Note> notes, Optional<Authority> trusted) throws IOException {
        byte[] bytes = bytes(file, TimeStampAnswer.MOST_BYTES);
        try {
            TimeStampAnswer answer = TimeStampAnswer.read(bytes);
            Note note = notes.stream()
                    .filter(one -> answer.isOf(one.note().bytes()))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.REFUSED,
                            new Words(
                                    "「" + file + "」は、指定されたチェックポイントのタイムスタンプではありません。",
                                    "'" + file + "' is a time stamp of none of the checkpoints given.")));
            TimeStamp stamp = answer.check(note.note().bytes(), trusted);
            return new Stamped(file, sha256(bytes), Checkpoint.of(note.note()), stamp);
        } catch (BadTimeStamp bad) {
            throw refused(file, bad);
        } catch (BrokenRecord noCheckpoint) {
            throw new IllegalStateException("It was read as a checkpoint before", noCheckpoint);
        }
    }

    private static Authority authority(Path file) throws IOException {
        try {
            return Authority.of(bytes(file, Authority.MOST_BYTES));
        } catch (BadTimeStamp bad) {
            throw refused(file, bad);
        }
    }

    /** The file, or a little more than the most that it may hold. */
    private static byte[] bytes(Path file, int most) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (NoSuchFileException missing) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    new Words("「" + file + "」が見つかりません。", "There is no file '" + file + "'."),
                    missing);
        }
    }

    private static Hash sha256(byte[] bytes) {
        try {
            return new Hash(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** What an entry names that was written after a time stamp was there. */
    Set<Hash> hashes() {
        return stamps.stream().map(Stamped::sha256).collect(Collectors.toSet());
    }

    /** The times that are certain. Only checkpoints that the record agrees with say any, and only trusted authorities. */
    private List<Period> periods(Result result) {
        return Period.of(
                result.checkpoint().size(),
                stamps.stream()
                        .filter(one -> one.stamp().trusted())
                        .filter(one -> one.checkpoint()
                                .origin()
                                .equals(result.checkpoint().origin()))
                        .filter(one -> one.checkpoint().size() <= result.anchored())
                        .map(one -> new Period.Witness(
                                one.checkpoint().size(),
                                one.stamp().latest(),
                                named(one, result),
                                one.stamp().earliest()))
                        .toList());
    }

    private static OptionalLong named(Stamped one, Result result) {
        Long at = result.naming().get(one.sha256());
        return at == null || !result.holds() ? OptionalLong.empty() : OptionalLong.of(at);
    }

    List<Words> report(Result result) {
        List<Words> lines = new ArrayList<>();
        for (Stamped one : stamps) {
            TimeStamp stamp = one.stamp();
            String said =
                    one.file().getFileName() + ": " + stamp.time() + ", " + stamp.authority() + ", " + stamp.serial();
            lines.add(
                    stamp.trusted()
                            ? new Words(
                                    "タイムスタンプ（初めから " + one.checkpoint().size() + " 項目） " + said,
                                    "Time stamp of the first "
                                            + one.checkpoint().size() + " entries: " + said)
                            : new Words(
                                    "タイムスタンプ（初めから " + one.checkpoint().size() + " 項目） " + said
                                            + "（誰が発行したか確かめていないため、時刻は確かではありません。--authority で時刻認証局の証明書を指定してください）",
                                    "Time stamp of the first "
                                            + one.checkpoint().size() + " entries: " + said
                                            + " (who made it was not checked, so that it proves no time: give --authority)"));
        }
        periods(result).forEach(period -> lines.add(say(period)));
        return lines;
    }

    private static Words say(Period period) {
        String japanese = period.from() + " 番目から " + period.to() + " 番目までの項目";
        String english = "Entries " + period.from() + " to " + period.to();
        Optional<Instant> after = period.notBefore();
        Optional<Instant> before = period.notAfter();
        if (after.isPresent() && before.isPresent()) {
            return new Words(
                    "時刻: " + japanese + "は、" + after.get() + " 以後、" + before.get() + " 以前に、記録に加えられました。",
                    "Time: " + english + " came into the record between " + after.get() + " and " + before.get() + ".");
        }
        return before.map(time -> new Words(
                        "時刻: " + japanese + "は、" + time + " には記録にありました。いつからあったかは、分かりません。",
                        "Time: " + english + " were in the record by " + time + "; since when is not known."))
                .orElseGet(() -> new Words(
                        "時刻: " + japanese + "は、" + after.orElseThrow() + " より前には記録にありませんでした。いつ加えられたかは、分かりません。",
                        "Time: " + english + " were not in the record before " + after.orElseThrow()
                                + "; when they came is not known."));
    }

    /** The same as JSON, into the object that is being written. */
    void write(JsonGenerator json, Result result) {
        json.writeArrayPropertyStart("timeStamps");
        for (Stamped one : stamps) {
            json.writeStartObject();
            json.writeStringProperty("file", one.file().toString());
            json.writeNumberProperty("size", one.checkpoint().size());
            json.writeStringProperty("time", one.stamp().time().toString());
            json.writeStringProperty("accuracy", one.stamp().accuracy().toString());
            json.writeStringProperty("authority", one.stamp().authority());
            json.writeStringProperty("serial", one.stamp().serial());
            json.writeBooleanProperty("trusted", one.stamp().trusted());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("periods");
        for (Period period : periods(result)) {
            json.writeStartObject();
            json.writeNumberProperty("from", period.from());
            json.writeNumberProperty("to", period.to());
            period.notBefore().ifPresent(time -> json.writeStringProperty("notBefore", time.toString()));
            period.notAfter().ifPresent(time -> json.writeStringProperty("notAfter", time.toString()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static CommandFailure refused(Path file, BadTimeStamp bad) {
        String what = bad.detail();
        Words words = switch (bad.reason()) {
            case FORM ->
                new Words(
                        "「" + file + "」はタイムスタンプ（RFC 3161 の応答、.tsr）ではないか、途中で切れています。",
                        "'" + file + "' is no time stamp (RFC 3161 response, .tsr), or it is cut short.");
            case REFUSED ->
                new Words(
                        "「" + file + "」はタイムスタンプではなく、発行を断る応答です（" + what + "）。",
                        "'" + file + "' is an answer that gives no time stamp (" + what + ").");
            case IMPRINT, NONCE ->
                new Words("「" + file + "」は、別のもののタイムスタンプです。", "'" + file + "' is a time stamp of something else.");
            case NO_CERTIFICATE ->
                new Words(
                        "「" + file + "」に署名した証明書が入っていません。--authority で、その証明書を指定してください。",
                        "'" + file
                                + "' does not hold the certificate that it was signed with: give it with --authority.");
            case PURPOSE ->
                new Words(
                        "「" + file + "」に署名した証明書「" + what + "」は、タイムスタンプ専用のものではありません。",
                        "'" + file + "' was signed with the certificate '" + what
                                + "', which is not for time stamps alone.");
            case EXPIRED ->
                new Words(
                        "「" + file + "」に署名した証明書「" + what + "」は、記された時刻には有効ではありませんでした。",
                        "'" + file + "' was signed with the certificate '" + what
                                + "', which was not valid at the time stated.");
            case SIGNATURE ->
                new Words(
                        "「" + file + "」の署名が正しくありません。発行の後に書き換えられています。",
                        "The signature of '" + file + "' is not right: it was changed after it was made.");
            case CHAIN ->
                new Words(
                        "「" + file + "」に署名した証明書「" + what + "」は、--authority で指定された証明書につながりません。",
                        "'" + file + "' was signed with the certificate '" + what
                                + "', which does not lead to those given with --authority.");
            case AUTHORITY ->
                new Words(
                        "「" + file + "」に証明書がありません。PEM 形式の証明書を指定してください。",
                        "'" + file + "' holds no certificate. Give certificates as PEM.");
        };
        return new CommandFailure(ExitCode.REFUSED, words, bad);
    }
}
