package org.sekisho.app.policy;

import java.util.List;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;

/** Which versions an actor may read; a non-public one looks to others as if it were not there. */
final class Readable {

    private Readable() {}

    static boolean by(Actor actor, DocumentVersion version) {
        return version.isPublic() || actor.may(Permission.READ_NON_PUBLIC);
    }

    static List<DocumentVersion> by(Actor actor, List<DocumentVersion> versions) {
        return versions.stream().filter(version -> by(actor, version)).toList();
    }
}
