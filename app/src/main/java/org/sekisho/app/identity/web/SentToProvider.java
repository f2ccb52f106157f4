package org.sekisho.app.identity.web;

import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;
import org.sekisho.app.identity.oidc.Question;

/**
 * Somebody who was sent to the provider of a body and has not come back.
 *
 * @param confirming whether somebody who is in shall show that it is still they
 * @param to the local address to go to in the end
 */
record SentToProvider(Question question, UUID bodyId, boolean confirming, String to) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;
}
