package org.sekisho.policytext.drafting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One change that a drafter makes to a document; clauses are named by their address. */
public sealed interface Edit {

    /** Where a clause is put in, seen from another one. */
    enum Side {
        BEFORE,
        AFTER,
        /** As the last one directly below it. */
        BELOW
    }

    /** How a clause that is put in gets its number. */
    enum Numbering {
        /** The clauses behind it move up. */
        RENUMBER,
        /** It gets a branch number (枝番号: 第3条の2) and the others keep theirs. */
        BRANCH
    }

    /** What becomes of the number of a clause that is deleted. */
    enum Gap {
        /** The clauses behind it move down. */
        CLOSE,
        /** The number stays, with the word 削除. */
        KEEP_NUMBER
    }

    /** Another name for the document. */
    record Title(String title) implements Edit {}

    /** Other lines before the first clause; the title must be among them. */
    record Opening(List<String> lines) implements Edit {
        public Opening {
            lines = List.copyOf(lines);
        }
    }

    /** Other words for a clause; paragraphs are parted and joined by handing in other ones. */
    record Words(String path, Optional<String> caption, List<String> paragraphs) implements Edit {
        public Words {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** A new clause. */
    record Insert(Side side, String path, Optional<String> caption, List<String> paragraphs, Numbering numbering)
            implements Edit {
        public Insert {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** A clause with all below it goes to another place. */
    record Move(String path, Side side, String to) implements Edit {}

    /** A clause goes with all below it. */
    record Delete(String path, Gap gap) implements Edit {}

    /**
     * A supplementary provision (附則) that says from when this revision is in force, in the form of those that are there,
     * and the line in the list of decisions above the first clause.
     *
     * @param decided the day of the decision; without it no heading and no line are written
     * @param decidedBy who decides (副市長)
     */
    record Supplement(LocalDate inForce, Optional<LocalDate> decided, String decidedBy) implements Edit {}

    /** The drafter has looked at what is unsettled, and it may stand. */
    record Settle(int unsettled) implements Edit {}
}
