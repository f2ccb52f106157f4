package org.sekisho.app.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.policytext.HistoryEvent;
import org.sekisho.policytext.PolicyDocument;

/**
 * What the document says of itself and a person confirms when accepting it.
 *
 * @param document the document whose new version this would be; empty for a new document
 */
public record Proposal(
        Optional<UUID> document,
        String title,
        Instrument instrument,
        Optional<String> instrumentNumber,
        Optional<LocalDate> decidedOn,
        Optional<String> decidedBy,
        Optional<LocalDate> inForce) {

    /** Takes the title from the text, or from the version before, and the dates from the last event of the history. */
    static Proposal of(PolicyDocument tree, Optional<DocumentVersion> earlier) {
        var last = tree.history().isEmpty()
                ? Optional.<HistoryEvent>empty()
                : Optional.of(tree.history().getLast());
        var printed = last.flatMap(HistoryEvent::instrument);
        return new Proposal(
                earlier.map(DocumentVersion::document),
                tree.title().or(() -> earlier.map(DocumentVersion::title)).orElse(""),
                printed.flatMap(Instrument::in)
                        .orElse(last.flatMap(HistoryEvent::by).isPresent() ? Instrument.DECISION : Instrument.OTHER),
                printed,
                last.flatMap(HistoryEvent::decided),
                last.flatMap(HistoryEvent::by),
                last.flatMap(HistoryEvent::inForce));
    }
}
