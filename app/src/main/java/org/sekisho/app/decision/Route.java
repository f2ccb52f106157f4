package org.sekisho.app.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Problems;

/**
 * The way of a set before it is decided.
 *
 * @param stops in their order
 */
public record Route(List<Stop> stops) {

    private static final int MOST_STOPS = 20;

    /**
     * One post on the way.
     *
     * @param kind 回議 or 合議
     * @param beside whether it stands beside the one before it instead of behind it
     */
    public record Stop(StepKind kind, PostId post, boolean beside) {
        public Stop {
            if (kind == StepKind.DECISION) {
                throw new IllegalArgumentException("The decision is no stop on the way to it");
            }
        }
    }

    public Route {
        stops = List.copyOf(stops);
    }

    /** Names each stop that cannot be: {@code route[i]}. */
    void check(Problems problems, PostsOfDay posts, PostId decider) {
        var seen = new HashSet<PostId>();
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            var at = "route[" + i + "]";
            if (posts.post(stop.post()).isEmpty()) {
                problems.add(at, "post-gone");
            } else if (stop.post().equals(decider)) {
                problems.add(at, "post-decides", posts.name(stop.post()));
            } else if (!seen.add(stop.post())) {
                problems.add(at, "post-twice", posts.name(stop.post()));
            }
        }
        if (stops.size() > MOST_STOPS) {
            problems.add("", "too-many-stops", MOST_STOPS);
        }
    }

    /** The steps, with the decision behind them. */
    List<DecisionCases.Step> steps(Tx tx, UUID submission, PostsOfDay posts, PostId decider) {
        var steps = new ArrayList<DecisionCases.Step>();
        int turn = 0;
        for (var stop : stops) {
            turn = stop.beside() && turn > 0 ? turn : turn + 1;
            steps.add(step(tx, submission, turn, steps.size() + 1, stop.kind(), stop.post(), posts));
        }
        steps.add(step(tx, submission, turn + 1, steps.size() + 1, StepKind.DECISION, decider, posts));
        return steps;
    }

    private static DecisionCases.Step step(
            Tx tx, UUID submission, int turn, int ordinal, StepKind kind, PostId post, PostsOfDay posts) {
        return new DecisionCases.Step(
                new StepId(tx.newId()),
                submission,
                turn,
                ordinal,
                kind,
                post,
                posts.name(post),
                java.util.Optional.empty());
    }
}
