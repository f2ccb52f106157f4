package org.sekisho.policytext;

import java.util.List;

/**
 * A mention of other clauses of the same document by their number.
 *
 * @param from path of the clause that mentions
 * @param text the mention as printed
 * @param to paths of the clauses meant, in the order of the mention
 */
public record Reference(String from, String text, List<String> to) {
    public Reference {
        to = List.copyOf(to);
    }
}
