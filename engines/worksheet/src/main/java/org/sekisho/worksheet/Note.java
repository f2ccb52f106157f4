package org.sekisho.worksheet;

import java.util.List;

/** What was not written as asked, or had to be written in another way. */
public sealed interface Note {

    /** A stable word for message bundles: {@code row-left}. */
    default String key() {
        return switch (this) {
            case RowLeft n ->
                "row-left-" + n.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            case RowUnknown n -> "row-unknown";
            case AddedAtEnd n -> "added-at-end";
            case NotAdded n -> "not-added";
            case FormulaKept n -> "formula-kept";
            case FormulaNotCopied n -> "formula-not-copied";
            case MergeEnded n -> "merge-ended";
            case MacrosLeftOut n -> "macros-left-out";
            case NotEncodable n -> "not-encodable";
            case NoColumn n -> "no-column";
        };
    }

    /** What the message names, in the order of the components. */
    default List<Object> arguments() {
        return switch (this) {
            case RowLeft n -> List.of(n.row(), n.detail());
            case RowUnknown n -> List.of(n.row());
            case AddedAtEnd n -> List.of(n.row());
            case NotAdded n -> List.of(n.lines());
            case FormulaKept n -> List.of(n.row(), n.letters(), n.heading());
            case FormulaNotCopied n -> List.of(n.letters(), n.heading());
            case MergeEnded n -> List.of(n.area());
            case MacrosLeftOut n -> List.of();
            case NotEncodable n -> List.of(n.row(), n.letters(), n.heading(), n.signs());
            case NoColumn n -> List.of(n.target());
        };
    }

    /** Why a row could not go. */
    enum Why {
        /** A formula elsewhere refers to the row alone. */
        FORMULA,
        /** Pictures, comments, pivot tables or the like stand at rows that would move. */
        OBJECTS,
        /** The row is part of something that cannot be parted. */
        PARTS
    }

    /**
     * A row that should go is still there.
     *
     * @param detail the cell or part that needs it
     */
    record RowLeft(int row, Why why, String detail) implements Note {}

    /** There is no such line in the original. */
    record RowUnknown(int row) implements Note {}

    /**
     * New lines stand at the end of the sheet, behind what follows the table.
     *
     * @param row the first of them
     */
    record AddedAtEnd(int row) implements Note {}

    /** New lines did not fit on the sheet. */
    record NotAdded(int lines) implements Note {}

    /** The cell has a formula, which stays. */
    record FormulaKept(int row, String letters, String heading) implements Note {}

    /** The rows above have a formula in this column, the new ones have none. */
    record FormulaNotCopied(String letters, String heading) implements Note {}

    /** A merged area was parted, for its rows now differ. */
    record MergeEnded(String area) implements Note {}

    /** The file had macros; what is written has none and is an .xlsx. */
    record MacrosLeftOut() implements Note {}

    /** Signs that the encoding of the file does not have; a 〓 stands for each. */
    record NotEncodable(int row, String letters, String heading, String signs) implements Note {}

    /** Nothing of this target was written, for the table has no column for it. */
    record NoColumn(String target) implements Note {}
}
