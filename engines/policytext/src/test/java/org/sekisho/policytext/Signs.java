package org.sekisho.policytext;

import java.util.Map;
import java.util.TreeMap;

/** Counts the signs of texts, so that nothing can get lost or be counted twice unseen. */
final class Signs {
    private final Map<String, Integer> counts = new TreeMap<>();

    static Signs of(String text) {
        Signs signs = new Signs();
        signs.add(text);
        return signs;
    }

    /** The signs of everything a document holds as text: preamble, markers, captions, paragraphs and layout. */
    static Signs of(PolicyDocument document) {
        Signs signs = new Signs();
        document.preamble().forEach(signs::add);
        for (Clause clause : document.clauses()) {
            signs.add(clause.marker());
            clause.caption().ifPresent(signs::add);
            clause.paragraphs().forEach(signs::add);
        }
        document.layout().forEach(line -> signs.add(line.text()));
        return signs;
    }

    private void add(String text) {
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT)
                .forEach(c -> counts.merge(Character.toString(c), 1, Integer::sum));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signs signs && signs.counts.equals(counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    /** What the two differ in, so that a failure names the lost sign. */
    static String difference(Signs source, Signs read) {
        StringBuilder out = new StringBuilder();
        source.counts.forEach((sign, count) -> {
            int other = read.counts.getOrDefault(sign, 0);
            if (other != count) {
                out.append(sign)
                        .append(": ")
                        .append(count)
                        .append(" → ")
                        .append(other)
                        .append("; ");
            }
        });
        read.counts.forEach((sign, count) -> {
            if (!source.counts.containsKey(sign)) {
                out.append(sign).append(": 0 → ").append(count).append("; ");
            }
        });
        return out.toString();
    }
}
