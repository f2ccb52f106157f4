package org.sekisho.controls;

import java.util.List;
import java.util.Optional;

/**
 * A sentence obliges the body to what a topic is about.
 *
 * @param topic id in the catalogue
 * @param reasons at least one
 * @param stated what the sentence says about when
 */
public record Binding(
        Span span, String topic, Confidence confidence, List<Reason> reasons, Optional<StatedCycle> stated) {
    public Binding {
        reasons = List.copyOf(reasons);
    }
}
