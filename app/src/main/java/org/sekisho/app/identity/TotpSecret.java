package org.sekisho.app.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The secret that an authenticator and this program share: in an app, in a hardware token, or on paper. */
public final class TotpSecret {

    /** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. */
    static final int LEAST_BYTES = 16;

    static final int NEW_BYTES = 20;
    private static final int MOST_BYTES = 64;
    private static final int GROUP = 4;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    TotpSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static TotpSecret random() {
        var bytes = new byte[NEW_BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    /**
     * The secret that came with a hardware token, in Base32 or in hexadecimal, with or without spaces; empty if it is
     * neither, or has less than 128 bits.
     */
    public static Optional<TotpSecret> typed(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s=-]", "")
                .toUpperCase(Locale.ROOT);
        var bytes = plain.matches("(?:[0-9A-F]{2})+")
                        && (plain.matches(".*[0189].*") || plain.length() % 8 == 0 && plain.length() >= 40)
                ? Optional.of(HexFormat.of().parseHex(plain))
                : base32(plain);
        return bytes.filter(b -> b.length >= LEAST_BYTES && b.length <= MOST_BYTES)
                .map(TotpSecret::new);
    }

    /** In Base32 (RFC 4648) without padding. */
    public String base32() {
        var out = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                out.append(ALPHABET.charAt(buffer >> bits - 5 & 0x1f));
                bits -= 5;
            }
        }
        if (bits > 0) {
            out.append(ALPHABET.charAt(buffer << 5 - bits & 0x1f));
        }
        return out.toString();
    }

    /** Base32 in groups of four, for typing. */
    public List<String> groups() {
        var text = base32();
        var groups = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += GROUP) {
            groups.add(text.substring(from, Math.min(from + GROUP, text.length())));
        }
        return groups;
    }

    /** The address that an authenticator reads from a QR code (the otpauth key URI format). */
    public String uri(String issuer, String account) {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(account) + "?secret=" + base32() + "&issuer="
                + encode(issuer) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpSecret secret && Arrays.equals(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says nothing, so that a secret cannot get into a log. */
    @Override
    public String toString() {
        return "TotpSecret";
    }

    private static Optional<byte[]> base32(String text) {
        var out = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                out[at++] = (byte) (buffer >> bits - 8);
                bits -= 8;
            }
        }
        return Optional.of(out);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
