package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.source.Deadline;

/**
 * The terms that the definitions clause defines.
 *
 * <p>A term is the heading of an item, the quoted word of 「…」とは, the words before とは、, or before a row of dots or a
 * colon. Items that hold items of their own are looked into one level deeper when they define nothing themselves.
 */
final class Terms {
    private static final String BULLETS = "・●○◯■□◆◇•▪";
    private static final int LONGEST = 60;
    private static final int LONGEST_BARE = 30;

    private Terms() {}

    static List<String> of(Tree tree) {
        SequencedSet<String> terms = new LinkedHashSet<>();
        List<Clause> clauses = tree.clauses;
        for (int i = 0; i < clauses.size(); i++) {
            Deadline.check();
            Clause clause = clauses.get(i);
            if (clause.container() || clause.level() > 2 || clause.supplementary() || !defines(clause)) {
                continue;
            }
            paragraphs(clause.paragraphs(), terms);
            for (int k = i + 1; k < clauses.size() && clauses.get(k).level() > clause.level(); k++) {
                boolean item = tree.parent[k] == i;
                boolean itemOfParagraph = tree.parent[k] != Tree.NONE
                        && tree.parent[tree.parent[k]] == i
                        && tree.paragraph(tree.parent[k])
                        && tree.article(i);
                if (item && tree.article(i) && tree.paragraph(k)) {
                    clauses.get(k).caption().ifPresent(caption -> terms.add(withoutAbbreviation(caption)));
                    paragraphs(clauses.get(k).paragraphs(), terms);
                } else if (item || itemOfParagraph) {
                    term(clauses.get(k)).ifPresent(terms::add);
                }
            }
        }
        return List.copyOf(terms);
    }

    /** The terms in running text of the definitions clause: in sentences, after bullets, in the rows of a table. */
    private static void paragraphs(List<String> paragraphs, SequencedSet<String> terms) {
        for (int i = 0; i < paragraphs.size(); i++) {
            String paragraph = paragraphs.get(i);
            if (headOfTable(paragraph)) {
                continue;
            }
            Optional<String> term = inText(paragraph, false);
            if (term.isPresent()) {
                terms.add(term.get());
            } else if (i + 1 < paragraphs.size() && bare(paragraph) && meaning(paragraphs.get(i + 1))) {
                terms.add(paragraph.strip());
            }
            quoted(paragraph, terms);
        }
    }

    /** この規程において「情報資産」とは、…: a quoted word anywhere before とは. */
    private static void quoted(String text, SequencedSet<String> terms) {
        for (int close = text.indexOf("」とは"); close > 0; close = text.indexOf("」とは", close + 1)) {
            int open = text.lastIndexOf('「', close);
            if (open >= 0 && close - open > 1 && close - open <= LONGEST) {
                terms.add(text.substring(open + 1, close).strip());
            }
        }
    }

    /** 用語 | 意味: the head of a table of definitions. */
    private static boolean headOfTable(String paragraph) {
        int tab = paragraph.indexOf('\t');
        if (tab <= 0) {
            return false;
        }
        int end = paragraph.indexOf('\t', tab + 1);
        String second =
                paragraph.substring(tab + 1, end < 0 ? paragraph.length() : end).strip();
        return switch (second) {
            case "意味", "意義", "定義", "内容", "説明", "解説", "用語の意味", "用語の意義", "用語の定義", "用語の説明" -> true;
            default -> false;
        };
    }

    /** Whether a paragraph is nothing but a word that the next paragraph may explain. */
    private static boolean bare(String paragraph) {
        return paragraph.length() <= LONGEST_BARE
                && paragraph.indexOf('。') < 0
                && paragraph.indexOf('、') < 0
                && paragraph.indexOf('\t') < 0;
    }

    private static boolean meaning(String paragraph) {
        return paragraph.endsWith("をいう。") || paragraph.endsWith("のこと。") || paragraph.endsWith("という。");
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
        while (from < text.length() && BULLETS.indexOf(text.charAt(from)) >= 0) {
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
            if (c == '。' || c == '、' || c == '，' || c == '「') {
                return Optional.empty();
            }
            boolean toha = text.startsWith("とは", i)
                    && i + 2 < text.length()
                    && (text.charAt(i + 2) == '、' || text.charAt(i + 2) == '，');
            boolean dots = c == '…' || c == '・' && text.startsWith("・・", i) || c == '‥';
            boolean listed = item || from > 0;
            boolean colon = (c == '：' || c == ':') && listed;
            boolean apart = from > 0 && c == '　' && i > from + 1 && text.length() > i + 4;
            boolean meant = toha && (listed || text.indexOf("をいう", i) > 0);
            if (meant || dots || colon || apart || c == '\t') {
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
