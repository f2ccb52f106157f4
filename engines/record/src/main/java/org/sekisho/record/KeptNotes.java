package org.sekisho.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds signed checkpoints in what people keep: the note itself, a mail as it was saved, a text that a telephone read from a
 * QR code.
 *
 * <p>What surrounds a note, how its lines end, and how the mail was encoded on its way does not matter; the three signed
 * lines do.
 */
public final class KeptNotes {

    /**
     * The note, found by its size, root, the empty line and the signatures. How those begin is not signed; where mail has no
     * such dash, a question mark takes its place.
     */
    private static final Pattern NOTE = Pattern.compile(
            "^([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/]{43}=)\\n((?:[^\\n]+\\n)*)\\n((?:[—―‐–?？-] ?[^\\n ]+ [A-Za-z0-9+/=]+(?:\\n|\\z))+)",
            Pattern.MULTILINE);

    private static final Pattern QUOTED = Pattern.compile("(?m)^(?:> ?)+");
    private static final Pattern LINE_END = Pattern.compile("[ \\t]*\\r\\n?|[ \\t]+\\n");
    private static final Pattern BASE64_LINES = Pattern.compile("(?:^[A-Za-z0-9+/]{4,}={0,2}\\n)+", Pattern.MULTILINE);
    private static final Pattern SIGNATURE_BEGINS = Pattern.compile("^[—―‐–?？-] ?", Pattern.MULTILINE);

    private KeptNotes() {}

    /**
     * The checkpoints in a file, each once, in their order.
     *
     * @throws BrokenRecord if there is none
     */
    public static List<SignedNote> in(byte[] bytes) throws BrokenRecord {
        Map<String, SignedNote> found = new LinkedHashMap<>();
        Consumer<String> look = text -> find(text, found);
        texts(bytes).forEach(look);
        if (found.isEmpty()) {
            var plain = text(bytes, StandardCharsets.UTF_8);
            // Base64 with its last line unended is a part of a mail too.
            var lines = BASE64_LINES.matcher(plain + "\n");
            while (lines.find()) {
                decoded(lines.group()).forEach(look);
            }
            texts(quotedPrintable(bytes)).forEach(look);
        }
        if (found.isEmpty()) {
            throw new BrokenRecord(BrokenRecord.Reason.CHECKPOINT, "");
        }
        return List.copyOf(found.values());
    }

    private static void find(String text, Map<String, SignedNote> found) {
        var notes = NOTE.matcher(text);
        while (notes.find()) {
            var signed = notes.group(1) + "\n" + notes.group(2) + "\n" + notes.group(3) + "\n" + notes.group(4);
            var signatures = SIGNATURE_BEGINS.matcher(notes.group(5)).replaceAll(Matcher.quoteReplacement("— "));
            var note = signed + "\n" + (signatures.endsWith("\n") ? signatures : signatures + "\n");
            try {
                var parsed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
                Checkpoint.of(parsed);
                found.putIfAbsent(parsed.text(), parsed);
            } catch (BrokenRecord looksLikeOne) {
                // Another may follow; where none does, the file has none.
            }
        }
    }

    /** Mail in Japan comes in any of these. */
    private static List<String> texts(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        texts.add(text(bytes, StandardCharsets.UTF_8));
        for (var name : List.of("ISO-2022-JP", "windows-31j", "UTF-16")) {
            if (Charset.isSupported(name)) {
                texts.add(text(bytes, Charset.forName(name)));
            }
        }
        return texts;
    }

    private static String text(byte[] bytes, Charset charset) {
        var text = new String(bytes, charset);
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        text = LINE_END.matcher(text).replaceAll("\n");
        return QUOTED.matcher(text).replaceAll("");
    }

    private static List<String> decoded(String lines) {
        try {
            return texts(Base64.getMimeDecoder().decode(lines));
        } catch (IllegalArgumentException otherText) {
            return List.of();
        }
    }

    private static byte[] quotedPrintable(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '=' || i + 2 >= bytes.length) {
                out.write(bytes[i]);
            } else if (bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
                i += 2;
            } else if (bytes[i + 1] == '\n') {
                i += 1;
            } else {
                int high = Character.digit(bytes[i + 1], 16);
                int low = Character.digit(bytes[i + 2], 16);
                if (high < 0 || low < 0) {
                    out.write(bytes[i]);
                } else {
                    out.write(high << 4 | low);
                    i += 2;
                }
            }
        }
        return out.toByteArray();
    }
}
