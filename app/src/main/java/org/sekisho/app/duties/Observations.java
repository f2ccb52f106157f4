package org.sekisho.app.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Tx;
import org.springframework.stereotype.Component;

/**
 * Takes what a module saw happen as evidence of a duty, in the transaction of the module's own use case: no event, so
 * neither of the two is ever without the other.
 */
@Component
public final class Observations {

    /**
     * What was seen.
     *
     * @param control id in the catalogue
     * @param subject the section or person that did its part; empty for the whole body
     * @param source the module that saw it
     * @param doneBy who did it
     */
    public record Seen(
            String control, Optional<UUID> subject, String source, String doneBy, String note, LocalDate happenedOn) {}

    /**
     * What one person did for one version of a document.
     *
     * @param nature seen by the program, or vouched for with a paper
     * @param source how: {@code code}, {@code circulation}
     * @param text the version
     */
    public record Personal(
            DutyId duty,
            UUID person,
            Nature nature,
            String source,
            String doneBy,
            String place,
            Optional<UUID> file,
            UUID text,
            LocalDate happenedOn) {}

    private final Duties duties;
    private final EvidenceItems evidence;

    Observations(Duties duties, EvidenceItems evidence) {
        this.duties = duties;
        this.evidence = evidence;
    }

    /** Takes it, if the body has the duty; otherwise there is nothing that it could be evidence of. */
    public Optional<EvidenceId> take(Tx tx, Seen seen) {
        return take(tx, seen, Nature.OBSERVED, "duties.evidence.observed");
    }

    /** Takes it as what somebody vouches for with a paper that the module keeps; otherwise the same. */
    public Optional<EvidenceId> vouch(Tx tx, Seen vouched) {
        return take(tx, vouched, Nature.ATTESTED, "duties.evidence.given");
    }

    private Optional<EvidenceId> take(Tx tx, Seen seen, Nature nature, String kind) {
        return Optional.ofNullable(duties.byControl(tx).get(seen.control())).map(duty -> {
            var item = new EvidenceItems.New(
                    new EvidenceId(tx.newId()),
                    duty,
                    seen.subject().orElse(tx.body()),
                    nature,
                    seen.source(),
                    Optional.empty(),
                    seen.doneBy(),
                    seen.note(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    seen.happenedOn());
            evidence.add(tx, tx.enter(GiveEvidence.act(kind, item)), List.of(item));
            return item.evidence();
        });
    }

    /**
     * Empties who did what a module saw at a moment, where a recorded decision disposes of what it saw. That it was done stays.
     *
     * @return the identifiers of the evidence, whose values in the record are the caller's to erase
     */
    public List<UUID> anonymise(Tx tx, String control, String source, String doneBy, Instant enteredAt) {
        return evidence.anonymise(tx, control, source, doneBy, enteredAt);
    }

    /** Takes what people did for a version of a document; an entry for at most 500 of them. */
    public void takeAll(Tx tx, List<Personal> all) {
        var items = all.stream()
                .map(one -> new EvidenceItems.New(
                        new EvidenceId(tx.newId()),
                        one.duty(),
                        one.person(),
                        one.nature(),
                        one.source(),
                        Optional.empty(),
                        one.doneBy(),
                        "",
                        one.place(),
                        one.file(),
                        Optional.of(one.text()),
                        one.happenedOn()))
                .toList();
        BulkEntries.enter(
                tx,
                "duties.evidence.signed",
                items,
                (act, item) -> act.child("evidence", item.evidence().value())
                        .after("duty", item.duty().value())
                        .after("subject", item.subject())
                        .after("nature", item.nature())
                        .after("source", item.source())
                        .after("happenedOn", item.happenedOn())
                        .after("text", item.text())
                        .after("file", item.file())
                        .afterErasable("doneBy", item.doneBy())
                        .afterErasable("place", item.place()),
                (entry, part) -> evidence.add(tx, entry, part));
    }
}
