package org.sekisho.policytext.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/**
 * Bytes → text in whichever encoding Japanese offices use.
 *
 * <p>In order: a byte order mark; ISO-2022-JP by its escape signs; UTF-16 by its zero bytes; UTF-8, which other text
 * almost never is by chance; then of Windows-31J and EUC-JP the one that decodes without error into the more ordinary
 * Japanese. Text that fits none is refused with the line of the first byte that UTF-8 does not allow.
 */
final class Decoding {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset EUC_JP = Charset.forName("EUC-JP");
    private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");
    private static final int SAMPLE = 64 << 10;

    private Decoding() {}

    static String decode(byte[] bytes, String file) throws PolicyUnreadable {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return mustDecode(bytes, 3, StandardCharsets.UTF_8, file);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return mustDecode(bytes, 2, StandardCharsets.UTF_16LE, file);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return mustDecode(bytes, 2, StandardCharsets.UTF_16BE, file);
        }
        if (bytes.length % 2 == 0 && hasZero(bytes)) {
            Optional<String> wide = utf16(bytes);
            if (wide.isPresent()) {
                return wide.get();
            }
        }
        if (contains(bytes, 0x1B, '$') || contains(bytes, 0x1B, '(')) {
            Optional<String> mail = decode(bytes, 0, ISO_2022_JP);
            if (mail.isPresent()) {
                return mail.get();
            }
        }
        Optional<String> utf8 = decode(bytes, 0, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8.get();
        }
        Optional<String> sjis = decode(bytes, 0, WINDOWS_31J);
        Optional<String> euc = decode(bytes, 0, EUC_JP);
        if (sjis.isEmpty() && euc.isEmpty()) {
            throw new PolicyUnreadable(file, new Place.Line(lineOfFirstError(bytes)), new Reason.UnknownEncoding());
        }
        if (sjis.isEmpty() || euc.isPresent() && ordinary(euc.get()) > ordinary(sjis.get())) {
            return euc.orElseThrow();
        }
        return sjis.get();
    }

    /** Text in an encoding that the file itself names; falls back to finding it out. */
    static String decodeAs(byte[] bytes, String charset, String file) throws PolicyUnreadable {
        if (starts(bytes, 0xEF, 0xBB, 0xBF) || starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return decode(bytes, file);
        }
        Charset named = switch (charset.toLowerCase(java.util.Locale.ROOT)) {
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms_kanji", "cp932" -> WINDOWS_31J;
            case "euc-jp", "x-euc-jp" -> EUC_JP;
            case "iso-2022-jp" -> ISO_2022_JP;
            default -> StandardCharsets.UTF_8;
        };
        Optional<String> text = decode(bytes, 0, named);
        return text.isPresent() ? text.get() : decode(bytes, file);
    }

    private static String mustDecode(byte[] bytes, int from, Charset charset, String file) throws PolicyUnreadable {
        Optional<String> text = decode(bytes, from, charset);
        if (text.isEmpty()) {
            throw new PolicyUnreadable(file, new Place.Line(lineOfFirstError(bytes)), new Reason.UnknownEncoding());
        }
        return text.get();
    }

    private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Text without a byte order mark in the one of the two orders that gives ordinary Japanese. */
    private static Optional<String> utf16(byte[] bytes) {
        Optional<String> little = decode(bytes, 0, StandardCharsets.UTF_16LE).filter(text -> ordinary(text) > 80);
        Optional<String> big = decode(bytes, 0, StandardCharsets.UTF_16BE).filter(text -> ordinary(text) > 80);
        if (little.isPresent() && big.isPresent()) {
            return ordinary(little.get()) >= ordinary(big.get()) ? little : big;
        }
        return little.isPresent() ? little : big;
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** Percentage of signs that ordinary Japanese texts are made of. */
    private static int ordinary(String text) {
        int good = 0;
        int all = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < all; i++) {
            char c = text.charAt(i);
            boolean usual = c >= 'ぁ' && c <= 'ヾ'
                    || c >= '一' && c <= '鿿'
                    || c >= 0x20 && c < 0x7f
                    || c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || c >= '　' && c <= '〕'
                    || c >= '！' && c <= '～'
                    || c >= '①' && c <= '⒵';
            good += usual ? 1 : 0;
        }
        return all == 0 ? 0 : (int) (100L * good / all);
    }

    private static int lineOfFirstError(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(8192);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean starts(byte[] bytes, int... signs) {
        if (bytes.length < signs.length) {
            return false;
        }
        for (int i = 0; i < signs.length; i++) {
            if ((bytes[i] & 0xFF) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] bytes, int first, int second) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == first && bytes[i + 1] == second) {
                return true;
            }
        }
        return false;
    }
}
