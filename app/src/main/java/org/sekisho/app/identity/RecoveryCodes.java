package org.sekisho.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sekisho.app.evidence.Tx;

/**
 * Ten codes for the day on which everything else is lost; each works once.
 *
 * <p>A code has 80 random bits, so that a plain SHA-256 with body and account in it keeps it as well as a slow hash
 * would. Letters that look like digits are left out.
 */
final class RecoveryCodes {

    static final int COUNT = 10;
    static final int LETTERS = 16;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** New codes in the form in which they are printed: {@code ABCD-EFGH-JKLM-NPQR}. */
    static List<String> fresh() {
        return IntStream.range(0, COUNT).mapToObj(i -> one()).toList();
    }

    static String hash(Tx tx, UUID account, String code) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((tx.body() + "/" + account + "/").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha.digest(plain(code).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether what was typed could be a recovery code rather than a one-time code. */
    static boolean looksLike(String typed) {
        return plain(typed).length() == LETTERS;
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static String one() {
        var code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
