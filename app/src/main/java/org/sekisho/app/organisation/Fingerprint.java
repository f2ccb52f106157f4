package org.sekisho.app.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/** Stands for exactly one file and what it would change, so that a confirmation is of what was shown. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] file, LocalDate day, List<?> changes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(file);
            digest.update(day.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(changes.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
