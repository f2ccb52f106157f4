package org.sekisho.controls;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Words written in several ways, read as one.
 *
 * <p>Folding serves matching alone: NFKC, small letters, no white space and no
 * quotation marks, then from left to right the longest word that
 * has a stand-in. {@link Folded} remembers for every folded character where it came from.
 */
final class Variants {
    private static final String QUOTES = "「」『』\"“”";

    static final Variants NONE = new Variants(Map.of());

    private final Map<Character, List<Map.Entry<String, String>>> byFirst = new HashMap<>();
    private final Map<String, String> standIns;

    /** @param standIns from a way of writing (in any form) to the word that stands for it */
    private Variants(Map<String, String> standIns) {
        this.standIns = standIns;
        standIns.forEach((word, standIn) -> {
            if (!word.isEmpty()) {
                byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>()).add(Map.entry(word, standIn));
            }
        });
        var longestFirst = Comparator.<Map.Entry<String, String>>comparingInt(
                        entry -> entry.getKey().length())
                .reversed();
        byFirst.values().forEach(entries -> entries.sort(longestFirst));
    }

    /** These and more; a later way of writing takes the place of the same earlier one. */
    Variants and(SequencedMap<String, List<String>> more) {
        var all = new HashMap<>(standIns);
        more.forEach((standIn, words) -> {
            // The stand-in stays itself wherever a shorter word would break it up.
            all.putIfAbsent(plain(standIn), plain(standIn));
            words.forEach(word -> all.put(plain(word), plain(standIn)));
        });
        return new Variants(Map.copyOf(all));
    }

    private static String plain(String word) {
        return new String(normalized(word).signs);
    }

    /** A text as it is compared. */
    Folded fold(String text) {
        Signs signs = normalized(text);
        var out = new Signs(signs.size);
        String plain = new String(signs.signs, 0, signs.size);
        for (int i = 0; i < plain.length(); ) {
            var match = longest(plain, i);
            if (match == null) {
                out.add(plain.charAt(i), signs.starts[i], signs.ends[i]);
                i++;
            } else {
                int end = i + match.getKey().length();
                for (char c : match.getValue().toCharArray()) {
                    out.add(c, signs.starts[i], signs.ends[end - 1]);
                }
                i = end;
            }
        }
        return new Folded(text, out.text(), out.starts(), out.ends());
    }

    private Map.@org.jspecify.annotations.Nullable Entry<String, String> longest(String text, int at) {
        for (var entry : byFirst.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(entry.getKey(), at) && !pieceOfAWord(text, entry.getKey(), at)) {
                return entry;
            }
        }
        return null;
    }

    /* pc in a longer word of Latin letters is no パソコン. */
    private static boolean pieceOfAWord(String text, String word, int at) {
        int end = at + word.length();
        return at > 0 && letter(text.charAt(at - 1)) && letter(word.charAt(0))
                || end < text.length() && letter(text.charAt(end)) && letter(word.charAt(word.length() - 1));
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static Signs normalized(String text) {
        var signs = new Signs(text.length() + 8);
        for (int i = 0; i < text.length(); ) {
            int end = i + Character.charCount(text.codePointAt(i));
            // A half-width kana and its voiced mark are one sign.
            while (end < text.length() && joins(text.charAt(end))) {
                end++;
            }
            String piece = Normalizer.normalize(text.substring(i, end), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            for (int k = 0; k < piece.length(); k++) {
                if (!Character.isWhitespace(piece.charAt(k)) && QUOTES.indexOf(piece.charAt(k)) < 0) {
                    signs.add(piece.charAt(k), i, end);
                }
            }
            i = end;
        }
        signs.trim();
        return signs;
    }

    private static boolean joins(char c) {
        return c == 'ﾞ' || c == 'ﾟ' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static final class Signs {
        private char[] signs;
        private int[] starts;
        private int[] ends;
        private int size;

        private Signs(int capacity) {
            signs = new char[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        private void add(char sign, int start, int end) {
            if (size == signs.length) {
                int capacity = size * 2 + 8;
                signs = java.util.Arrays.copyOf(signs, capacity);
                starts = java.util.Arrays.copyOf(starts, capacity);
                ends = java.util.Arrays.copyOf(ends, capacity);
            }
            signs[size] = sign;
            starts[size] = start;
            ends[size] = end;
            size++;
        }

        private void trim() {
            signs = java.util.Arrays.copyOf(signs, size);
            starts = starts();
            ends = ends();
        }

        private String text() {
            return new String(signs, 0, size);
        }

        private int[] starts() {
            return java.util.Arrays.copyOf(starts, size);
        }

        private int[] ends() {
            return java.util.Arrays.copyOf(ends, size);
        }
    }
}
