package org.sekisho.controls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document's clauses with their sentences and with which clause holds which. */
final class Clauses {

    /**
     * One clause.
     *
     * @param holder index of the clause that holds it; -1 for an outermost one
     * @param leads whether it holds other clauses
     */
    record Clause(int index, Passage passage, List<Sentence> sentences, int holder, boolean leads) {}

    private final List<Clause> all;

    private Clauses(List<Clause> all) {
        this.all = all;
    }

    static Clauses of(List<Passage> passages, Variants variants) {
        int[] holders = holders(passages);
        boolean[] leads = new boolean[passages.size()];
        for (int i = 0; i < holders.length; i++) {
            if (holders[i] >= 0) {
                leads[holders[i]] = true;
            } else if (i > 0 && isHeadingOf(passages.get(i - 1), passages.get(i))) {
                leads[i - 1] = true;
            }
        }
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < holders.length; i++) {
            var passage = passages.get(i);
            clauses.add(new Clause(i, passage, sentences(passage, variants), holders[i], leads[i]));
        }
        return new Clauses(List.copyOf(clauses));
    }

    List<Clause> all() {
        return all;
    }

    Optional<Clause> holder(Clause clause) {
        return clause.holder < 0 ? Optional.empty() : Optional.of(all.get(clause.holder));
    }

    private static List<Sentence> sentences(Passage passage, Variants variants) {
        var sentences = new ArrayList<Sentence>();
        for (int p = 0; p < passage.paragraphs().size(); p++) {
            var texts = Sentences.of(passage.paragraphs().get(p));
            for (int s = 0; s < texts.size(); s++) {
                sentences.add(new Sentence(new Span(passage.path(), p + 1, s + 1), texts.get(s), variants));
            }
        }
        return List.copyOf(sentences);
    }

    /* The longest path before this one that its own path begins with. */
    private static int[] holders(List<Passage> passages) {
        Map<String, Integer> before = new HashMap<>();
        int[] holders = new int[passages.size()];
        for (int i = 0; i < holders.length; i++) {
            String path = passages.get(i).path();
            holders[i] = -1;
            for (int end = path.length() - 1; end > 0 && holders[i] < 0; end--) {
                boolean insideNumber = Character.isDigit(path.charAt(end - 1)) && Character.isDigit(path.charAt(end));
                Integer holder = insideNumber ? null : before.get(path.substring(0, end));
                if (holder != null) {
                    holders[i] = holder;
                }
            }
            before.put(path, i);
        }
        return holders;
    }

    /* A chapter's path is no beginning of its articles' paths; its caption is among their headings. */
    private static boolean isHeadingOf(Passage passage, Passage next) {
        return passage.paragraphs().isEmpty()
                && !next.headings().isEmpty()
                && passage.caption().equals(Optional.of(next.headings().getLast()));
    }
}
