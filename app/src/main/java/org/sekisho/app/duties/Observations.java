package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final Duties duties;
    private final EvidenceItems evidence;

    Observations(Duties duties, EvidenceItems evidence) {
        this.duties = duties;
        this.evidence = evidence;
    }

    /** Takes it, if the body has the duty; otherwise there is nothing that it could be evidence of. */
    public Optional<EvidenceId> take(Tx tx, Seen seen) {
        return Optional.ofNullable(duties.byControl(tx).get(seen.control())).map(duty -> {
            var item = new EvidenceItems.New(
                    new EvidenceId(tx.newId()),
                    duty,
                    seen.subject().orElse(tx.body()),
                    Nature.OBSERVED,
                    seen.source(),
                    Optional.empty(),
                    seen.doneBy(),
                    seen.note(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    seen.happenedOn());
            evidence.add(tx, tx.enter(GiveEvidence.act("duties.evidence.observed", item)), List.of(item));
            return item.evidence();
        });
    }
}
