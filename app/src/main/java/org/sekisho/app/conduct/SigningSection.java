package org.sekisho.app.conduct;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** Finds the section from which somebody collects signatures, and refuses whoever answers for another one. */
@Component
class SigningSection {

    private final Acknowledgements acknowledgements;
    private final RollCall rollCall;
    private final Time time;

    SigningSection(Acknowledgements acknowledgements, RollCall rollCall, Time time) {
        this.acknowledgements = acknowledgements;
        this.rollCall = rollCall;
        this.time = time;
    }

    /** A section today, with the version of the policy in force. */
    record Today(Acknowledgements.Sheet sheet, List<Acknowledgements.Line> lines) {}

    /** The sections from which the actor may collect; empty for all. */
    Optional<Set<SectionId>> mine(Actor actor) {
        actor.require(Permission.COLLECT_SIGNATURES);
        return actor.may(Permission.KEEP_DUTIES)
                ? Optional.empty()
                : Optional.of(rollCall.headedBy(actor, time.today()));
    }

    /**
     * @throws Refusal.NotPermitted if the actor does not answer for the section
     * @throws Refusal.NotFound if nobody is there, or no policy is in force
     */
    Today of(Actor actor, SectionId section) {
        if (mine(actor).filter(sections -> !sections.contains(section)).isPresent()) {
            throw new Refusal.NotPermitted(Permission.COLLECT_SIGNATURES);
        }
        var sheet = acknowledgements.on(actor, Optional.empty(), AsOf.known(time.today()));
        var lines = sheet.lines().stream()
                .filter(line ->
                        line.member().place().section().filter(section::equals).isPresent())
                .toList();
        if (sheet.version().isEmpty() || lines.isEmpty()) {
            throw new Refusal.NotFound("section");
        }
        return new Today(sheet, lines);
    }
}
