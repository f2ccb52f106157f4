package org.sekisho.app.setup;

import java.io.Serial;
import java.io.Serializable;
import org.sekisho.app.identity.BodyKind;

/** The body as typed in the first step, kept in the session until the second. */
record BodyDraft(String name, BodyKind kind, String slug) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}
