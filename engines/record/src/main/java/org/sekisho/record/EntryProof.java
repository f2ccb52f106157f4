package org.sekisho.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;

/**
 * An entry with the proof that it is in a record, in one text that is verified offline with the record's key alone (C2SP
 * tlog-proof). The entry itself stands in the {@code extra} line; nothing else may.
 *
 * @param entry its bytes in canonical form
 * @param checkpoint signed, of the size of the proof
 */
public record EntryProof(byte[] entry, InclusionProof proof, SignedNote checkpoint) {

    private static final String FORM = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    /** An entry of 64 KiB in Base64, 63 hashes, a checkpoint with its signatures. */
    private static final int MOST_BYTES = 1 << 18;

    private static final int MOST_HASHES = 63;

    public EntryProof {
        entry = entry.clone();
    }

    @Override
    public byte[] entry() {
        return entry.clone();
    }

    /** The proof as it is kept and sent. */
    public byte[] bytes() {
        var text = new StringBuilder(FORM)
                .append('\n')
                .append(EXTRA)
                .append(Base64.getEncoder().encodeToString(entry))
                .append('\n')
                .append(INDEX)
                .append(proof.position())
                .append('\n');
        proof.path().forEach(hash -> text.append(hash.base64()).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a proof. Nothing is verified by that.
     *
     * @throws BrokenRecord if the bytes are no proof of an entry that they hold
     */
    public static EntryProof parse(byte[] bytes) throws BrokenRecord {
        if (bytes.length > MOST_BYTES) {
            throw new BrokenRecord(BrokenRecord.Reason.PROOF, "");
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new BrokenRecord(BrokenRecord.Reason.PROOF, "");
        }
        var lines = text.substring(0, end).split("\n", -1);
        if (lines.length < 3
                || lines.length > 3 + MOST_HASHES
                || !lines[0].equals(FORM)
                || !lines[1].startsWith(EXTRA)
                || !lines[2].matches(INDEX + "(0|[1-9][0-9]{0,17})")) {
            throw new BrokenRecord(BrokenRecord.Reason.PROOF, lines[Math.min(lines.length - 1, 2)]);
        }
        var path = new ArrayList<Hash>();
        for (int i = 3; i < lines.length; i++) {
            var hash = decoded(lines[i]);
            if (hash.length != Hash.BYTES) {
                throw new BrokenRecord(BrokenRecord.Reason.PROOF, lines[i]);
            }
            path.add(new Hash(hash));
        }
        var note = SignedNote.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
        return new EntryProof(
                decoded(lines[1].substring(EXTRA.length())),
                new InclusionProof(
                        Long.parseLong(lines[2].substring(INDEX.length())),
                        Checkpoint.of(note).size(),
                        path),
                note);
    }

    private static byte[] decoded(String base64) throws BrokenRecord {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new BrokenRecord(BrokenRecord.Reason.PROOF, base64, e);
        }
    }

    /**
     * Whether the key signed a record in which the entry stands at its position.
     *
     * @throws BrokenRecord if a signature claims to be of the key and is not, or what is signed is no checkpoint
     */
    public boolean holds(NoteKey key) throws BrokenRecord {
        var signed = Checkpoint.of(checkpoint);
        return checkpoint.isSignedBy(key)
                && signed.origin().equals(key.name())
                && signed.size() == proof.size()
                && proof.proves(MerkleTree.leaf(entry), signed.root());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryProof that
                && Arrays.equals(entry, that.entry)
                && proof.equals(that.proof)
                && checkpoint.equals(that.checkpoint);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(entry) + proof.hashCode();
    }
}
