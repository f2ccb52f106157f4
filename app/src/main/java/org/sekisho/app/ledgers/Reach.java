package org.sekisho.app.ledgers;

import java.util.Set;
import java.util.UUID;

/** The lines of a ledger that somebody may read or keep. */
public sealed interface Reach {

    /** Whether the lines of a section are among them. */
    boolean covers(UUID section);

    /** Whether a line of these values is among them. */
    default boolean has(Values values) {
        return values.named(Ledger.SECTION).filter(this::covers).isPresent();
    }

    /** All of them. */
    record All() implements Reach {
        @Override
        public boolean covers(UUID section) {
            return true;
        }

        @Override
        public boolean has(Values values) {
            return true;
        }
    }

    /** Those of some sections. */
    record Sections(Set<UUID> sections) implements Reach {
        public Sections {
            sections = Set.copyOf(sections);
        }

        @Override
        public boolean covers(UUID section) {
            return sections.contains(section);
        }
    }
}
