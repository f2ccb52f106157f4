package org.sekisho.controls;

import java.util.List;

/**
 * What a clause can speak about.
 *
 * @param id stable name ({@code training})
 * @param chapters chapters of the guideline's 対策基準
 * @param core whether a clause that names only the measure, and nothing in it, means this topic too
 * @param controls in the order of the catalogue, at least one
 */
public record Topic(
        String id, Measure measure, List<String> chapters, Text title, boolean core, List<Control> controls) {
    public Topic {
        chapters = List.copyOf(chapters);
        controls = List.copyOf(controls);
    }
}
