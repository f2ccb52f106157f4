package org.sekisho.app.duties;

import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** Reads which duties ask anew with a version of the policy, and the versions. */
@Component
class ReadRenewals {

    private final DocumentHistory documents;
    private final CatalogueOfBody catalogues;

    ReadRenewals(DocumentHistory documents, CatalogueOfBody catalogues) {
        this.documents = documents;
        this.catalogues = catalogues;
    }

    /** As known at the time that is asked for, whatever the actor may read of the texts. Two statements. */
    Renewals on(Actor actor, AsOf asOf) {
        var program = Actor.program(actor.body());
        return Renewals.of(catalogues.of(program), documents.known(program, asOf));
    }
}
