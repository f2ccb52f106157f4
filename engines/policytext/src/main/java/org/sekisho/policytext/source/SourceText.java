package org.sekisho.policytext.source;

import java.util.List;
import org.sekisho.policytext.Doubt;

/** The lines of a source that have text, in reading order, and what was doubtful in getting them. */
public record SourceText(List<SourceLine> lines, List<Doubt> doubts) {
    public SourceText {
        lines = List.copyOf(lines);
        doubts = List.copyOf(doubts);
    }
}
