package org.sekisho.record;

import java.util.Base64;

/**
 * What a record was at one time: its origin, how many entries it had, and the root of their tree (C2SP tlog-checkpoint).
 *
 * @param origin names the record, and the key that signs for it
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("The origin of a checkpoint is one line of text: " + origin);
        }
        if (size < 0) {
            throw new IllegalArgumentException("A record has no fewer than 0 entries: " + size);
        }
    }

    /**
     * Reads the text of a note as a checkpoint. Lines after the third are left unread, as its form demands.
     *
     * @throws BrokenRecord if it is none
     */
    public static Checkpoint of(SignedNote note) throws BrokenRecord {
        var lines = note.text().split("\n", -1);
        if (lines.length >= 4 && !lines[0].isEmpty() && lines[1].matches("0|[1-9][0-9]{0,17}")) {
            try {
                var root = Base64.getDecoder().decode(lines[2]);
                if (root.length == Hash.BYTES) {
                    return new Checkpoint(lines[0], Long.parseLong(lines[1]), new Hash(root));
                }
            } catch (IllegalArgumentException e) {
                throw new BrokenRecord(BrokenRecord.Reason.CHECKPOINT, lines[2], e);
            }
        }
        throw new BrokenRecord(BrokenRecord.Reason.CHECKPOINT, lines[0]);
    }

    /** The three lines that are signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
