package org.sekisho.policytext.drafting;

import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;

/** A clause on its way from the text before an edit to the text after it. */
final class Item {
    /** Stands for a clause that was not there before the edit. */
    static final int NONE = -1;

    final int old;
    Clause clause;
    /** Whether the edit put it where it is. */
    boolean placed;
    /** Whether its level changed with the place, so that it needs the notation of the new one. */
    boolean shifted;
    /** The clause whose list it joined; null where it begins one. */
    @Nullable
    Item beside;

    boolean branch;

    Item(int old, Clause clause) {
        this.old = old;
        this.clause = clause;
    }

    void mark(String marker) {
        clause = new Clause(
                clause.path(),
                marker,
                clause.level(),
                clause.caption(),
                clause.paragraphs(),
                clause.container(),
                clause.lines());
    }

    void level(int level) {
        shifted |= level != clause.level();
        clause = new Clause(
                clause.path(),
                clause.marker(),
                level,
                clause.caption(),
                clause.paragraphs(),
                clause.container(),
                clause.lines());
    }
}
