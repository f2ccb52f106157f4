package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Corrects attested evidence, or strikes what was entered by mistake; what stood before stays readable. */
@Service
public final class CorrectEvidence {

    /** What is right, and why it had to be corrected. */
    public record Input(
            EvidenceId evidence, LocalDate happenedOn, String doneBy, String note, String place, String reason) {}

    /** What is struck, and why. */
    public record Strike(EvidenceId evidence, String reason) {}

    private final Work work;
    private final EvidenceItems evidence;
    private final DocumentHistory documents;
    private final Vouching vouching;

    CorrectEvidence(Work work, EvidenceItems evidence, DocumentHistory documents, Vouching vouching) {
        this.work = work;
        this.evidence = evidence;
        this.documents = documents;
        this.vouching = vouching;
    }

    /** @throws Refusal.Invalid naming the field; what the program saw itself cannot be corrected */
    public EvidenceId correct(Actor actor, Input input) {
        var sections = vouching.sections(actor);
        return work.change(actor, Permission.GIVE_EVIDENCE, tx -> {
            var row = mine(tx, input.evidence(), sections);
            var problems = new Problems("duties");
            GiveEvidence.check(problems, tx, input.happenedOn(), input.doneBy(), input.note(), input.place());
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var old = row.item();
            var item = new EvidenceItems.New(
                    old.evidence(),
                    old.duty(),
                    old.subject(),
                    old.nature(),
                    old.source(),
                    old.occasion(),
                    input.doneBy().strip(),
                    input.note().strip(),
                    input.place().strip(),
                    old.file(),
                    old.happenedOn().equals(input.happenedOn())
                            ? old.text()
                            : GiveEvidence.inForce(documents.versions(tx), input.happenedOn()),
                    input.happenedOn());
            var entry = tx.enter(GiveEvidence.act("duties.evidence.corrected", item)
                    .before("happenedOn", old.happenedOn())
                    .afterErasable("reason", input.reason()));
            evidence.supersede(tx, row.id());
            evidence.add(tx, entry, List.of(item));
            return old.evidence();
        });
    }

    /** @throws Refusal.Invalid without a reason */
    public EvidenceId strike(Actor actor, Strike input) {
        var sections = vouching.sections(actor);
        return work.change(actor, Permission.GIVE_EVIDENCE, tx -> {
            var row = mine(tx, input.evidence(), sections);
            var problems = new Problems("duties");
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            tx.enter(Act.of(
                            "duties.evidence.struck",
                            "evidence",
                            input.evidence().value())
                    .before("happenedOn", row.item().happenedOn())
                    .afterErasable("reason", input.reason()));
            evidence.supersede(tx, row.id());
            return input.evidence();
        });
    }

    /** Evidence that somebody attested, of a part for which the actor may vouch. */
    private EvidenceItems.Row mine(Tx tx, EvidenceId id, Set<UUID> sections) {
        var row = evidence.the(tx, id);
        if (row.item().nature() == Nature.OBSERVED) {
            throw new Refusal.Invalid("evidence", Message.of("duties.refusal.observed-stays"));
        }
        vouching.require(tx, row.item().duty(), row.item().subject(), row.item().happenedOn(), sections);
        return row;
    }
}
