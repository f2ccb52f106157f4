package org.sekisho.app.ledgers;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words as they are compared when somebody looks for them: without width, case, blanks, and hiragana for katakana. */
final class Sought {

    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

    private Sought() {}

    static String of(String words) {
        var plain = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[\\s\\p{Z}]+", "")
                .codePoints()
                .map(c -> c >= 'ァ' && c <= 'ヶ' ? c - KATAKANA_TO_HIRAGANA : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What somebody typed, word by word. */
    static List<String> words(String typed) {
        return Arrays.stream(typed.strip().split("[\\s\\p{Z}]+"))
                .map(Sought::of)
                .filter(word -> !word.isEmpty())
                .limit(10)
                .toList();
    }
}
