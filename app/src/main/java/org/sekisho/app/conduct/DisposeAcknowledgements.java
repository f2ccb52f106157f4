package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.DoneForText;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Disposes of the acknowledgements of a version whose retention period is over, by a recorded decision. */
@Service
public final class DisposeAcknowledgements {

    /**
     * The decision.
     *
     * @param basis which rule it rests on
     * @param decidedBy the post that decided
     */
    public record Input(UUID version, String basis, String decidedBy, LocalDate decidedOn) {}

    private final Work work;
    private final DocumentHistory documents;
    private final DoneForText done;
    private final Disposals disposals;

    DisposeAcknowledgements(Work work, DocumentHistory documents, DoneForText done, Disposals disposals) {
        this.work = work;
        this.documents = documents;
        this.done = done;
        this.disposals = disposals;
    }

    /**
     * Erases who acknowledged it; how many did, and the leaves of the record, remain.
     *
     * @throws Refusal.NotFound if the policy has no such version
     * @throws Refusal.Invalid if it is in force, younger than the period, disposed of already, or no period is set
     */
    public void dispose(Actor actor, Input input) {
        work.change(actor, Permission.DISPOSE_SIGNATURES, tx -> {
            Register.inTurn(tx, "conduct");
            var version = documents.versions(tx).stream()
                    .filter(one -> one.id().equals(input.version()) && one.kind() == DocumentKind.POLICY)
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("version"));
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var given = done.of(tx, Acknowledgements.CONTROL, version.id(), AsOf.known(today));
            var complete = Acknowledgements.complete(version, given)
                    .orElseThrow(() -> new Refusal.Invalid("", Message.of("conduct.refusal.in-force")));
            var wanted = new Disposals.Wanted(
                    KeptKind.ACKNOWLEDGEMENT,
                    version.id(),
                    version.title() + "（第" + version.number() + "版）",
                    (int) given.keySet().stream()
                            .filter(id -> !id.equals(tx.body()))
                            .count(),
                    0,
                    complete);
            var decision = new Disposals.Decision(input.basis(), input.decidedBy(), input.decidedOn());
            disposals.check(tx, wanted, decision);
            var erased = done.erase(tx, Acknowledgements.CONTROL, version.id());
            var entry = tx.enter(Act.of("conduct.acknowledgements.disposed", "version", version.id())
                    .after("people", wanted.things())
                    .after("values", erased.values())
                    .after("basis", input.basis().strip())
                    .after("decidedBy", input.decidedBy().strip())
                    .after("decidedOn", input.decidedOn())
                    .after("digest", java.util.HexFormat.of().formatHex(erased.digest())));
            disposals.add(tx, entry, wanted, decision, erased);
            return Optional.of(version.id());
        });
    }
}
