package org.sekisho.classification;

/**
 * Where a level or a rule comes from.
 *
 * @param name the document and the place in it, with the keys of {@code docs/terms.md} ({@code MIC-GL-R8 p9})
 * @param practice whether it is the practice that goes with the guideline and no quotation of it
 */
public record Source(String name, boolean practice) {

    /** In words for a page. */
    public Text words() {
        return practice
                ? new Text(
                        "ガイドラインに沿った実務（引用ではない。" + name + "）", "Practice with the guideline, not quoted (" + name + ")")
                : new Text(name, name);
    }
}
