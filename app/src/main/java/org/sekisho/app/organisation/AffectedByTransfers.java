package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * What a module says of a list of transfers: what of its own moves to somebody else, or is left with nobody. A module
 * above this one that knows gives a bean of this.
 */
public interface AffectedByTransfers {

    /**
     * Who is there on the day before and on the day, if the list is applied.
     *
     * @param day from which the list holds
     * @param names of everybody in the two
     * @param sections the names of the sections
     * @param heldBefore who holds or stands in for each post on the day before
     * @param heldAfter the same on the day; a post that nobody holds is in neither
     */
    record Impact(
            LocalDate day,
            Staffing.Staffed before,
            Staffing.Staffed after,
            Map<PersonId, String> names,
            Map<SectionId, String> sections,
            Map<PostId, Set<PersonId>> heldBefore,
            Map<PostId, Set<PersonId>> heldAfter) {}

    /**
     * Something that is affected.
     *
     * @param gap whether it is left with nobody
     * @param words in the language of the texts
     * @param address of its page
     */
    record Affected(boolean gap, Function<Texts, String> words, Optional<String> address) {}

    List<Affected> affected(Tx tx, Impact impact);
}
