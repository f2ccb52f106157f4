package org.sekisho.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.EntryLabel;
import org.sekisho.record.Finding;
import org.sekisho.record.Hash;
import org.sekisho.record.NoteKey;
import org.sekisho.record.RecordVerifier.ProvenEntry;
import org.sekisho.record.RecordVerifier.Result;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code record verify} says.
 *
 * @param trusted whether the key came from outside of the export
 * @param stamps time stamps of checkpoints that were kept elsewhere
 * @param asked the identifier of the entry that was asked for
 */
record VerifiedRecord(
        Result result,
        NoteKey key,
        boolean trusted,
        StampedNotes stamps,
        Optional<String> asked,
        Optional<ProvenEntry> entry) {

    boolean holds() {
        return result.holds() && asked.isPresent() == proven();
    }

    private boolean proven() {
        return entry.filter(found -> found.isIn(result.checkpoint())).isPresent();
    }

    String report(Language language) {
        Checkpoint checkpoint = result.checkpoint();
        List<Words> lines = new ArrayList<>();
        lines.add(new Words("記録: " + checkpoint.origin(), "Record: " + checkpoint.origin()));
        lines.add(new Words("項目数: " + checkpoint.size(), "Entries: " + checkpoint.size()));
        lines.add(new Words(
                "ルートハッシュ: " + checkpoint.root().base64(),
                "Root: " + checkpoint.root().base64()));
        lines.add(
                trusted
                        ? new Words("検証鍵: " + key.text(), "Key: " + key.text())
                        : new Words(
                                "検証鍵: " + key.text() + "（書出しに入っていた鍵。配布を受けた鍵と同じか確かめてください）",
                                "Key: " + key.text()
                                        + " (from the export itself: compare it with the one handed out)"));
        result.findings().forEach(finding -> lines.add(say(finding)));
        if (result.holds()) {
            lines.add(new Words("結果: 署名されたとおりです。", "Result: as it was signed."));
        } else {
            lines.add(new Words("結果: 記録は確かではありません。", "Result: the record does not hold."));
        }
        lines.add(anchoring());
        lines.addAll(stamps.report(result));
        asked.ifPresent(id -> lines.addAll(found(id)));
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.in(language)).append(System.lineSeparator()));
        return text.toString();
    }

    private Words anchoring() {
        long rest = result.checkpoint().size() - result.anchored();
        if (result.anchored() == 0) {
            Words since = since();
            return new Words(
                    "別に保管したチェックポイントとの照合: なし" + since.japanese() + "。全体を書き直されていても、この検証では分かりません。",
                    "Kept elsewhere: nothing to compare with" + since.english()
                            + ". A record written anew as a whole would not show.");
        }
        String until = result.anchoredUntil().orElse("?");
        return new Words(
                "別に保管したチェックポイントとの照合: 初めから " + result.anchored() + " 項目（" + until + " まで）は保管時のままです。その後の " + rest
                        + " 項目は未照合です" + since().japanese() + "。",
                "Kept elsewhere: the first " + result.anchored() + " entries (until " + until
                        + ") are as they were then; the " + rest + " after them are not anchored" + since().english()
                        + ".");
    }

    /* What the server said; nobody outside vouches for it. */
    private Words since() {
        return result.notAnchoredSince()
                .flatMap(EntryLabel::at)
                .map(at -> new Words("（" + at + " 以後）", " (not anchored since " + at + ")"))
                .orElse(new Words("", ""));
    }

    private List<Words> found(String id) {
        if (entry.isEmpty()) {
            return List.of(new Words("項目 " + id + " は、この記録にありません。", "The record has no entry " + id + "."));
        }
        ProvenEntry found = entry.get();
        List<Words> lines = new ArrayList<>();
        lines.add(
                proven()
                        ? new Words(
                                "項目 " + id + " は、この記録の " + found.proof().position() + " 番目（0から数える）にあります。",
                                "Entry " + id + " stands at position "
                                        + found.proof().position() + " (from 0).")
                        : new Words("項目 " + id + " は、署名された記録に含まれません。", "Entry " + id + " is not in what was signed."));
        String text = new String(found.bytes(), StandardCharsets.UTF_8);
        lines.add(new Words(text, text));
        for (Hash hash : found.proof().path()) {
            lines.add(new Words(hash.base64(), hash.base64()));
        }
        return lines;
    }

    private static Words say(Finding finding) {
        return switch (finding) {
            case Finding.EntryDiffers(var how, var position, var label) -> {
                Words what = label.map(VerifiedRecord::name).orElse(new Words("", ""));
                yield switch (how) {
                    case CHANGED ->
                        new Words(
                                "異常: " + position + " 番目の項目が書き換えられています" + what.japanese() + "。",
                                "Wrong: the entry at position " + position + " was changed" + what.english() + ".");
                    case REMOVED ->
                        new Words(
                                "異常: " + position + " 番目の項目が取り除かれています。今その位置にあるのは、後ろの項目です" + what.japanese() + "。",
                                "Wrong: the entry at position " + position
                                        + " was removed; what stands there came after it" + what.english() + ".");
                    case ADDED ->
                        new Words(
                                "異常: " + position + " 番目に、署名されていない項目が加えられています" + what.japanese() + "。",
                                "Wrong: an entry that was never signed stands at position " + position + what.english()
                                        + ".");
                    case REORDERED ->
                        new Words(
                                "異常: " + position + " 番目から、項目の順序が入れ替えられています" + what.japanese() + "。",
                                "Wrong: from position " + position + " on, entries were put in another order"
                                        + what.english() + ".");
                };
            }
            case Finding.TileDiffers(var path) ->
                new Words(
                        "異常: ハッシュのファイル「" + path + "」が項目と一致しません。項目は署名されたとおりです。",
                        "Wrong: the hashes in '" + path + "' do not follow from the entries, which are as signed.");
            case Finding.RootDiffers(var signed, var found) ->
                new Words(
                        "異常: 項目から求めたルートハッシュ " + found.base64() + " が、署名されたものと一致しません。",
                        "Wrong: the entries give the root " + found.base64() + ", which is not the signed one.");
            case Finding.Rewritten(var anchor, var agreeing, var from, var to) -> {
                Words first = from.map(VerifiedRecord::name).orElse(new Words("", ""));
                String last = to.map(at -> " " + at).orElse("");
                yield new Words(
                        "異常: 項目数 " + anchor.size() + " のときに保管したチェックポイントと一致しません。" + agreeing + " 番目"
                                + first.japanese() + "から " + (anchor.size() - 1) + " 番目" + bracketed(last)
                                + "までの間が、保管の後に書き直されています。",
                        "Wrong: not a continuation of the checkpoint kept at " + anchor.size()
                                + " entries. Something from position " + agreeing + first.english() + " to "
                                + (anchor.size() - 1) + (last.isEmpty() ? "" : " (" + last.strip() + ")")
                                + " was written anew after it was kept.");
            }
            case Finding.CutOff(var anchor, var found) ->
                new Words(
                        "異常: 保管したチェックポイントでは " + anchor.size() + " 項目ありましたが、今は " + found + " 項目しかありません。末尾が切り取られています。",
                        "Wrong: a kept checkpoint had " + anchor.size() + " entries, now there are " + found
                                + ". The end was cut off.");
            case Finding.OtherRecord(var anchor, var origin) ->
                new Words(
                        "異常: 指定されたチェックポイントは、別の記録「" + anchor.origin() + "」のものです。",
                        "Wrong: the checkpoint given is of another record, '" + anchor.origin() + "'.");
            case Finding.NotSigned(var name) ->
                new Words(
                        "異常: チェックポイントに、検証鍵「" + name + "」の署名がありません。",
                        "Wrong: the checkpoint has no signature of the key '" + name + "'.");
        };
    }

    private static String bracketed(String time) {
        return time.isEmpty() ? "" : "（" + time.strip() + "）";
    }

    private static Words name(EntryLabel label) {
        String id = label.ordinal().map(ordinal -> label.id() + " #" + ordinal).orElse(label.id());
        String more = label.at().map(at -> " " + at).orElse("")
                + label.kind().map(kind -> " " + kind).orElse("");
        return new Words("（" + id + more + "）", " (" + id + more + ")");
    }

    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("origin", result.checkpoint().origin());
            json.writeNumberProperty("size", result.checkpoint().size());
            json.writeStringProperty("root", result.checkpoint().root().base64());
            json.writeStringProperty("key", key.text());
            json.writeBooleanProperty("keyFromExport", !trusted);
            json.writeBooleanProperty("holds", holds());
            json.writeNumberProperty("anchored", result.anchored());
            result.anchoredUntil().ifPresent(until -> json.writeStringProperty("anchoredUntil", until));
            result.notAnchoredSince()
                    .flatMap(EntryLabel::at)
                    .ifPresent(since -> json.writeStringProperty("notAnchoredSince", since));
            json.writeArrayPropertyStart("findings");
            for (Finding finding : result.findings()) {
                json.writeStartObject();
                json.writeStringProperty("kind", kind(finding));
                json.writeStringProperty("message", say(finding).english());
                json.writeStringProperty("messageJa", say(finding).japanese());
                if (finding instanceof Finding.EntryDiffers differs) {
                    json.writeNumberProperty("position", differs.position());
                    differs.entry().ifPresent(label -> json.writeStringProperty("entry", label.id()));
                }
                if (finding instanceof Finding.Rewritten rewritten) {
                    json.writeNumberProperty("from", rewritten.agreeing());
                    json.writeNumberProperty("to", rewritten.anchor().size() - 1);
                    rewritten.from().ifPresent(label -> json.writeStringProperty("entry", label.id()));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            stamps.write(json, result);
            if (entry.isPresent()) {
                json.writeObjectPropertyStart("entry");
                json.writeNumberProperty("position", entry.get().proof().position());
                json.writeBooleanProperty("proven", proven());
                json.writeStringProperty("bytes", new String(entry.get().bytes(), StandardCharsets.UTF_8));
                json.writeArrayPropertyStart("proof");
                entry.get().proof().path().forEach(hash -> json.writeString(hash.base64()));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    private static String kind(Finding finding) {
        return switch (finding) {
            case Finding.EntryDiffers differs ->
                "entry-" + differs.difference().name().toLowerCase(java.util.Locale.ROOT);
            case Finding.TileDiffers _ -> "hashes";
            case Finding.RootDiffers _ -> "root";
            case Finding.Rewritten _ -> "rewritten";
            case Finding.CutOff _ -> "cut-off";
            case Finding.OtherRecord _ -> "other-record";
            case Finding.NotSigned _ -> "not-signed";
        };
    }
}
