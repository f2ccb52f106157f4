package org.sekisho.app.evidence;

import java.util.Optional;
import java.util.UUID;

/**
 * That somebody was shown what is not for everybody inside: the text of a narrowly scoped document or of a draft, or a file
 * as it was handed in.
 *
 * @param subjectType what the text or the file belongs to, as the record calls it
 * @param file empty where the text itself was shown
 */
record Reading(String subjectType, UUID subject, Optional<UUID> file) {

    Act act() {
        if (file.isEmpty()) {
            return Act.of("reading.text.opened", subjectType, subject);
        }
        var act = Act.of("reading.file.opened", subjectType, subject);
        act.child("file", file.get());
        return act;
    }
}
