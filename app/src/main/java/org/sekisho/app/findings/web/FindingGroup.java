package org.sekisho.app.findings.web;

import java.util.List;
import org.sekisho.app.findings.FindingsOfDay.Found;

/**
 * What one rule finds.
 *
 * @param shown some of it
 * @param count of all
 */
public record FindingGroup(RuleView rule, List<Found> shown, int count) {
    public FindingGroup {
        shown = List.copyOf(shown);
    }
}
