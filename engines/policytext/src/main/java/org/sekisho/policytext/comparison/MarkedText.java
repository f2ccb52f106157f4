package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text of one version in pieces, each marked as the same in the other version or not.
 *
 * <p>The pieces joined are the text, sign for sign. No piece ends within a sign that a reader sees as one: a surrogate
 * pair, a kana with its combining mark.
 *
 * @param pieces in order; none is empty
 */
public record MarkedText(List<Piece> pieces) {

    /**
     * A run of signs.
     *
     * @param changed whether it is only in this version (傍線を引く部分)
     */
    public record Piece(String text, boolean changed) {}

    public MarkedText {
        pieces = List.copyOf(pieces);
    }

    /** A text that is the same in both versions. */
    static MarkedText same(String text) {
        return of(text, false);
    }

    /** A text that only this version has. */
    static MarkedText changed(String text) {
        return of(text, true);
    }

    static MarkedText of(String text, boolean changed) {
        return new MarkedText(text.isEmpty() ? List.of() : List.of(new Piece(text, changed)));
    }

    /** The text without its marks. */
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Whether a part of the text is only in this version. */
    public boolean changed() {
        return pieces.stream().anyMatch(Piece::changed);
    }

    /** The part between two offsets in {@code char}s. */
    MarkedText between(int from, int to) {
        var part = new ArrayList<Piece>();
        int at = 0;
        for (var piece : pieces) {
            int end = at + piece.text.length();
            int first = Math.max(from, at);
            int last = Math.min(to, end);
            if (first < last) {
                part.add(new Piece(piece.text.substring(first - at, last - at), piece.changed));
            }
            at = end;
        }
        return new MarkedText(part);
    }
}
