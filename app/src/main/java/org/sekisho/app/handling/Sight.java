package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/**
 * What of the handling of assets somebody sees: that of their own sections, all where they read all ledgers, and what they
 * asked for themselves.
 *
 * @param all whether they see everything
 * @param keepsAll whether they keep the lines of all sections
 * @param keeps whether they keep those of their own
 */
record Sight(boolean all, boolean keepsAll, boolean keeps, Set<UUID> sections, Optional<UUID> person, UUID account) {

    Sight {
        sections = Set.copyOf(sections);
    }

    boolean reads(Request request) {
        return all || sections.contains(request.section()) || request.isOf(this);
    }

    /** Whether they keep the ledger of a section, and so confirm what comes back to it. */
    boolean keeps(UUID section) {
        return keepsAll || (keeps && sections.contains(section));
    }

    @Component
    static final class Sights {

        private final PlacesOfStaff places;
        private final HeldPosts held;

        Sights(PlacesOfStaff places, HeldPosts held) {
            this.places = places;
            this.held = held;
        }

        /** Of the actor of the transaction. Five statements at most. */
        Sight of(Tx tx) {
            var actor = tx.actor();
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            return new Sight(
                    actor.may(Permission.READ_ALL_LEDGERS),
                    actor.may(Permission.KEEP_ALL_LEDGERS),
                    actor.may(Permission.KEEP_LEDGERS),
                    places.sectionsWithBelow(tx, today),
                    held.person(tx, actor.account(), today).map(PersonId::value),
                    actor.account());
        }
    }
}
