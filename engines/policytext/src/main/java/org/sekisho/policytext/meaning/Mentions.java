package org.sekisho.policytext.meaning;

import java.util.List;
import org.sekisho.policytext.Clause;

/** The mentions in the clauses of a document, and how any other wording would be read in their place. */
public final class Mentions {
    private final Tree tree;
    private final References reading;

    /** @param clauses with their paths */
    public Mentions(List<Clause> clauses) {
        tree = new Tree(clauses);
        reading = new References(tree, false);
    }

    /** All mentions in the paragraphs, in reading order; those of other documents are left out. */
    public List<Mention> all() {
        return new References(tree).mentions();
    }

    /** The mentions in a text, as if it were a paragraph of the clause at an index. */
    public List<Mention> in(int clause, int paragraph, String text) {
        return reading.in(clause, paragraph, text);
    }

    /** The clauses that hold a clause, outermost first, and the clause itself; containers left out. */
    public List<Integer> chain(int clause) {
        var chain = new java.util.ArrayDeque<Integer>();
        for (int at = clause; at != Tree.NONE; at = tree.parent[at]) {
            chain.addFirst(at);
        }
        return List.copyOf(chain);
    }

    /** Whether the clause is numbered as a paragraph of an article (項): 2, ２. */
    public boolean paragraph(int clause) {
        return tree.parent[clause] != Tree.NONE && tree.paragraph(clause);
    }

    /** Whether the clause is an article (条). */
    public boolean article(int clause) {
        return tree.article(clause);
    }
}
