package org.sekisho.policytext;

import java.util.Optional;

/**
 * A change that a person makes to a reading before accepting it; text changes its place, never its signs.
 *
 * <p>Paths are those of the document the correction is applied to. Paragraphs and offsets count from 0; an offset is in
 * {@code char}s of the paragraph.
 */
public sealed interface Correction {

    /** Moves a clause with everything below it to the place after another clause and everything below that. */
    record Move(String path, String after, int level) implements Correction {}

    /** Moves one paragraph to the end of another clause. */
    record MoveParagraph(String path, int paragraph, String to) implements Correction {}

    /**
     * Joins a clause into the one before it: its marker, caption and paragraphs become text there.
     *
     * @param sameSentence whether the text runs on in the last paragraph instead of starting a new one
     */
    record Join(String path, boolean sameSentence) implements Correction {}

    /** Joins a paragraph with the next one of the same clause. */
    record JoinParagraphs(String path, int paragraph) implements Correction {}

    /** Splits a paragraph in two at an offset. */
    record SplitParagraph(String path, int paragraph, int offset) implements Correction {}

    /**
     * Splits a clause: what follows the offset becomes a clause of its own at the given level.
     *
     * @param path the clause, or {@value PolicyDocument#PREAMBLE}
     * @param marker the beginning of that rest that is its number; may be empty
     * @param caption what follows the number and is its heading
     */
    record Split(String path, int paragraph, int offset, int level, String marker, Optional<String> caption)
            implements Correction {}

    /**
     * Draws the borders between number, heading and text of a clause anew, or sets its level or whether it is a
     * container.
     *
     * @param marker the beginning of the clause's text that is its number; may be empty
     * @param caption what follows the number and is its heading
     */
    record Relabel(String path, int level, boolean container, String marker, Optional<String> caption)
            implements Correction {}

    /** Takes a paragraph of a clause, or a line of the preamble, for layout. */
    record ToLayout(String path, int paragraph) implements Correction {}

    /** Takes an entry of the layout, counted from 0, for text: it becomes the last paragraph of a clause. */
    record FromLayout(int entry, String to) implements Correction {}

    /** Says which line of the preamble is the title, or that none is. */
    record Title(Optional<String> title) implements Correction {}

    /** Marks a doubt, counted from 0, as settled. */
    record Settle(int doubt) implements Correction {}
}
