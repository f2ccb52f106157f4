package org.sekisho.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key that signs notes, with its name: what a verifier keeps (C2SP signed-note).
 *
 * @param name without white space and without {@code +}
 * @param key 32 bytes as RFC 8032 encodes them
 */
public record NoteKey(String name, byte[] key) {

    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        if (name.isEmpty() || name.indexOf('+') >= 0 || name.codePoints().anyMatch(NoteKey::isSpace)) {
            throw new IllegalArgumentException("The name of a key has no space and no +: " + name);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        key = key.clone();
    }

    /** The key of a pair that was made here. */
    static NoteKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        if (encoded.length != X509_HEAD.length + KEY_BYTES
                || !Arrays.equals(encoded, 0, X509_HEAD.length, X509_HEAD, 0, X509_HEAD.length)) {
            throw new IllegalArgumentException("Not an Ed25519 key but " + key.getAlgorithm());
        }
        return new NoteKey(name, Arrays.copyOfRange(encoded, X509_HEAD.length, encoded.length));
    }

    /**
     * Reads a verifier key, {@code <name>+<8 hexadecimal digits>+<base64>}.
     *
     * @throws BrokenRecord if the text is no such key, or its digits are not those of the key
     */
    public static NoteKey parse(String text) throws BrokenRecord {
        var parts = text.strip().split("\\+", 3);
        try {
            if (parts.length == 3) {
                var bytes = Base64.getDecoder().decode(parts[2]);
                if (bytes.length == 1 + KEY_BYTES && bytes[0] == ED25519) {
                    var key = new NoteKey(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
                    if (key.idDigits().equals(parts[1])) {
                        return key;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new BrokenRecord(BrokenRecord.Reason.KEY, text.strip(), e);
        }
        throw new BrokenRecord(BrokenRecord.Reason.KEY, text.strip());
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** The first four bytes of {@code SHA-256(name || 0x0A || 0x01 || key)}, which a signature line begins with. */
    int id() {
        var digest = TreeHasher.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            var encoded = ByteBuffer.allocate(X509_HEAD.length + KEY_BYTES)
                    .put(X509_HEAD)
                    .put(key)
                    .array();
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The verifier key in its text form. */
    public String text() {
        var typed = ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(key).array();
        return name + "+" + idDigits() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    private String idDigits() {
        return HexFormat.of().toHexDigits(id());
    }

    static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return text();
    }
}
