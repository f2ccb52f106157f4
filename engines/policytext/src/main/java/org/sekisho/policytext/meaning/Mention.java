package org.sekisho.policytext.meaning;

import java.util.List;

/**
 * A mention of clauses by number, as it stands in a text.
 *
 * @param clause index of the clause that mentions
 * @param paragraph index of its paragraph
 * @param start index of its first sign in the paragraph
 * @param end index behind its last one
 * @param parts the addresses that are joined in it
 */
public record Mention(int clause, int paragraph, int start, int end, List<Part> parts) {
    public Mention {
        parts = List.copyOf(parts);
    }

    /**
     * One address of a mention.
     *
     * @param targets indexes of the clauses it leads to; empty where it leads to none
     * @param closesRange whether the clauses between this and the part before it are meant too
     */
    public record Part(int start, int end, List<Integer> targets, boolean closesRange) {
        public Part {
            targets = List.copyOf(targets);
        }
    }
}
