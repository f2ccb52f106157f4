package org.sekisho.controls;

import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph parted into sentences.
 *
 * <p>A sentence ends behind 。 (also ｡ and a full-width ． that stands between no digits) outside brackets; closing
 * brackets right behind the mark belong to it. 「…という。」 inside brackets therefore parts nothing. What follows the last
 * mark is a sentence too. A paragraph whose brackets do not pair is parted at every mark. White space around a sentence is
 * left out; a sentence is never empty.
 */
public final class Sentences {
    private static final String OPENING = "（(「『【［[〔〈《｢";
    private static final String CLOSING = "）)」』】］]〕〉》｣";

    private Sentences() {}

    /** The sentences of a paragraph, in order. */
    public static List<String> of(String paragraph) {
        boolean paired = paired(paragraph);
        var sentences = new ArrayList<String>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (paired && OPENING.indexOf(c) >= 0) {
                depth++;
            } else if (paired && CLOSING.indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && ends(paragraph, i)) {
                add(paragraph.substring(start, i + 1), sentences);
                start = i + 1;
            }
        }
        add(paragraph.substring(start), sentences);
        return List.copyOf(sentences);
    }

    private static boolean ends(String text, int at) {
        return switch (text.charAt(at)) {
            case '。', '｡' -> true;
            case '．' -> !digit(text, at - 1) || !digit(text, at + 1);
            default -> false;
        };
    }

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static boolean paired(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            depth += OPENING.indexOf(c) >= 0 ? 1 : CLOSING.indexOf(c) >= 0 ? -1 : 0;
        }
        return depth == 0;
    }

    private static void add(String sentence, List<String> to) {
        String text = sentence.strip();
        if (!text.isEmpty()) {
            to.add(text);
        }
    }
}
