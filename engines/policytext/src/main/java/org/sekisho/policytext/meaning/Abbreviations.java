package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.source.Deadline;

/**
 * Abbreviations that a text introduces for itself.
 *
 * <p>Found are （以下「…」という。）, 以下単に「…」という, 以下この条において「…」という, 以下これらを「…」と総称する, and 以下「甲」又は「乙」という.
 */
final class Abbreviations {
    /** How far behind 以下 the first quotation may begin. */
    private static final int REACH = 40;

    private static final int LONGEST = 60;

    private static final List<String> NAMING =
            List.of("という", "と言う", "といいます", "といい、", "と総称", "と略", "とする", "と表記", "と称", "と呼");

    private Abbreviations() {}

    /** An abbreviation and where in its text the bracket or the word 以下 begins. */
    record Introduction(String word, int at) {}

    static SequencedMap<String, String> of(List<String> preamble, List<Clause> clauses) {
        SequencedMap<String, String> found = new LinkedHashMap<>();
        for (String line : preamble) {
            in(line).forEach(one -> found.putIfAbsent(one.word(), PolicyDocument.PREAMBLE));
        }
        for (Clause clause : clauses) {
            Deadline.check();
            clause.caption().ifPresent(text -> in(text).forEach(one -> found.putIfAbsent(one.word(), clause.path())));
            for (String text : clause.paragraphs()) {
                in(text).forEach(one -> found.putIfAbsent(one.word(), clause.path()));
            }
        }
        return found;
    }

    /** The abbreviations that a text introduces, in order. */
    static List<Introduction> in(String text) {
        List<Introduction> found = List.of();
        int from = 0;
        while (true) {
            int at = text.indexOf("以下", from);
            if (at < 0) {
                return found;
            }
            from = at + 2;
            List<String> words = new ArrayList<>();
            int p = from;
            int limit = Math.min(text.length(), from + REACH);
            while (p < limit && text.charAt(p) != '「') {
                char c = text.charAt(p);
                if (c == '。' || c == ')' || c == '）') {
                    p = limit;
                }
                p++;
            }
            boolean named = false;
            while (p < text.length() && text.charAt(p) == '「') {
                int close = text.indexOf('」', p, Math.min(text.length(), p + LONGEST));
                if (close < 0) {
                    break;
                }
                words.add(text.substring(p + 1, close).strip());
                p = close + 1;
                if (naming(text, p)) {
                    named = true;
                    break;
                }
                int next = connector(text, p);
                if (next == p) {
                    break;
                }
                p = next;
            }
            if (named) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                for (String word : words) {
                    if (!word.isEmpty()) {
                        found.add(new Introduction(word, at));
                    }
                }
                from = p;
            }
        }
    }

    private static boolean naming(String text, int at) {
        for (String word : NAMING) {
            if (text.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }

    private static int connector(String text, int at) {
        for (String word : List.of("又は", "または", "若しくは", "及び", "および", "、", "もしくは")) {
            if (text.startsWith(word, at)) {
                return at + word.length();
            }
        }
        return at;
    }
}
