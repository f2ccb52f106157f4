package org.sekisho.app.controls;

import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads a version of the policy against the catalogue: what kind each clause is, and what its sentences oblige to. */
@Service
public final class BindClauses {

    private final Work work;
    private final DocumentHistory documents;
    private final Bindings bindings;
    private final BindingOfText bindingOfText;

    BindClauses(Work work, DocumentHistory documents, Bindings bindings, BindingOfText bindingOfText) {
        this.work = work;
        this.documents = documents;
        this.bindings = bindings;
        this.bindingOfText = bindingOfText;
    }

    /**
     * Binds the text, once: binding it again changes nothing. What a person decided of the text before is carried over
     * with the words it was decided of.
     *
     * @return empty if the text was bound already
     */
    public Optional<BoundClauses> bind(Actor actor, UUID version) {
        documents.requireReadable(actor, version);
        if (work.read(actor, Permission.KEEP_DUTIES, tx -> bindings.has(tx, version))) {
            return Optional.empty();
        }
        return Optional.of(work.change(actor, Permission.KEEP_DUTIES, tx -> {
            Register.inTurn(tx, "controls");
            if (bindings.has(tx, version)) {
                tx.enter(Act.of("controls.clauses.bound-already", "document-version", version));
                return bindings.of(tx, version);
            }
            return bindingOfText.first(tx, version);
        }));
    }
}
