package org.sekisho.classification;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is written on paper or media of a class (分類の表示).
 *
 * @param marks one for each axis that is assessed, confidentiality first ({@code 【自治体機密性3B】})
 * @param restrictions the limits of handling beside them, each once
 */
public record Label(List<String> marks, List<Restriction> restrictions) {
    public Label {
        marks = List.copyOf(marks);
        restrictions = List.copyOf(restrictions);
    }

    /** In one line, in Japanese as it is printed; empty where nothing is assessed. */
    public String line() {
        var line = String.join("", marks);
        return restrictions.isEmpty()
                ? line
                : line + "　取扱制限："
                        + restrictions.stream()
                                .map(restriction -> restriction.words().ja())
                                .collect(Collectors.joining("、"));
    }
}
