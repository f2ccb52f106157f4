package org.sekisho.app.identity.web;

import org.sekisho.app.identity.ShownProof;
import org.springframework.stereotype.Component;

/** What the session of the running request says was shown. */
@Component
final class ProofOfSession implements ShownProof {

    @Override
    public boolean secondFactor() {
        return Door.signedIn().map(SignedIn::secondFactor).orElse(false);
    }
}
