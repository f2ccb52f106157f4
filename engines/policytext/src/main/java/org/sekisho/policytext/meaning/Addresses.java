package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sekisho.policytext.Clause;

/**
 * The paths of clauses.
 *
 * <p>A path is the path of the clause above and the own marker with digits and brackets half-width and closing dots
 * and spaces left out. Three markers already hold the whole address and replace the path above: an article (第N条), a
 * number of several parts (2―1) and a supplementary provision, which is numbered in order. Containers join among
 * themselves only. Where two digits would meet a dot keeps them apart ({@code 1.2}); a path that is taken gets
 * {@code #2}, {@code #3}.
 */
public final class Addresses {
    private static final int DEEPEST = 64;

    private Addresses() {}

    /** The clauses with their paths found anew. */
    public static List<Clause> of(List<Clause> clauses) {
        List<Clause> result = new ArrayList<>(clauses.size());
        Map<String, Integer> taken = new HashMap<>(clauses.size() * 2);
        String[] containers = new String[DEEPEST];
        String[] above = new String[DEEPEST];
        int containerDepth = 0;
        int depth = 0;
        int supplements = 0;
        String base = "";
        String part = "";
        for (Clause clause : clauses) {
            String path;
            int level = Math.min(clause.level(), DEEPEST - 1);
            String sign = sign(clause.marker().isEmpty() ? clause.caption().orElse("") : clause.marker());
            if (clause.container()) {
                String outer = lastBelow(containers, Math.min(level, containerDepth + 1));
                path = unique(join(clause.marker().isEmpty() ? "" : outer, sign), taken);
                containers[level] = path;
                for (int i = containerDepth + 1; i < level; i++) {
                    containers[i] = outer;
                }
                containerDepth = level;
                depth = 0;
                base = clause.marker().isEmpty() ? "" : path;
                part = path;
            } else {
                if ((sign.equals("附則") || sign.equals("付則")) && level == 1) {
                    supplements++;
                    sign = "附則" + supplements;
                    base = "";
                    part = "";
                }
                String outer = level == 1 ? base : lastBelow(above, Math.min(level, depth + 1));
                boolean whole = holdsItsAddress(sign) && !outer.startsWith("附則");
                String wanted = whole ? sign : join(outer, sign);
                boolean again = level == 1 && taken.containsKey(wanted) && !part.isEmpty() && !wanted.startsWith(part);
                path = unique(again ? join(part, wanted) : wanted, taken);
                for (int i = depth + 1; i < level; i++) {
                    above[i] = outer;
                }
                above[level] = path;
                depth = level;
            }
            result.add(
                    path.equals(clause.path())
                            ? clause
                            : new Clause(
                                    path,
                                    clause.marker(),
                                    clause.level(),
                                    clause.caption(),
                                    clause.paragraphs(),
                                    clause.container(),
                                    clause.lines()));
        }
        return result;
    }

    private static String lastBelow(String[] paths, int level) {
        return level <= 1 ? "" : paths[level - 1];
    }

    private static boolean holdsItsAddress(String sign) {
        if (sign.startsWith("第") && sign.indexOf('条') > 0) {
            return true;
        }
        for (int i = 1; i < sign.length() - 1; i++) {
            char c = sign.charAt(i);
            if ((c == '―' || c == '-' || c == '.' || c == '‐' || c == '－' || c == '–' || c == '—' || c == '−')
                    && isDigit(sign.charAt(i - 1))
                    && isDigit(sign.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String join(String outer, String sign) {
        boolean digitsMeet = !outer.isEmpty()
                && !sign.isEmpty()
                && isDigit(outer.charAt(outer.length() - 1))
                && isDigit(sign.charAt(0));
        return digitsMeet ? outer + "." + sign : outer + sign;
    }

    private static String unique(String path, Map<String, Integer> taken) {
        String wanted = path.isEmpty() ? "?" : path;
        int count = taken.merge(wanted, 1, Integer::sum);
        if (count == 1) {
            return wanted;
        }
        String numbered = wanted + "#" + count;
        return taken.putIfAbsent(numbered, 1) == null ? numbered : unique(numbered, taken);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The marker as part of a path: {@code （１）} is {@code (1)}, {@code 1．} is {@code 1}, {@code 附 則} is {@code 附則}. */
    public static String sign(String marker) {
        StringBuilder sign = new StringBuilder(marker.length());
        for (int i = 0; i < marker.length(); i++) {
            char c = marker.charAt(i);
            if (c >= '０' && c <= '９' || c == '（' || c == '）' || c >= 'ａ' && c <= 'ｚ' || c >= 'Ａ' && c <= 'Ｚ') {
                sign.append((char) (c - 0xFEE0));
            } else if (c >= '⑴' && c <= '⒇') {
                sign.append('(').append(c - '⑴' + 1).append(')');
            } else if (c >= '⒈' && c <= '⒛') {
                sign.append(c - '⒈' + 1);
            } else if (c >= '㈠' && c <= '㈩') {
                sign.append('(').append("一二三四五六七八九十".charAt(c - '㈠')).append(')');
            } else if (c == '．') {
                sign.append('.');
            } else if (c != ' ' && c != '　' && c != '\u00a0' && c != '\t') {
                sign.append(c);
            }
        }
        int end = sign.length();
        while (end > 1 && (sign.charAt(end - 1) == '.' || sign.charAt(end - 1) == '、' || sign.charAt(end - 1) == ',')) {
            end--;
        }
        return sign.substring(0, end);
    }
}
