package org.sekisho.policytext.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sekisho.policytext.Clause;

/** The clauses of a document as a tree: who holds whom, and who stands before and behind. */
final class Tree {
    static final int NONE = -1;
    private static final int FORMS = 6;

    final List<Clause> clauses;
    /** Index of the clause that holds each clause; containers do not count. */
    final int[] parent;
    /** Index of the clause before each clause in the same list. */
    final int[] before;

    final int[] after;
    final boolean articles;
    private final Map<String, Integer> byPath;

    Tree(List<Clause> clauses) {
        this.clauses = clauses;
        int n = clauses.size();
        parent = new int[n];
        before = new int[n];
        after = new int[n];
        byPath = HashMap.newHashMap(n);
        int[] lastAt = new int[64];
        java.util.Arrays.fill(lastAt, NONE);
        java.util.Arrays.fill(after, NONE);
        int[][] lastInForm = new int[64][FORMS];
        for (int[] forms : lastInForm) {
            java.util.Arrays.fill(forms, NONE);
        }
        int lastMain = NONE;
        boolean anyArticle = false;
        for (int i = 0; i < n; i++) {
            Clause clause = clauses.get(i);
            byPath.putIfAbsent(clause.path(), i);
            parent[i] = NONE;
            before[i] = NONE;
            if (clause.container()) {
                java.util.Arrays.fill(lastAt, NONE);
                continue;
            }
            int level = Math.min(clause.level(), lastAt.length - 1);
            for (int k = level - 1; k >= 1 && parent[i] == NONE; k--) {
                parent[i] = lastAt[k];
            }
            boolean main = level == 1 && !clause.supplementary();
            int form = form(Addresses.sign(clause.marker()));
            before[i] = main ? lastMain : lastInForm[level][form];
            boolean sameHolder = main || before[i] == NONE || parent[before[i]] == parent[i];
            before[i] = sameHolder ? before[i] : NONE;
            lastInForm[level][form] = i;
            if (before[i] != NONE) {
                after[before[i]] = i;
            }
            lastAt[level] = i;
            java.util.Arrays.fill(lastAt, level + 1, lastAt.length, NONE);
            if (main) {
                lastMain = i;
                anyArticle |= article(i);
            }
        }
        articles = anyArticle;
    }

    /** Which of a few kinds a sign is of; lists of one clause are told apart by it. */
    private static int form(String sign) {
        char c = sign.isEmpty() ? ' ' : sign.charAt(0);
        if (c >= '0' && c <= '9') {
            return 0;
        }
        if (c == '(') {
            return sign.length() > 1 && Character.isDigit(sign.charAt(1)) ? 1 : 2;
        }
        if (c >= 'ァ' && c <= 'ヶ') {
            return 3;
        }
        return c >= '①' && c <= '⓿' ? 4 : 5;
    }

    int at(String path) {
        return byPath.getOrDefault(path, NONE);
    }

    /** The clause below a clause whose path adds this sign, or {@link #NONE}. */
    int below(int holder, String sign) {
        String path = clauses.get(holder).path();
        int found = at(path + sign);
        return found != NONE ? found : at(path + "." + sign);
    }

    boolean article(int i) {
        String path = clauses.get(i).path();
        return path.indexOf('条') > 0 && clauses.get(i).marker().startsWith("第");
    }

    /** The clause itself or the one above it that is on level 1. */
    int main(int i) {
        int at = i;
        while (parent[at] != NONE) {
            at = parent[at];
        }
        return at;
    }

    /** The article around a clause, or the supplement, or its main clause. */
    int articleAround(int i) {
        int at = i;
        while (!article(at) && parent[at] != NONE) {
            at = parent[at];
        }
        return at;
    }

    /** The numbered paragraph (項) around a clause; its article if that has none here. */
    int paragraphAround(int i) {
        int at = i;
        while (parent[at] != NONE) {
            if ((article(parent[at]) || clauses.get(parent[at]).supplementary()) && paragraph(at)) {
                return at;
            }
            at = parent[at];
        }
        return articleAround(i);
    }

    /** Whether a clause is numbered as a paragraph of an article: 2, ２. */
    boolean paragraph(int i) {
        String sign = Addresses.sign(clauses.get(i).marker());
        for (int k = 0; k < sign.length(); k++) {
            if (sign.charAt(k) < '0' || sign.charAt(k) > '9') {
                return false;
            }
        }
        return !sign.isEmpty();
    }
}
