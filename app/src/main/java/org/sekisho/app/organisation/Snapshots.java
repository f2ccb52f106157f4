package org.sekisho.app.organisation;

import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/** Takes the whole organisation out of its registers. */
@Component
class Snapshots {

    private final Organs organs;
    private final Sections sections;
    private final Posts posts;
    private final Tenures tenures;
    private final People people;
    private final RoleRules rules;
    private final Appointments appointments;

    Snapshots(
            Organs organs,
            Sections sections,
            Posts posts,
            Tenures tenures,
            People people,
            RoleRules rules,
            Appointments appointments) {
        this.organs = organs;
        this.sections = sections;
        this.posts = posts;
        this.tenures = tenures;
        this.people = people;
        this.rules = rules;
        this.appointments = appointments;
    }

    Snapshot take(Tx tx, AsOf asOf) {
        return new Snapshot(
                asOf,
                organs.at(tx, asOf),
                sections.at(tx, asOf),
                posts.at(tx, asOf),
                tenures.at(tx, asOf),
                people.at(tx, asOf),
                rules.at(tx, asOf),
                appointments.at(tx, asOf));
    }
}
