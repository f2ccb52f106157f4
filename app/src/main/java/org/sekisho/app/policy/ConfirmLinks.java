package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Decides which clauses of the document above clauses of a version carry out. */
@Service
public final class ConfirmLinks {

    private static final int MOST_CHILDREN = 500;

    private final Work work;
    private final ClausesAbove above;
    private final ClauseLinks links;

    ConfirmLinks(Work work, ClausesAbove above, ClauseLinks links) {
        this.work = work;
        this.above = above;
        this.links = links;
    }

    /**
     * @param clause index of the clause in the lower text
     * @param uppers indexes of the clauses in the text above; none if it carries out none of them
     */
    public record Decision(int clause, Set<Integer> uppers) {
        public Decision {
            uppers = Set.copyOf(uppers);
        }
    }

    /**
     * What a person decides.
     *
     * @param lower the version whose clauses are decided
     * @param upper the version above that the person saw
     */
    public record Input(UUID lower, UUID upper, List<Decision> decisions) {
        public Input {
            decisions = List.copyOf(decisions);
        }

        /** Agrees to everything that is proposed for a chapter and not decided yet. */
        public static Input agreeing(ClausesAbove.Above above, int chapter) {
            return new Input(
                    above.lower().version().id(),
                    above.upper().version().id(),
                    above.chapter(chapter).stream()
                            .filter(one -> one.state() == ClausesAbove.State.PROPOSED)
                            .map(one -> new Decision(one.index(), new HashSet<>(one.uppers())))
                            .toList());
        }
    }

    /**
     * Decides, from the first day on which the two versions stand one above the other. What was decided of a clause
     * before holds until then.
     *
     * @return how many clauses were decided otherwise than before, at least one
     * @throws Refusal.NotFound if there is no such version for this actor
     * @throws Refusal.Stale if another version stands above it by now
     * @throws Refusal.Invalid if nothing is decided otherwise than before, or a clause is none of the texts
     */
    public int confirm(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            Register.inTurn(tx, "policy");
            var found = above.of(tx, input.lower())
                    .filter(one -> one.upper().version().id().equals(input.upper()))
                    .orElseThrow(Refusal.Stale::new);
            check(input, found);
            var before = before(tx, input, found);
            var changed = input.decisions().stream()
                    .filter(decision -> !decided(found, decision).equals(standing(before, found, decision)))
                    .toList();
            if (changed.isEmpty()) {
                throw new Refusal.Invalid("", Message.of("policy.links.unchanged"));
            }
            for (int from = 0; from < changed.size(); from += MOST_CHILDREN) {
                enter(tx, found, before, changed.subList(from, Math.min(from + MOST_CHILDREN, changed.size())));
            }
            return changed.size();
        });
    }

    private static void check(Input input, ClausesAbove.Above found) {
        var problems = new ArrayList<Refusal.Problem>();
        if (input.decisions().isEmpty()) {
            problems.add(new Refusal.Problem("", Message.of("policy.links.nothing")));
        }
        var uppers = found.upper().text().tree().clauses();
        var seen = new HashSet<Integer>();
        for (var decision : input.decisions()) {
            boolean known = found.at(decision.clause()).isPresent() && seen.add(decision.clause());
            boolean knownAbove = decision.uppers().stream()
                    .allMatch(index -> index >= 0
                            && index < uppers.size()
                            && !uppers.get(index).supplementary());
            if (!known || !knownAbove) {
                problems.add(new Refusal.Problem("upper", Message.of("policy.links.no-such-clause")));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    private HashMap<UUID, List<ClauseLinks.Row>> before(Tx tx, Input input, ClausesAbove.Above found) {
        var day = ClausesAbove.dayOf(found.lower().version(), found.upper().version());
        var ids = input.decisions().stream()
                .map(decision -> found.lower().text().clauses().get(decision.clause()))
                .toList();
        var before = new HashMap<UUID, List<ClauseLinks.Row>>();
        links.of(tx, ids).stream()
                .filter(row -> row.span().overlaps(Span.since(day)))
                .forEach(row -> before.computeIfAbsent(row.lower(), k -> new ArrayList<>())
                        .add(row));
        return before;
    }

    private static Set<Optional<UUID>> decided(ClausesAbove.Above found, Decision decision) {
        return decision.uppers().isEmpty()
                ? Set.of(Optional.empty())
                : decision.uppers().stream()
                        .map(found.upper().text().clauses()::get)
                        .map(Optional::of)
                        .collect(Collectors.toSet());
    }

    private static Set<Optional<UUID>> standing(
            HashMap<UUID, List<ClauseLinks.Row>> before, ClausesAbove.Above found, Decision decision) {
        var clause = found.lower().text().clauses().get(decision.clause());
        return before.getOrDefault(clause, List.of()).stream()
                .map(ClauseLinks.Row::upper)
                .collect(Collectors.toSet());
    }

    private void enter(
            Tx tx, ClausesAbove.Above found, HashMap<UUID, List<ClauseLinks.Row>> before, List<Decision> decisions) {
        var day = ClausesAbove.dayOf(found.lower().version(), found.upper().version());
        var act = Act.of(
                        "policy.links.confirmed",
                        "version",
                        found.lower().version().id())
                .after("above", found.upper().version().id())
                .after("from", day);
        var ended = new ArrayList<ClauseLinks.Row>();
        var added = new ArrayList<ClauseLinks.Row>();
        for (var decision : decisions) {
            var clause = found.lower().text().clauses().get(decision.clause());
            var old = before.getOrDefault(clause, List.of());
            var fresh = decided(found, decision);
            act.child("clause", clause)
                    .before(
                            "carriesOut",
                            old.stream().flatMap(row -> row.upper().stream()).toList())
                    .after(
                            "carriesOut",
                            new TreeSet<>(fresh.stream()
                                            .flatMap(Optional::stream)
                                            .toList())
                                    .stream().toList());
            ended.addAll(old);
            old.stream()
                    .filter(row -> row.span().from().isBefore(day))
                    .forEach(row -> added.add(row.during(tx.newId(), row.span().until(day))));
            for (var upper : fresh) {
                added.add(new ClauseLinks.Row(
                        tx.newId(), clause, upper, tx.actor().account(), Span.since(day)));
            }
        }
        var entry = tx.enter(act);
        links.supersede(tx, ended.stream().map(ClauseLinks.Row::id).toList());
        links.add(tx, entry, added);
    }
}
