package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Decides where clauses of a draft come from. */
@Service
public final class ConfirmLineage {

    private static final int MOST_CHILDREN = 500;

    private final Work work;
    private final Drafts drafts;
    private final Documents documents;
    private final DraftLineage draftLineage;
    private final Lineages lineages;
    private final Readable readable;

    ConfirmLineage(
            Work work,
            Drafts drafts,
            Documents documents,
            DraftLineage draftLineage,
            Lineages lineages,
            Readable readable) {
        this.work = work;
        this.drafts = drafts;
        this.documents = documents;
        this.draftLineage = draftLineage;
        this.lineages = lineages;
        this.readable = readable;
    }

    /** @param clause index of the clause in the draft */
    public record Decision(int clause, Origin origin) {}

    /**
     * What a person decides.
     *
     * @param number the number of the draft's version that the actor saw
     * @param other the version that the draft was compared with
     */
    public record Input(UUID draft, int number, UUID other, List<Decision> decisions) {

        public Input {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * What came of it.
     *
     * @param decided how many clauses were decided
     * @param left how many are still open
     */
    public record Confirmed(int decided, int left) {}

    /**
     * Decides. A decision of the same clause before it no longer holds.
     *
     * @throws Refusal.Stale if somebody else was faster
     * @throws Refusal.NotFound if there is no such version of the draft's layer for this actor
     * @throws Refusal.Invalid with all decisions that do not fit, each under {@code choice-} and the index of its clause
     */
    public Confirmed confirm(Actor actor, Input input) {
        return work.change(actor, Permission.IMPORT_POLICY, tx -> {
            var head = drafts.openAt(tx, input.draft(), input.number());
            var other = documents.version(tx, input.other());
            if (other.kind() != head.kind() || !readable.by(tx, other)) {
                throw new Refusal.NotFound("version");
            }
            var tree = drafts.tree(tx, head);
            var compared = draftLineage.compare(tx, head.draft(), tree, other);
            check(input, tree.clauses().size(), compared);
            var decided = new HashMap<>(compared.correspondence().decisions());
            for (int from = 0; from < input.decisions().size(); from += MOST_CHILDREN) {
                var some = input.decisions()
                        .subList(
                                from,
                                Math.min(from + MOST_CHILDREN, input.decisions().size()));
                var ids = some.stream().map(decision -> tx.newId()).toList();
                var act = Act.of("policy.lineage.decided", "draft", head.draft())
                        .after("number", head.number())
                        .after("comparedWith", other.id());
                for (int i = 0; i < some.size(); i++) {
                    var decision = some.get(i);
                    act.child("draft-clause", ids.get(i))
                            .after("path", tree.clauses().get(decision.clause()).path())
                            .after("choice", decision.origin().choice())
                            .after(
                                    "comesFrom",
                                    decision.origin().from().stream()
                                            .map(compared.text().clauses()::get)
                                            .toList());
                }
                var entry = tx.enter(act);
                for (int i = 0; i < some.size(); i++) {
                    var decision = some.get(i);
                    decided.put(decision.clause(), decision.origin());
                    lineages.decide(
                            tx,
                            ids.get(i),
                            new Lineages.Place(
                                    head.draft(), other.id(), tree.clauses().get(decision.clause())),
                            decision.origin(),
                            compared.versions(),
                            entry);
                }
            }
            return new Confirmed(
                    input.decisions().size(),
                    compared.correspondence().with(decided).undecided().size());
        });
    }

    private static void check(Input input, int clauses, DraftLineage.Compared compared) {
        var problems = new ArrayList<Refusal.Problem>();
        int others = compared.versions().size();
        var decided = new HashMap<>(compared.correspondence().decisions());
        if (input.decisions().isEmpty()) {
            problems.add(new Refusal.Problem("", Message.of("policy.lineage.nothing")));
        }
        for (var decision : input.decisions()) {
            var origin = decision.origin();
            if (decision.clause() < 0 || decision.clause() >= clauses) {
                problems.add(new Refusal.Problem("", Message.of("policy.correction.no-such-clause")));
            } else if (origin.from().stream().anyMatch(index -> index < 0 || index >= others)) {
                problems.add(problem(decision, "policy.correction.no-such-clause"));
            } else if (!origin.fits()) {
                problems.add(problem(
                        decision,
                        origin.choice() == Origin.Choice.MERGED
                                ? "policy.lineage.two"
                                : origin.choice() == Origin.Choice.NEW ? "policy.lineage.none" : "policy.lineage.one"));
            } else {
                decided.put(decision.clause(), origin);
            }
        }
        if (problems.isEmpty()) {
            var ties = compared.correspondence().with(decided);
            input.decisions().stream()
                    .filter(decision -> decision.origin().choice() == Origin.Choice.SAME)
                    .filter(decision -> ties.goesOnElsewhere(
                            decision.clause(), decision.origin().from().first()))
                    .forEach(decision -> problems.add(problem(decision, "policy.lineage.taken")));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    private static Refusal.Problem problem(Decision decision, String key) {
        return new Refusal.Problem("choice-" + decision.clause(), Message.of(key));
    }
}
