package org.sekisho.app.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a module asks of people beside the duties of the policy. The first page and the digests ask every module that
 * implements this; each reads a body once and then tells it person by person.
 */
public interface AsksPeople {

    /**
     * One thing that waits for somebody.
     *
     * @param part the text that heads things of its sort
     * @param title as a page says it, which only its reader sees
     * @param mail as a mail says it: no names, nothing that is not public
     * @param by the day until which
     * @param presses whether it cannot wait
     * @param path of the page on which they deal with it, below the site, without a slash at its beginning
     */
    record Thing(String part, Message title, Message mail, Optional<LocalDate> by, boolean presses, String path) {}

    /**
     * A post that somebody takes over.
     *
     * @param name the place and the title, as it stands under a decision
     * @param section empty where it heads an organ
     * @param roles that it carries
     */
    record Post(String name, Optional<UUID> section, Set<Role> roles) {}

    /** A body on one day. */
    interface Board {

        /** What waits for one person, with the roles of the day. */
        List<Thing> of(Actor person);

        /** What whoever takes a post over finds waiting, as far as the reader may see it. */
        List<Thing> left(Actor reader, Post post);
    }

    /** A body on one day; nothing is read before somebody is asked about. */
    Board on(BodyId body, LocalDate day);
}
