package org.sekisho.worksheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of cells made comparable. */
final class Words {

    private static final Pattern ENUMERATOR =
            Pattern.compile("^\\s*(?:[①-⑳㉑-㊿⑴-⒇]|[(（]\\s*[0-9０-９]{1,2}\\s*[)）]|[0-9０-９]{1,2}\\s*[.．、)）])\\s*(?=\\D)");
    private static final Pattern BRACKETS = Pattern.compile("[(（\\[［【〔][^)）\\]］】〕]*[)）\\]］】〕]");

    private Words() {}

    /** The text without the space around it, ideographic space and no-break space included. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The text in half width, lower case, without spaces. */
    static String fold(String text) {
        var same = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder folded = null;
        for (int i = 0; i < same.length(); i++) {
            char c = same.charAt(i);
            char lower = Character.toLowerCase(c);
            if (isSpace(c) || lower != c) {
                if (folded == null) {
                    folded = new StringBuilder(same.length()).append(same, 0, i);
                }
                if (!isSpace(c)) {
                    folded.append(lower);
                }
            } else if (folded != null) {
                folded.append(c);
            }
        }
        return folded == null ? same : folded.toString();
    }

    /** The letters and digits of a heading alone, without a number in front: ①業務分類 (必須) is 業務分類必須. */
    static String heading(String text) {
        var folded = Normalizer.normalize(ENUMERATOR.matcher(text).replaceFirst(""), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        var letters = new StringBuilder();
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** The same without what stands in brackets. */
    static String headingAlone(String text) {
        return heading(BRACKETS.matcher(text).replaceAll(""));
    }

    static String digest(List<String> words) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var word : words) {
                sha.update(word.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) '\n');
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u3000' || c == '\u00a0' || c == '\u200b' || c == '\ufeff' || Character.isSpaceChar(c);
    }

    /** Whether all signs are ASCII, kana or common kanji, which NFKC leaves alone. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80
                    && !(c >= 0x4E00 && c <= 0x9FFF)
                    && !(c >= 0x3041 && c <= 0x3096)
                    && !(c >= 0x30A1 && c <= 0x30FE)) {
                return false;
            }
        }
        return true;
    }
}
