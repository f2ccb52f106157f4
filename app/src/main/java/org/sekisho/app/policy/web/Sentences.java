package org.sekisho.app.policy.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The places in a paragraph where a person may want to divide it: after a sentence, and before what looks like a number. */
public final class Sentences {

    /** The number at the beginning of a text, as it is printed: （２）, ②, 第3条, イ. */
    static final Pattern NUMBER = Pattern.compile("^\\s*(第[0-9０-９一二三四五六七八九十百]+[条項章節款編](?:の[0-9０-９一二三四五六七八九十]+)?"
            + "|[（(][0-9０-９一二三四五六七八九十ア-ンa-zａ-ｚ]{1,3}[）)]|[①-⑳㉑-㉟⑴-⒇]"
            + "|[0-9０-９]{1,3}[.．、]?(?=[\\s　])|[ア-ン](?=[\\s　]))");

    private static final Pattern INSIDE = Pattern.compile("[（(][0-9０-９]{1,2}[）)]|[①-⑳㉑-㉟⑴-⒇]");

    private Sentences() {}

    /** A run of a paragraph, beginning at {@code offset}. */
    public record Run(int offset, String text) {}

    /** The runs of a paragraph in order; together they are the paragraph. */
    public static List<Run> of(String paragraph) {
        var cuts = new ArrayList<Integer>();
        int depth = 0;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (c == '（' || c == '(' || c == '「' || c == '『') {
                depth++;
            } else if (c == '）' || c == ')' || c == '」' || c == '』') {
                depth = Math.max(0, depth - 1);
            } else if (c == '。' && depth == 0) {
                cuts.add(i + 1);
            }
        }
        var numbers = INSIDE.matcher(paragraph);
        while (numbers.find()) {
            cuts.add(numbers.start());
        }
        var runs = new ArrayList<Run>();
        int from = 0;
        for (int cut : cuts.stream().sorted().distinct().toList()) {
            if (cut > from && cut < paragraph.length()) {
                runs.add(new Run(from, paragraph.substring(from, cut)));
                from = cut;
            }
        }
        runs.add(new Run(from, paragraph.substring(from)));
        return runs;
    }

    /** The number that a text begins with; empty if there is none. */
    static String number(String text) {
        var found = NUMBER.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
