package org.sekisho.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A salted hash that binds a leaf to a value without holding it.
 *
 * <p>{@code SHA-256("sekisho/commitment/v1" || 0x00 || salt || value)} with a salt of 16 random bytes, kept beside
 * the value. When value and salt are erased, the hash can neither be read nor guessed from a list of likely values,
 * and the leaf stays as it was.
 */
public record Commitment(byte[] hash) {

    public static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final byte[] DOMAIN = "sekisho/commitment/v1\0".getBytes(StandardCharsets.US_ASCII);

    public Commitment {
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("A commitment has 32 bytes, not " + hash.length);
        }
        hash = hash.clone();
    }

    /** The commitment to a value. The salt has {@value #SALT_BYTES} bytes and is used for this value only. */
    public static Commitment to(byte[] value, byte[] salt) {
        var digest = salted(salt);
        digest.update(value);
        return new Commitment(digest.digest());
    }

    /** The commitment to all bytes of a stream, which is read to its end and not closed. */
    public static Commitment to(InputStream value, byte[] salt) {
        var digest = salted(salt);
        var buffer = new byte[1 << 16];
        try {
            for (int n = value.read(buffer); n >= 0; n = value.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Commitment(digest.digest());
    }

    /** Whether this is the commitment to the value under the salt. */
    public boolean opensTo(byte[] value, byte[] salt) {
        return MessageDigest.isEqual(hash, to(value, salt).hash);
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    /** 64 hexadecimal digits in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commitment that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest salted(byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("A salt has " + SALT_BYTES + " bytes, not " + salt.length);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(DOMAIN);
            digest.update(salt);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
