package org.sekisho.app.decision;

import java.util.List;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads who decides on which kind of document. */
@Service
public final class RulesOfDecision {

    /**
     * The rules of a day.
     *
     * @param posts under their names of that day, with who holds them
     * @param inside whether the body decides inside the program on that day
     */
    public record OfDay(List<DecisionRule> rules, PostsOfDay posts, boolean inside) {}

    private final Work work;
    private final DecisionRules rules;
    private final DecisionModes modes;
    private final OrganisationIn organisation;

    RulesOfDecision(Work work, DecisionRules rules, DecisionModes modes, OrganisationIn organisation) {
        this.work = work;
        this.rules = rules;
        this.modes = modes;
        this.organisation = organisation;
    }

    /** The rules that hold on the day. Nine statements. */
    public OfDay on(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_DECISIONS,
                tx -> new OfDay(
                        rules.at(tx, asOf).stream().map(DecisionRules.Row::rule).toList(),
                        PostsOfDay.of(organisation.chart(tx, asOf)),
                        modes.at(tx, asOf).stream().anyMatch(DecisionModes.Row::inside)));
    }
}
