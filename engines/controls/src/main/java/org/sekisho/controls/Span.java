package org.sekisho.controls;

/**
 * One sentence of a document: the place that a duty binds to.
 *
 * @param path of the clause
 * @param paragraph from 1; 0 is the caption
 * @param sentence from 1 within the paragraph, counted as {@link Sentences} parts them; 0 for the caption
 */
public record Span(String path, int paragraph, int sentence) {
    public Span {
        if (paragraph < 0 || sentence < 0 || (paragraph == 0) != (sentence == 0)) {
            throw new IllegalArgumentException("no sentence " + sentence + " in paragraph " + paragraph);
        }
    }

    /** The caption of a clause. */
    static Span caption(String path) {
        return new Span(path, 0, 0);
    }

    /**
     * The words at this place.
     *
     * @throws IllegalArgumentException if the passage is of another path or has no such sentence
     */
    public String text(Passage passage) {
        if (!passage.path().equals(path)) {
            throw new IllegalArgumentException("a span of " + path + " in the clause " + passage.path());
        }
        if (paragraph == 0) {
            return passage.caption().orElseThrow(() -> new IllegalArgumentException(path + " has no caption"));
        }
        if (paragraph <= passage.paragraphs().size()) {
            var sentences = Sentences.of(passage.paragraphs().get(paragraph - 1));
            if (sentence <= sentences.size()) {
                return sentences.get(sentence - 1);
            }
        }
        throw new IllegalArgumentException(path + " has no sentence " + sentence + " in paragraph " + paragraph);
    }
}
