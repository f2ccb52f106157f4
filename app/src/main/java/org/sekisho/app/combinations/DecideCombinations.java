package org.sekisho.app.combinations;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records what the body decided once about combinations that it cannot avoid (統一的な承認). */
@Service
public final class DecideCombinations {

    static final String CONTROL = "duties.separated";

    /**
     * The decision.
     *
     * @param combinations what it covers; at least one
     * @param posts of whose holders; empty for everybody of the body
     * @param reason why the body cannot avoid them
     * @param measure what is done in place of the separation
     * @param decidedBy the post or organ that decided, such as 管理者
     * @param decidedOn from this day on it covers, for a year
     */
    public record Input(
            Set<Combination> combinations,
            Set<PostId> posts,
            String reason,
            String measure,
            String decidedBy,
            LocalDate decidedOn,
            Optional<String> documentNumber) {
        public Input {
            combinations = Set.copyOf(combinations);
            posts = Set.copyOf(posts);
        }
    }

    private final Work work;
    private final StandingDecisions decisions;
    private final Covers covers;
    private final OrganisationIn organisation;
    private final Observations observations;

    DecideCombinations(
            Work work,
            StandingDecisions decisions,
            Covers covers,
            OrganisationIn organisation,
            Observations observations) {
        this.work = work;
        this.decisions = decisions;
        this.covers = covers;
        this.organisation = organisation;
        this.observations = observations;
    }

    /** @throws Refusal.Invalid naming {@code combinations}, {@code posts}, {@code reason}, {@code measure}, {@code decidedBy}, {@code decidedOn}, {@code documentNumber} */
    public StandingDecisionId decide(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_COMBINATIONS, tx -> {
            var problems = new Problems("combinations");
            var entry = tx.newId();
            var act = Act.of("combinations.standing.decided", "body", tx.body());
            var decided = record(tx, entry, act, input, "", problems);
            problems.refuseIfAny();
            tx.enter(entry, act);
            return decided;
        });
    }

    /**
     * Does it within the act of another use case.
     *
     * @param at what stands before the names of the fields in problems
     */
    StandingDecisionId record(Tx tx, UUID entry, Act act, Input input, String at, Problems problems) {
        Register.inTurn(tx, "combinations");
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        if (input.combinations().isEmpty()) {
            problems.add(at + "combinations", "combination-missing");
        }
        problems.requireReason(at + "reason", input.reason());
        problems.requireReason(at + "measure", input.measure());
        problems.requireText(at + "decidedBy", input.decidedBy());
        problems.requirePast(at + "decidedOn", input.decidedOn(), today);
        problems.requirePlain(at + "documentNumber", input.documentNumber().orElse(""));
        if (!organisation
                .chart(tx, AsOf.known(today))
                .posts()
                .map(post -> post.id())
                .toList()
                .containsAll(input.posts())) {
            problems.add(at + "posts", "post-not-there");
        }
        var decision = new StandingDecisionId(tx.newId());
        if (problems.any()) {
            return decision;
        }
        decisions.add(
                tx,
                entry,
                new StandingDecisions.Row(
                        decision,
                        input.reason().strip(),
                        input.measure().strip(),
                        input.decidedBy().strip(),
                        input.decidedOn(),
                        input.documentNumber().map(String::strip).filter(words -> !words.isEmpty()),
                        List.of()));
        var child = act.child("standing-decision", decision.value())
                .after("combinations", new TreeSet<>(input.combinations()).toString())
                .afterErasable("reason", input.reason().strip())
                .afterErasable("measure", input.measure().strip())
                .afterErasable("decidedBy", input.decidedBy().strip())
                .after("decidedOn", input.decidedOn())
                .after("documentNumber", input.documentNumber());
        var rows = new ArrayList<Covers.Row>();
        for (var combination : new TreeSet<>(input.combinations())) {
            if (input.posts().isEmpty()) {
                rows.add(cover(tx, decision, combination, Optional.empty(), input));
            }
            input.posts().forEach(post -> rows.add(cover(tx, decision, combination, Optional.of(post), input)));
        }
        child.after(
                "posts", input.posts().stream().map(PostId::toString).sorted().collect(joining(", ")));
        covers.add(tx, entry, rows);
        observations.take(
                tx,
                new Observations.Seen(
                        CONTROL,
                        Optional.empty(),
                        "combinations",
                        input.decidedBy().strip(),
                        input.reason().strip(),
                        input.decidedOn()));
        return decision;
    }

    private static Covers.Row cover(
            Tx tx, StandingDecisionId decision, Combination combination, Optional<PostId> post, Input input) {
        return new Covers.Row(tx.newId(), decision, combination, post, Span.since(input.decidedOn()));
    }
}
