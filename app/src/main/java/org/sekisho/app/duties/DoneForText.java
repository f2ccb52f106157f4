package org.sekisho.app.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads who did their part of a duty for one version of a document, whichever period it fell into. */
@Service
public final class DoneForText {

    /**
     * The first time that somebody did it.
     *
     * @param source what saw it: {@code own-page}, {@code code}, {@code circulation}, {@code list}, {@code attested}
     */
    public record Done(LocalDate on, Nature nature, String source, Instant enteredAt) {}

    private final Work work;
    private final EvidenceItems evidence;
    private final Erasures erasures;

    DoneForText(Work work, EvidenceItems evidence, Erasures erasures) {
        this.work = work;
        this.evidence = evidence;
        this.erasures = erasures;
    }

    /**
     * By person; the body itself where it was attested for all at once. One statement.
     *
     * @param control id in the catalogue
     */
    public Map<UUID, Done> of(Actor actor, String control, UUID text, AsOf asOf) {
        return work.read(actor, Permission.READ_DUTIES, tx -> of(tx, control, text, asOf));
    }

    /** The same, in the transaction of another module's use case. */
    public Map<UUID, Done> of(Tx tx, String control, UUID text, AsOf asOf) {
        return evidence.doneFor(tx, control, text, asOf);
    }

    /**
     * Erases who did it for a version, and where the paper is: names, words, files. That it was done, and the leaves of the
     * record, remain.
     *
     * @return the digest of those leaves
     */
    public Erasures.Erased erase(Tx tx, String control, UUID text) {
        var stored = evidence.storedFor(tx, control, text);
        stored.files().forEach(file -> erasures.file(tx, file));
        return erasures.values(tx, stored.evidence());
    }

    /** The duty of a control, if the body has it. One statement. */
    public Optional<DutyId> duty(Tx tx, String control) {
        return evidence.duty(tx, control);
    }
}
