package org.sekisho.app.identity;

import java.time.Duration;
import java.util.UUID;
import org.sekisho.app.shared.BodyId;

/** How an attempt to prove who one is ended. */
public sealed interface SignInOutcome {

    /** It was right. */
    record Proved(BodyId body, UUID account, Proof proof) implements SignInOutcome {}

    /** It was wrong; what of it is not told. */
    record Wrong() implements SignInOutcome {}

    /** It was not looked at, because of too many before it. */
    record Wait(Duration left) implements SignInOutcome {}
}
