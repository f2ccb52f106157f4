package org.sekisho.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures in lines below it (C2SP signed-note).
 *
 * @param text ends in a newline, which is signed with it
 * @param signatures of known and unknown keys, in their order
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int MOST_BYTES = 1 << 20;
    private static final String LINE_BEGINS = "— ";

    /**
     * One signature line.
     *
     * @param name of the key
     * @param id of the key, 32 bits
     * @param bytes the signature without the id
     */
    public record NoteSignature(String name, int id, byte[] bytes) {
        public NoteSignature {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoteSignature that
                    && name.equals(that.name)
                    && id == that.id
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * name.hashCode() + id) + Arrays.hashCode(bytes);
        }

        private String line() {
            var typed =
                    ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(id).put(bytes);
            return LINE_BEGINS + name + " " + Base64.getEncoder().encodeToString(typed.array()) + "\n";
        }
    }

    public SignedNote {
        if (!text.endsWith("\n") || hasControls(text)) {
            throw new IllegalArgumentException("The text of a note ends in a newline and holds no other control");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note. Its signatures are not verified by that.
     *
     * @throws BrokenRecord if the bytes are no note
     */
    public static SignedNote parse(byte[] bytes) throws BrokenRecord {
        var note = new String(bytes, StandardCharsets.UTF_8);
        int end = note.lastIndexOf("\n\n");
        if (bytes.length > MOST_BYTES
                || !Arrays.equals(note.getBytes(StandardCharsets.UTF_8), bytes)
                || hasControls(note)
                || !note.endsWith("\n")
                || end < 0
                || end + 2 == note.length()) {
            throw new BrokenRecord(BrokenRecord.Reason.NOTE, "");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (var line : note.substring(end + 2).split("\n")) {
            signatures.add(signature(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    private static NoteSignature signature(String line) throws BrokenRecord {
        var parts = line.split(" ", -1);
        if (parts.length == 3 && line.startsWith(LINE_BEGINS) && !parts[1].isEmpty() && parts[1].indexOf('+') < 0) {
            try {
                var typed = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
                if (typed.remaining() > Integer.BYTES && parts[1].codePoints().noneMatch(NoteKey::isSpace)) {
                    int id = typed.getInt();
                    var signed = new byte[typed.remaining()];
                    typed.get(signed);
                    return new NoteSignature(parts[1], id, signed);
                }
            } catch (IllegalArgumentException e) {
                throw new BrokenRecord(BrokenRecord.Reason.NOTE, line, e);
            }
        }
        throw new BrokenRecord(BrokenRecord.Reason.NOTE, line);
    }

    /**
     * Whether the key signed this text. Signatures of other keys do not matter.
     *
     * @throws BrokenRecord if a line claims to be of this key and is not
     */
    public boolean isSignedBy(NoteKey key) throws BrokenRecord {
        var signed = text.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (var signature : signatures) {
            if (signature.name().equals(key.name()) && signature.id() == key.id()) {
                if (!key.verifies(signed, signature.bytes)) {
                    throw new BrokenRecord(BrokenRecord.Reason.SIGNATURE, key.name());
                }
                found = true;
            }
        }
        return found;
    }

    SignedNote with(NoteKey key, byte[] signature) {
        var all = new ArrayList<>(signatures);
        all.add(new NoteSignature(key.name(), key.id(), signature));
        return new SignedNote(text, all);
    }

    /** The note as it is kept and sent: text, empty line, signature lines. UTF-8. */
    public byte[] bytes() {
        var out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n');
    }
}
