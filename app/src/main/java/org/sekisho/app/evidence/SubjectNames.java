package org.sekisho.app.evidence;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says what subjects of the record are called today, and where their pages are. A module declares one for the things that
 * it keeps; a reader who may not see such a name is told none.
 */
public interface SubjectNames {

    /** The types of subjects it knows, as they stand in the leaves, such as {@code person}. */
    Set<String> types();

    /** The names of those among {@code subjects} that are of one of the types and that the reader may see. */
    Map<UUID, Named> names(Tx tx, String type, Collection<UUID> subjects);

    /** The accounts whose name has {@code part} in it. */
    default Set<UUID> accountsCalled(Tx tx, String part) {
        return Set.of();
    }

    /**
     * A name, and where to read more.
     *
     * @param name empty where the type alone says what it is
     * @param href empty where it has no page
     */
    record Named(Optional<Called> name, Optional<String> href) {

        public static Named of(String name) {
            return new Named(Optional.of(language -> name), Optional.empty());
        }

        public Named on(String page) {
            return new Named(name, Optional.of(page));
        }
    }

    /** A name in the language of the reader. */
    @FunctionalInterface
    interface Called {
        String in(Locale language);
    }
}
