package org.sekisho.policytext.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.meaning.Addresses;

/**
 * How the clauses of a version are cited in an amending text: 第３条第２項第１号 below articles, otherwise the numbers
 * joined (６(3)①).
 *
 * <p>A name is said once only. Where two clauses would share one, the later is cited by its path, and in the last resort by
 * its place in the document.
 */
final class ClauseNames {
    private static final Pattern ARTICLE = Pattern.compile("第[^第条]+条.*");
    private static final int MOST_DIGITS = 5;
    private static final Pattern ITEM = Pattern.compile("(?:\\(([0-9]{1,5})\\)|([一二三四五六七八九十百]+))(の[0-9]+)?");
    private static final String SUPPLEMENT = "附則";
    private static final int LONGEST = 120;

    private final List<Clause> clauses;
    private final ClauseTree tree;
    private final String[] names;
    private final boolean[] articleWise;
    private final String[] signs;
    private final boolean[] holdsNumbers;
    private final Map<String, Integer> byName;
    private final Map<String, Integer> ownTexts = new HashMap<>();
    private int longest;

    /** @param clauses with paths */
    ClauseNames(List<Clause> clauses) {
        this(clauses, new ClauseTree(clauses));
    }

    ClauseNames(List<Clause> clauses, ClauseTree tree) {
        this.clauses = clauses;
        this.tree = tree;
        names = new String[clauses.size()];
        articleWise = new boolean[names.length];
        signs = new String[names.length];
        holdsNumbers = new boolean[names.length];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = Addresses.sign(clauses.get(i).marker());
            if (tree.parent(i) != ClauseTree.ROOT && isNumber(signs[i])) {
                holdsNumbers[tree.parent(i)] = true;
            }
        }
        byName = HashMap.newHashMap(names.length);
        var supplements = new HashMap<String, Integer>();
        for (int i : tree.of(ClauseTree.ROOT)) {
            if (clauses.get(i).supplementary()) {
                supplements.merge(SUPPLEMENT, 1, Integer::sum);
                supplements.merge(SUPPLEMENT + clauses.get(i).caption().orElse(""), 1, Integer::sum);
            }
        }
        for (int i = 0; i < names.length; i++) {
            names[i] = wanted(i, supplements);
            if (!take(names[i], i)) {
                names[i] = printed(clauses.get(i).path());
                if (!take(names[i], i)) {
                    names[i] = "前から" + printed(Integer.toString(i + 1)) + "番目の条項";
                    byName.put(folded(names[i]), i);
                }
            }
            longest = Math.max(longest, names[i].length());
        }
        for (int i = 0; i < names.length; i++) {
            if (hasNumberedParagraphs(i)) {
                String first = names[i] + "第１項";
                if (!byName.containsKey(folded(first)) && ownTexts.putIfAbsent(folded(first), i) == null) {
                    longest = Math.max(longest, first.length());
                }
            }
        }
    }

    /** Gives a clause a name; says whether it could be said and was free. */
    private boolean take(String name, int clause) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && sayable(name)
                && byName.putIfAbsent(folded(name), clause) == null;
    }

    private static boolean sayable(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '「' || c == '」' || c == '。' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    private String wanted(int i, Map<String, Integer> supplements) {
        var clause = clauses.get(i);
        int parent = tree.parent(i);
        if (clause.container()) {
            return printed(clause.path());
        }
        if (clause.supplementary() && clause.level() == 1) {
            articleWise[i] = true;
            String captioned = SUPPLEMENT + clause.caption().orElse("");
            if (supplements.getOrDefault(SUPPLEMENT, 0) == 1) {
                return SUPPLEMENT;
            }
            boolean own = clause.caption().isPresent() && supplements.getOrDefault(captioned, 0) == 1;
            return own ? bracketed(clause.caption().get()) : printed(clause.path());
        }
        String sign = signs[i];
        if (sign.startsWith("第") && ARTICLE.matcher(sign).matches()) {
            articleWise[i] = true;
            return printed(clause.path());
        }
        if (parent == ClauseTree.ROOT || !articleWise[parent]) {
            return printed(clause.path());
        }
        articleWise[i] = true;
        boolean ofArticle = tree.parent(parent) == ClauseTree.ROOT;
        if (ofArticle && isNumber(sign)) {
            return names[parent] + "第" + printed(sign) + "項";
        }
        String above = ofArticle && hasNumberedParagraphs(parent) ? names[parent] + "第１項" : names[parent];
        var item = ITEM.matcher(sign);
        if (item.matches()) {
            String number = item.group(1) == null ? item.group(2) : item.group(1);
            return above + "第" + printed(number) + "号" + (item.group(3) == null ? "" : printed(item.group(3)));
        }
        return above + printed(sign);
    }

    private static String bracketed(String caption) {
        boolean brackets = caption.startsWith("（") || caption.startsWith("(");
        return SUPPLEMENT + (brackets ? caption : "（" + caption + "）");
    }

    private boolean hasNumberedParagraphs(int i) {
        return articleWise[i] && tree.parent(i) == ClauseTree.ROOT && holdsNumbers[i];
    }

    private static boolean isNumber(String sign) {
        boolean number = !sign.isEmpty() && sign.length() <= MOST_DIGITS;
        for (int i = 0; number && i < sign.length(); i++) {
            number = digit(sign.charAt(i));
        }
        return number;
    }

    /** The name of a clause with all below it. */
    String name(int clause) {
        return names[clause];
    }

    /** Whether a clause is cited by 条, 項 and 号. */
    boolean articleWise(int clause) {
        return articleWise[clause];
    }

    /** The unit in which clauses like this one are counted: 条, 項, 号; empty where there is no word for it. */
    String unit(int clause) {
        String name = names[clause];
        if (!articleWise[clause] || clauses.get(clause).supplementary() && tree.parent(clause) == ClauseTree.ROOT) {
            return "";
        }
        if (tree.parent(clause) == ClauseTree.ROOT) {
            return "条";
        }
        return name.endsWith("項") ? "項" : name.endsWith("号") ? "号" : "";
    }

    /** The words for what a clause says itself, without what is below it. */
    String ownText(int clause) {
        if (tree.of(clause).isEmpty()) {
            return names[clause];
        }
        String first = names[clause] + "第１項";
        if (Integer.valueOf(clause).equals(ownTexts.get(folded(first)))) {
            boolean items = tree.of(clause).stream().anyMatch(child -> !isNumber(signs[child]));
            return items ? first + LEAD : first;
        }
        return articleWise[clause] ? names[clause] + LEAD : names[clause] + PLAIN_LEAD;
    }

    /** What a clause says before the list below it, in the words of the trade and in plain ones. */
    static final String LEAD = "各号列記以外の部分";

    static final String PLAIN_LEAD = "の柱書";

    /**
     * A clause that is named at a place of a text.
     *
     * @param clause its index
     * @param own whether the name means what the clause says itself
     * @param end index behind the name
     */
    record Named(int clause, boolean own, int end) {}

    /** The clause with the longest name up to a length that begins at a place. */
    Optional<Named> at(String text, int from, int most) {
        int end = Math.min(text.length(), from + Math.min(most, longest));
        String folded = folded(text.substring(from, end));
        for (int length = folded.length(); length > 0; length--) {
            String name = folded.substring(0, length);
            Integer clause = byName.get(name);
            if (clause != null) {
                return Optional.of(new Named(clause, false, from + length));
            }
            Integer own = ownTexts.get(name);
            if (own != null) {
                return Optional.of(new Named(own, true, from + length));
            }
        }
        return Optional.empty();
    }

    int longest() {
        return longest;
    }

    /** Numbers as official writing prints them: one digit full-width, several half-width. */
    static String printed(String text) {
        var printed = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alone = digit(c)
                    && (i == 0 || !digit(text.charAt(i - 1)))
                    && (i + 1 == text.length() || !digit(text.charAt(i + 1)));
            boolean bracketed = alone && i > 0 && text.charAt(i - 1) == '(';
            if (alone && !bracketed) {
                printed.setCharAt(i, (char) (c - '0' + '０'));
            }
        }
        return printed.toString();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A name with its signs in one width; of the same length. */
    static String folded(String name) {
        var folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '！' && c <= '～') {
                folded.setCharAt(i, (char) (c - 0xfee0));
            }
        }
        return folded.toString();
    }
}
