package org.sekisho.app.evidence;

import java.util.Set;
import java.util.UUID;

/**
 * Says what belongs to a subject of the record, so that its history holds what was done to that as well: to a duty its
 * evidence, to a document its versions. A module declares one for the things that it keeps.
 */
public interface SubjectParts {

    /** What belongs to these, as far as this module knows. */
    Set<UUID> partsOf(Tx tx, Set<UUID> subjects);
}
