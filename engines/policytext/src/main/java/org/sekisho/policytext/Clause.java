package org.sekisho.policytext;

import java.util.List;
import java.util.Optional;

/**
 * One numbered part of a policy: a chapter, an article, an item, a supplementary provision (附則), a table (別表).
 *
 * @param path the address, unique in the document: the markers joined, digits and brackets half-width, circled digits
 *     kept ({@code 6(3)②}); 附則 are numbered 附則1, 附則2, … in order
 * @param marker the number as printed ({@code （１）}, {@code 第2条}, {@code 附 則}); empty for a part that has a name and
 *     no number
 * @param level 1 for a main clause, 2 for its parts, and so on; containers count among themselves (編 1, its 章 2)
 * @param caption the heading, if the clause has one
 * @param paragraphs the sentences, line wraps healed
 * @param container whether it only holds other clauses: 編, 章, 節, 款, 目, an unnumbered part, a table, a form
 * @param lines where it stands in the source
 */
public record Clause(
        String path,
        String marker,
        int level,
        Optional<String> caption,
        List<String> paragraphs,
        boolean container,
        LineRange lines) {
    public Clause {
        if (level < 1) {
            throw new IllegalArgumentException("level " + level);
        }
        paragraphs = List.copyOf(paragraphs);
    }

    /** Whether this is a supplementary provision (附則) or a part of one. */
    public boolean supplementary() {
        return path.startsWith("附則");
    }
}
