package org.sekisho.controls;

import java.util.List;
import java.util.Optional;

/**
 * One clause of a document, as the binding needs it.
 *
 * @param path the markers joined, unique in the document; the path of a clause begins with the path of the numbered
 *     clause that holds it ({@code 6(3)} and {@code 6(3)②})
 * @param headings captions of what holds the clause, outermost first
 * @param paragraphs line wraps healed
 */
public record Passage(
        String path,
        Optional<String> marker,
        Optional<String> caption,
        List<String> headings,
        List<String> paragraphs) {
    public Passage {
        headings = List.copyOf(headings);
        paragraphs = List.copyOf(paragraphs);
    }
}
