package org.sekisho.app.gaps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.controls.Measure;

/**
 * The obligations of a policy below which something is missing.
 *
 * @param policy the version in force; empty if there is none
 * @param demanded the layers that it demands, each with the paths of the clauses that do
 * @param absent those of them of which no document is in force
 * @param obligations how many clauses were looked at
 * @param byMeasure the gaps, in the order of the measures and of the text
 */
public record Gaps(
        Optional<DocumentVersion> policy,
        Map<DocumentKind, List<String>> demanded,
        List<DocumentKind> absent,
        int obligations,
        SequencedMap<Measure, List<Gap>> byMeasure) {

    /** @param missing the layers on which no clause carries it out, the upper one first */
    public record Gap(String path, String name, List<DocumentKind> missing) {
        public Gap {
            missing = List.copyOf(missing);
        }
    }

    public Gaps {
        absent = List.copyOf(absent);
    }

    /** How many obligations lack something. */
    public int count() {
        return byMeasure.values().stream().mapToInt(List::size).sum();
    }
}
