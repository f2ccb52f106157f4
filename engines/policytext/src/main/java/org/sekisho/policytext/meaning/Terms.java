package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.sekisho.policytext.Clause;

/**
 * The terms that the definitions clause defines.
 *
 * <p>A term is the heading of an item, the quoted word of 「…」とは, the words before とは、, or before a row of dots or a
 * colon. Items that hold items of their own are looked into one level deeper when they define nothing themselves.
 */
final class Terms {
    private static final int LONGEST = 60;

    private Terms() {}

    static List<String> of(Tree tree) {
        SequencedSet<String> terms = new LinkedHashSet<>();
        List<Clause> clauses = tree.clauses;
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            if (clause.container() || clause.level() > 2 || clause.supplementary() || !defines(clause)) {
                continue;
            }
            for (String paragraph : clause.paragraphs()) {
                inText(paragraph, false).ifPresent(terms::add);
            }
            for (int k = i + 1; k < clauses.size() && clauses.get(k).level() > clause.level(); k++) {
                boolean item = tree.parent[k] == i;
                boolean itemOfParagraph = tree.parent[k] != Tree.NONE
                        && tree.parent[tree.parent[k]] == i
                        && tree.paragraph(tree.parent[k])
                        && tree.article(i);
                if (item && !(tree.article(i) && tree.paragraph(k)) || itemOfParagraph) {
                    term(clauses.get(k)).ifPresent(terms::add);
                }
            }
        }
        return List.copyOf(terms);
    }

    private static boolean defines(Clause clause) {
        String caption = clause.caption().orElse("");
        boolean item = clause.level() > 1;
        return caption.equals("定義")
                || caption.contains("用語")
                || !item && (caption.contains("定義") || caption.contains("意義"));
    }

    private static Optional<String> term(Clause item) {
        if (item.caption().isPresent()) {
            String caption = item.caption().get();
            Optional<String> quoted = inText(caption, false);
            return quoted.isPresent() ? quoted : Optional.of(withoutAbbreviation(caption));
        }
        for (String paragraph : item.paragraphs()) {
            Optional<String> term = inText(paragraph, true);
            if (term.isPresent()) {
                return term;
            }
        }
        return Optional.empty();
    }

    /** 情報システム（以下「システム」という。）: the bracket is no part of the term. */
    private static String withoutAbbreviation(String caption) {
        int open = Math.max(caption.indexOf("（以下"), caption.indexOf("(以下"));
        return open > 0 ? caption.substring(0, open).strip() : caption;
    }

    private static Optional<String> inText(String text, boolean item) {
        int from = 0;
        while (from < text.length()
                && (text.charAt(from) == '・' || text.charAt(from) == '●' || text.charAt(from) == '○')) {
            from++;
        }
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '　')) {
            from++;
        }
        if (text.startsWith("用語", from) && text.indexOf("「", from) > 0 && text.indexOf("「", from) < from + 4) {
            from = text.indexOf("「", from);
        }
        if (from < text.length() && text.charAt(from) == '「') {
            int close = text.indexOf('」', from);
            boolean defined = close > 0
                    && (text.startsWith("とは", close + 1)
                            || item && (close + 1 == text.length() || " 　:：・…".indexOf(text.charAt(close + 1)) >= 0));
            return defined && close - from < LONGEST
                    ? Optional.of(text.substring(from + 1, close).strip())
                    : Optional.empty();
        }
        int limit = Math.min(text.length(), from + LONGEST);
        for (int i = from + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '。' || c == '、' || c == '，') {
                return Optional.empty();
            }
            boolean toha = text.startsWith("とは", i)
                    && i + 2 < text.length()
                    && (text.charAt(i + 2) == '、' || text.charAt(i + 2) == '，');
            boolean dots = c == '…' || c == '・' && text.startsWith("・・", i) || c == '‥';
            boolean colon = (c == '：' || c == ':') && item;
            if (toha && item || toha && from > 0 || dots || colon || c == '\t') {
                return Optional.of(text.substring(from, i).strip());
            }
        }
        return Optional.empty();
    }

    /** All terms of a list of texts, for tests of single forms. */
    static List<String> inTexts(List<String> texts) {
        List<String> found = new ArrayList<>();
        for (String text : texts) {
            inText(text, true).ifPresent(found::add);
        }
        return found;
    }
}
