package org.sekisho.app.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A token as a program holds it: 256 random bits, of which only the hash is kept. It begins with a word that tools which
 * look for secrets in files can find.
 */
record TokenSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "sekisho_";
    private static final int BYTES = 32;

    static TokenSecret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "TokenSecret";
    }
}
