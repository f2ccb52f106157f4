package org.sekisho.app.controls;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.controls.ClauseKind;
import org.sekisho.controls.Period;
import org.sekisho.controls.Span;
import org.sekisho.controls.Text;

/**
 * What a text obliges to.
 *
 * @param version the version of the document whose text it is
 * @param readings one for each clause, in the order of the text
 * @param bindings in the order of the text
 */
public record BoundClauses(UUID version, List<Reading> readings, List<Bound> bindings) {

    public BoundClauses {
        readings = List.copyOf(readings);
        bindings = List.copyOf(bindings);
    }

    /**
     * What kind of clause it is.
     *
     * @param clause the lasting identity of the clause
     * @param quotes words of the text that decided
     * @param decidedBy the account of the person who decided; empty where the program did
     * @param carried whether it was decided of the text before
     * @param catalogue the version of the catalogue with which it was read; empty if that was not noted
     */
    public record Reading(
            UUID id,
            UUID clause,
            int ordinal,
            String path,
            ClauseKind kind,
            Text why,
            List<String> quotes,
            Optional<UUID> decidedBy,
            boolean carried,
            String catalogue) {

        public boolean byPerson() {
            return decidedBy.isPresent();
        }

        boolean saysTheSameAs(Reading other) {
            return equals(new Reading(
                    id,
                    other.clause,
                    other.ordinal,
                    other.path,
                    other.kind,
                    other.why,
                    other.quotes,
                    other.decidedBy,
                    other.carried,
                    other.catalogue));
        }
    }

    /**
     * A sentence and a topic.
     *
     * @param id lasting name of the binding; a correction keeps it
     * @param period what the sentence itself says about how often, where it states a length
     * @param stated the words in which it speaks of when; empty if it does not
     * @param decidedBy the account of the person who decided; empty where the program did, or nobody yet
     * @param carried whether it comes from what a person decided of the text before
     */
    public record Bound(
            UUID id,
            UUID clause,
            Span span,
            String topic,
            Verdict verdict,
            Text why,
            List<String> quotes,
            Optional<Period> period,
            String stated,
            Optional<UUID> decidedBy,
            boolean carried) {

        public boolean byPerson() {
            return decidedBy.isPresent();
        }

        boolean saysTheSameAs(Bound other) {
            return equals(other.named(id));
        }

        Bound named(UUID name) {
            return new Bound(name, clause, span, topic, verdict, why, quotes, period, stated, decidedBy, carried);
        }
    }

    /** The version of the catalogue with which the text was bound; empty if that was not noted. */
    public Optional<String> catalogue() {
        return readings.stream()
                .map(Reading::catalogue)
                .filter(one -> !one.isEmpty())
                .findFirst();
    }

    /** What the text asks for: the bindings that are certain, of clauses that are obligations. */
    public List<Bound> asked() {
        var obligations = readings.stream()
                .filter(reading -> reading.kind() == ClauseKind.OBLIGATION)
                .map(Reading::path)
                .collect(Collectors.toSet());
        return bindings.stream()
                .filter(bound -> bound.verdict() == Verdict.BOUND)
                .filter(bound -> obligations.contains(bound.span().path()))
                .toList();
    }
}
