package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.DoneForText;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Erasures;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The acknowledgements of a version of the policy: complete when it holds no more and the last one acknowledged it. */
@Component
@Order(1)
class KeptAcknowledgements implements Kept {

    private final DocumentHistory documents;
    private final DoneForText done;
    private final Disposals disposals;

    KeptAcknowledgements(DocumentHistory documents, DoneForText done, Disposals disposals) {
        this.documents = documents;
        this.done = done;
        this.disposals = disposals;
    }

    @Override
    public KeptKind kind() {
        return KeptKind.ACKNOWLEDGEMENT;
    }

    @Override
    public boolean readableBy(Actor actor) {
        return true;
    }

    /** Two statements, and one for each version that is no longer in force. */
    @Override
    public List<Disposals.Wanted> complete(Tx tx, LocalDate today) {
        var disposed = disposals.subjects(tx, kind());
        return documents.versions(tx).stream()
                .filter(version -> version.kind() == DocumentKind.POLICY
                        && version.validTo().isPresent()
                        && !disposed.contains(version.id()))
                .flatMap(version -> wanted(tx, version, given(tx, version, today)).stream())
                .toList();
    }

    @Override
    public Disposals.Wanted wanted(Tx tx, UUID subject, LocalDate today) {
        var version = documents.versions(tx).stream()
                .filter(one -> one.id().equals(subject) && one.kind() == DocumentKind.POLICY)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("version"));
        return wanted(tx, version, given(tx, version, today))
                .orElseThrow(() -> new Refusal.Invalid("", Message.of("conduct.refusal.in-force")));
    }

    @Override
    public Erasures.Erased erase(Tx tx, UUID subject, LocalDate today) {
        return done.erase(tx, Acknowledgements.CONTROL, subject);
    }

    @Override
    public Act act(Disposals.Wanted wanted) {
        return Act.of("conduct.acknowledgements.disposed", "version", wanted.subject());
    }

    private Map<UUID, DoneForText.Done> given(Tx tx, DocumentVersion version, LocalDate today) {
        return done.of(tx, Acknowledgements.CONTROL, version.id(), AsOf.known(today));
    }

    private static Optional<Disposals.Wanted> wanted(
            Tx tx, DocumentVersion version, Map<UUID, DoneForText.Done> given) {
        return Acknowledgements.complete(version, given)
                .map(day -> new Disposals.Wanted(
                        KeptKind.ACKNOWLEDGEMENT,
                        version.id(),
                        version.title() + "（第" + version.number() + "版）",
                        // That it was attested for all at once stands under the body itself.
                        (int) given.keySet().stream()
                                .filter(id -> !id.equals(tx.body()))
                                .count(),
                        0,
                        day));
    }
}
