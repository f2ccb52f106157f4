package org.sekisho.app.identity;

import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** What kind of local government the actor's body is; it never changes. */
@Service
public final class KindOfBody {

    private final Work work;
    private final FoundedBodies bodies;

    KindOfBody(Work work, FoundedBodies bodies) {
        this.work = work;
        this.bodies = bodies;
    }

    /** The kind that was given when the body was founded. One statement. */
    public BodyKind of(Actor actor) {
        return work.read(actor, Permission.READ_ORGANISATION, bodies::kind);
    }
}
