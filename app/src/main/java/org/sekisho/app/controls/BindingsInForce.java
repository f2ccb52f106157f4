package org.sekisho.app.controls;

import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads what a version of the policy obliges to, as known now. */
@Service
public final class BindingsInForce {

    private final Work work;
    private final Bindings bindings;
    private final DocumentHistory documents;

    BindingsInForce(Work work, Bindings bindings, DocumentHistory documents) {
        this.work = work;
        this.bindings = bindings;
        this.documents = documents;
    }

    /**
     * The bindings of a version; without any while the program has not bound it yet. Two statements and those of reading the
     * version.
     *
     * @throws Refusal.NotFound if there is no such version for this actor
     */
    public BoundClauses of(Actor actor, UUID version) {
        documents.requireReadable(actor, version);
        return work.read(actor, Permission.READ_POLICY, tx -> bindings.of(tx, version));
    }
}
