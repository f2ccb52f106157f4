package org.sekisho.policytext.content;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text in the one form that all ways of writing it share, with the place in the text of each of its signs: full and half
 * width, large and small letters, spaces, the long sign at the end of a foreign word (ユーザー, ユーザ) and the kana behind a
 * Chinese character (取り扱い, 取扱) make no difference in it.
 */
final class Form {

    /** A part of a text. */
    record Hit(int from, int to) {}

    private final String text;
    private final String form;
    private final List<Integer> places;

    private Form(String text, String form, List<Integer> places) {
        this.text = text;
        this.form = form;
        this.places = places;
    }

    static Form of(String text) {
        var form = new StringBuilder();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int length = Character.charCount(sign);
            if (!left(text, i)) {
                var plain = Normalizer.normalize(text.substring(i, i + length), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .strip();
                for (int k = 0; k < plain.length(); k++) {
                    form.append(plain.charAt(k));
                    places.add(i);
                }
            }
            i += length;
        }
        return new Form(text, form.toString(), places);
    }

    /** Whether a sign may be written or not. */
    private static boolean left(String text, int at) {
        char sign = text.charAt(at);
        if (Character.isWhitespace(sign) || sign == '　') {
            return true;
        }
        if (sign == 'ー' || sign == 'ｰ') {
            // At the end of a foreign word alone: サーバー, but not in the middle of ユーザ.
            return at > 0 && (at + 1 == text.length() || !katakana(text.charAt(at + 1)));
        }
        return okurigana(text, at);
    }

    /** One or two kana between two Chinese characters, or one at the end of a word that is no particle. */
    private static boolean okurigana(String text, int at) {
        if (!hiragana(text.charAt(at)) || "のをはがにでともやへかよ".indexOf(text.charAt(at)) >= 0) {
            return false;
        }
        int first = at;
        while (first > 0 && hiragana(text.charAt(first - 1))) {
            first--;
        }
        int last = at;
        while (last + 1 < text.length() && hiragana(text.charAt(last + 1))) {
            last++;
        }
        boolean behind = first > 0 && han(text.charAt(first - 1));
        boolean before = last + 1 == text.length() || han(text.charAt(last + 1)) || !hiragana(text.charAt(last + 1));
        return behind && before && last - first < 2;
    }

    /** Where a form stands in this text, as a word of its own. */
    List<Hit> find(Form wanted) {
        var hits = new ArrayList<Hit>();
        if (wanted.form.isEmpty()) {
            return hits;
        }
        for (int at = form.indexOf(wanted.form); at >= 0; at = form.indexOf(wanted.form, at + 1)) {
            int from = places.get(at);
            int to = end(at + wanted.form.length() - 1, wanted);
            if (sameEdge(from - 1, from) && sameEdge(to - 1, to)) {
                hits.add(new Hit(from, to));
            }
        }
        return hits;
    }

    /** The sign behind the last one, with what is left out of the form and belongs to the word. */
    private int end(int last, Form wanted) {
        int to = places.get(last) + Character.charCount(text.codePointAt(places.get(last)));
        boolean longSign = to < text.length() && (text.charAt(to) == 'ー' || text.charAt(to) == 'ｰ');
        boolean kana = to < text.length()
                && okurigana(text, to)
                && !wanted.text.isEmpty()
                && hiragana(wanted.text.charAt(wanted.text.length() - 1));
        return longSign || kana ? to + 1 : to;
    }

    /** Whether a word may begin or end between two neighbouring signs: not within katakana or Latin letters. */
    private boolean sameEdge(int before, int after) {
        return edge(text, before, after);
    }

    private static boolean edge(String text, int before, int after) {
        if (before < 0 || after >= text.length()) {
            return true;
        }
        char one = text.charAt(before);
        char other = text.charAt(after);
        return !(katakana(one) && katakana(other)) && !(latin(one) && latin(other));
    }

    /** Whether a part of a text is a word by itself and no part of a longer one. */
    static boolean standsAlone(String text, int from, int to) {
        return edge(text, from - 1, from)
                && edge(text, to - 1, to)
                && (from == 0 || !(han(text.charAt(from - 1)) || katakana(text.charAt(from - 1))))
                && (to == text.length() || !han(text.charAt(to)));
    }

    private static boolean katakana(char sign) {
        return UnicodeScript.of(sign) == UnicodeScript.KATAKANA || sign == 'ー' || sign == 'ｰ';
    }

    private static boolean hiragana(char sign) {
        return UnicodeScript.of(sign) == UnicodeScript.HIRAGANA;
    }

    private static boolean han(char sign) {
        return UnicodeScript.of(sign) == UnicodeScript.HAN;
    }

    private static boolean latin(char sign) {
        return UnicodeScript.of(sign) == UnicodeScript.LATIN;
    }
}
