package org.sekisho.app.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by RFC 6238: HMAC-SHA-1, steps of 30 s, six digits. */
final class Totp {

    static final int DIGITS = 6;
    static final int STEP_SECONDS = 30;
    /** RFC 6238, section 5.2: one step before and after, for clocks that differ and fingers that are slow. */
    private static final int WINDOW = 1;

    private Totp() {}

    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step (RFC 4226, section 5.3). */
    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return String.format("%0" + DIGITS + "d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step whose code this is, the latest if several; empty if it is none of the window's. Takes equal time. */
    static OptionalLong matching(byte[] secret, String code, Instant now) {
        var typed = code.getBytes(StandardCharsets.UTF_8);
        long middle = step(now);
        long found = Long.MIN_VALUE;
        for (long step = middle - WINDOW; step <= middle + WINDOW; step++) {
            if (MessageDigest.isEqual(typed, code(secret, step).getBytes(StandardCharsets.UTF_8))) {
                found = step;
            }
        }
        return found == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(found);
    }
}
