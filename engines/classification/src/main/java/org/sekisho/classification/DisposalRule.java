package org.sekisho.classification;

import java.util.List;
import java.util.Map;

/** How media of some assets are disposed of: for each medium the methods of which any one will do. */
public record DisposalRule(
        String key,
        Condition condition,
        Map<Medium, List<DisposalMethod>> methods,
        Text words,
        Clause clause,
        Source source) {
    public DisposalRule {
        methods = Map.copyOf(methods);
    }
}
