package org.sekisho.app.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of what was put before the deciders (照合番号), as 64 hexadecimal digits.
 *
 * @param hex in lower case
 */
public record Digest(String hex) {

    /** How many digits are typed to say which set was decided: 40 bits. */
    public static final int TYPED = 10;

    private static final int GROUP = 4;
    private static final int DIGITS = 64;

    public Digest {
        if (hex.length() != DIGITS || !hex.matches("[0-9a-f]+")) {
            throw new IllegalArgumentException("No SHA-256: " + hex);
        }
    }

    static Digest of(byte[] content) {
        try {
            return bytes(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static Digest bytes(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** As it is printed: groups of four digits. */
    public String printed() {
        var printed = new StringBuilder();
        for (int at = 0; at < hex.length(); at += GROUP) {
            printed.append(at == 0 ? "" : " ").append(hex, at, at + GROUP);
        }
        return printed.toString();
    }

    /** The first digits as they are printed, which are enough to say which set is meant. */
    public String beginning() {
        return printed().substring(0, TYPED + TYPED / GROUP);
    }

    /** Whether somebody who typed this from the paper meant this set. */
    boolean meantBy(String typed) {
        var plain = plain(typed);
        return plain.length() >= TYPED && hex.startsWith(plain);
    }

    /** What somebody typed, without blanks, hyphens and wide digits. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\-‐－ー]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
