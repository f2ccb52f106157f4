package org.sekisho.app.organisation;

import java.util.List;
import java.util.Map;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads which organs the body has and how many people of each employment. */
@Service
public final class OrgansAndStaff {

    /** An organ by its name. */
    public record Organ(OrganId id, String name) {}

    /**
     * What there is on a day.
     *
     * @param organs in their order
     * @param people how many of each employment; one that nobody has is not in it
     */
    public record Found(List<Organ> organs, Map<Employment, Integer> people) {
        public Found {
            organs = List.copyOf(organs);
            people = Map.copyOf(people);
        }
    }

    private final Work work;
    private final Organs organs;
    private final People people;

    OrgansAndStaff(Work work, Organs organs, People people) {
        this.work = work;
        this.organs = organs;
        this.people = people;
    }

    /** The organs and people of the day. Two statements, whatever the number of people. */
    public Found on(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> new Found(
                        organs.at(tx, asOf).stream()
                                .map(row -> new Organ(row.organ(), row.name()))
                                .toList(),
                        people.byEmployment(tx, asOf)));
    }
}
