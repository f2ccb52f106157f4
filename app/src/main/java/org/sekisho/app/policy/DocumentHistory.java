package org.sekisho.app.policy;

import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** The documents of a body and their versions, as known now. */
@Service
public final class DocumentHistory {

    private final Work work;
    private final Documents documents;
    private final Readable readable;

    DocumentHistory(Work work, Documents documents, Readable readable) {
        this.work = work;
        this.documents = documents;
        this.readable = readable;
    }

    /** All versions that the actor may read, by the day they are in force from. */
    public List<DocumentVersion> versions(Actor actor) {
        return work.read(actor, Permission.READ_POLICY, this::versions);
    }

    /** The same in the transaction of another module's use case, which names what it does by them. One statement. */
    public List<DocumentVersion> versions(Tx tx) {
        tx.actor().require(Permission.READ_POLICY);
        return readable.by(tx, documents.versions(tx));
    }

    /** All versions that the actor may read, as known at the time that is asked for. One statement. */
    public List<DocumentVersion> known(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_POLICY, tx -> readable.by(tx, documents.versions(tx, asOf)));
    }

    /** @throws Refusal.NotFound if there is no such version, or none for this actor; one statement */
    public void requireReadable(Actor actor, UUID version) {
        boolean found = work.read(actor, Permission.READ_POLICY, tx -> readable.by(tx, documents.version(tx, version)));
        if (!found) {
            throw new Refusal.NotFound("version");
        }
    }

    /** Whether the actor of another module's use case may read a version. One statement; more where readers are named. */
    public boolean reads(Tx tx, UUID version) {
        return readable.by(tx, documents.version(tx, version));
    }

    /**
     * A version with its text.
     *
     * @throws Refusal.NotFound if there is none, or none for this actor
     */
    public PolicyInForce.InFull version(Actor actor, UUID version) {
        return work.read(actor, Permission.READ_POLICY, tx -> {
            var found = documents.version(tx, version);
            readable.show(tx, found);
            return new PolicyInForce.InFull(found, documents.text(tx, version));
        });
    }

    /**
     * A version with its text.
     *
     * @param tx a transaction of the caller, who has checked the permission
     * @throws Refusal.NotFound if the body has no such version
     */
    public PolicyInForce.InFull version(Tx tx, UUID version) {
        return new PolicyInForce.InFull(documents.version(tx, version), documents.text(tx, version));
    }
}
