package org.sekisho.controls;

import java.util.List;

/**
 * A document read against the catalogue.
 *
 * @param readings one for each clause, in reading order
 * @param bindings in reading order; only sentences of obligations have any; a span and a topic stand together once
 */
public record Bound(List<ClauseReading> readings, List<Binding> bindings) {
    public Bound {
        readings = List.copyOf(readings);
        bindings = List.copyOf(bindings);
    }
}
