package org.sekisho.app.duties.web;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A run of a sentence.
 *
 * @param marked whether it is among the words that decided
 */
public record Marked(String text, boolean marked) {

    /** The sentence in runs; of each quoted word the first occurrence is marked. */
    static List<Marked> of(String sentence, List<String> quotes) {
        var marks = new BitSet(sentence.length());
        for (var quote : quotes) {
            int at = quote.isEmpty() ? -1 : sentence.indexOf(quote);
            if (at >= 0) {
                marks.set(at, at + quote.length());
            }
        }
        var runs = new ArrayList<Marked>();
        int from = 0;
        while (from < sentence.length()) {
            boolean marked = marks.get(from);
            int next = marked ? marks.nextClearBit(from) : marks.nextSetBit(from);
            int to = next < 0 || next > sentence.length() ? sentence.length() : next;
            runs.add(new Marked(sentence.substring(from, to), marked));
            from = to;
        }
        return List.copyOf(runs);
    }
}
