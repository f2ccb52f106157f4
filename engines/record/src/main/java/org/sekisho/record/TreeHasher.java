package org.sekisho.record;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes of a Merkle tree (RFC 6962, section 2.1), written into arrays that the caller owns, since a tree of millions
 * makes a hash for each. Not for several threads.
 */
final class TreeHasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Writes {@code SHA-256(0x00 || entry)} to {@code to} from {@code at}. */
    void leaf(byte[] entry, int from, int length, byte[] to, int at) {
        digest.update(LEAF);
        digest.update(entry, from, length);
        finish(to, at);
    }

    /** Writes {@code SHA-256(0x01 || left || right)} to {@code to} from {@code at}; the places may overlap. */
    void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] to, int at) {
        digest.update(NODE);
        digest.update(left, leftAt, Hash.BYTES);
        digest.update(right, rightAt, Hash.BYTES);
        finish(to, at);
    }

    Hash node(Hash left, Hash right) {
        var out = new byte[Hash.BYTES];
        node(left.bytes(), 0, right.bytes(), 0, out, 0);
        return new Hash(out);
    }

    private void finish(byte[] to, int at) {
        try {
            digest.digest(to, at, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("No room for a hash at " + at, e);
        }
    }
}
