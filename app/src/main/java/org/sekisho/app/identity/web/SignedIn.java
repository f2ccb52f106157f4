package org.sekisho.app.identity.web;

import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;
import org.sekisho.app.shared.BodyId;

/**
 * Who signed in, as the session keeps it; roles are asked for at each request.
 *
 * @param session the identifier among the open sessions
 * @param secondFactor whether a second factor was shown
 * @param demo whether it was the one click of a demonstration
 */
record SignedIn(UUID bodyId, String bodyName, UUID account, UUID session, boolean secondFactor, boolean demo)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    BodyId body() {
        return new BodyId(bodyId);
    }
}
