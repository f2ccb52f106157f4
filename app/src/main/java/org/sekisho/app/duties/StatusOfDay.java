package org.sekisho.app.duties;

import java.util.Optional;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.evidence.Freshness;
import org.sekisho.app.evidence.Kept;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;
import org.springframework.stereotype.Service;

/**
 * Reads all that the pages about a day show: every clause, every duty, the catalogue that names them, and what was decided
 * about the ordinance. Derived once and kept while nothing is entered for the body.
 */
@Service
public final class StatusOfDay {

    /**
     * A day.
     *
     * @param catalogue as it is now
     * @param exemption what was decided about the ordinance for that day; empty if nothing was
     */
    public record Day(AsOf asOf, StatusOfClauses.Clauses clauses, Catalogue catalogue, Optional<Exemption> exemption) {

        public StatusOfDuties.Overview overview() {
            return clauses.overview();
        }

        /** What the catalogue says of a duty; empty if the control was taken out of it. */
        public Optional<Control> control(Duty duty) {
            return catalogue.control(duty.control());
        }

        /** Each duty in its measure and stage. */
        public MeasureGrid grid() {
            return MeasureGrid.of(this);
        }
    }

    private final Work work;
    private final StatusOfClauses clauses;
    private final CatalogueOfBody catalogues;
    private final Exemptions exemptions;
    private final Kept<Day> kept;

    StatusOfDay(
            Work work,
            Freshness freshness,
            StatusOfClauses clauses,
            CatalogueOfBody catalogues,
            Exemptions exemptions) {
        this.work = work;
        this.clauses = clauses;
        this.catalogues = catalogues;
        this.exemptions = exemptions;
        this.kept = new Kept<>(work, freshness, Permission.READ_DUTIES);
    }

    /** The day: one statement while nothing was entered since it was last asked for. */
    public Day on(Actor actor, AsOf asOf) {
        actor.require(Permission.READ_DUTIES);
        // A status is the same for everybody who may see it, so it is derived with the eyes of the program.
        return kept.get(actor, asOf, () -> derive(Actor.program(actor.body()), asOf));
    }

    private Day derive(Actor program, AsOf asOf) {
        var exemption = work.read(
                program,
                Permission.READ_DUTIES,
                tx -> exemptions.at(tx, asOf).stream().findFirst().map(Exemptions.Row::decided));
        return new Day(asOf, clauses.on(program, asOf), catalogues.of(program), exemption);
    }
}
