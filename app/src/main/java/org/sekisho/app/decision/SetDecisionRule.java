package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Sets who decides on one kind of document, from a day on. */
@Service
public final class SetDecisionRule {

    private static final int MOST_SUBSTITUTES = 5;

    /** A rule as {@link DecisionRule} has it, and the first day on which it holds. */
    public record Input(
            DocumentKind kind,
            Matter matter,
            PostId post,
            boolean delegated,
            String basis,
            List<PostId> substitutes,
            LocalDate from) {
        public Input {
            substitutes = List.copyOf(substitutes);
        }
    }

    private final Work work;
    private final DecisionRules rules;
    private final OrganisationIn organisation;

    SetDecisionRule(Work work, DecisionRules rules, OrganisationIn organisation) {
        this.work = work;
        this.rules = rules;
        this.organisation = organisation;
    }

    /**
     * Sets the rule; an earlier one for the same ends on the day before.
     *
     * @throws Refusal.Invalid naming {@code post}, {@code substitutes[i]}, {@code basis} or {@code from}
     */
    public UUID set(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_DECISION_RULES, tx -> {
            Register.inTurn(tx, "decision");
            var names = check(tx, input);
            var standing = rules.current(tx, input.kind(), input.matter()).stream()
                    .filter(row -> row.span().overlaps(Span.since(input.from())))
                    .toList();
            var rule = new DecisionRule(
                    tx.newId(),
                    input.kind(),
                    input.matter(),
                    input.post(),
                    input.delegated(),
                    input.basis().strip(),
                    input.substitutes(),
                    Span.since(input.from()));
            var act = Act.of("decision.rule.set", "decision-rule", rule.id())
                    .after("kind", rule.kind())
                    .after("matter", rule.matter())
                    .after("post", rule.post().value())
                    .after("name", names.name(rule.post()))
                    .after("delegated", rule.delegated())
                    .after("basis", rule.basis())
                    .after(
                            "substitutes",
                            rule.substitutes().stream().map(PostId::value).toList())
                    .after("from", input.from());
            standing.forEach(row -> act.before("post", row.rule().post().value())
                    .before("from", row.span().from()));
            var entry = tx.enter(act);
            rules.end(tx, entry, standing, input.from());
            rules.add(tx, entry, List.of(new DecisionRules.Row(rule)));
            return rule.id();
        });
    }

    private PostsOfDay check(Tx tx, Input input) {
        var problems = new Problems("decision");
        problems.requireDay("from", input.from());
        problems.refuseIfAny();
        var posts = PostsOfDay.of(organisation.chart(tx, AsOf.known(input.from())));
        if (posts.post(input.post()).isEmpty()) {
            problems.add("post", "post-unknown", Problems.day(input.from()));
        }
        var seen = new HashSet<PostId>(List.of(input.post()));
        for (int i = 0; i < input.substitutes().size(); i++) {
            var post = input.substitutes().get(i);
            var at = "substitutes[" + i + "]";
            if (posts.post(post).isEmpty()) {
                problems.add(at, "post-unknown", Problems.day(input.from()));
            } else if (!seen.add(post)) {
                problems.add(at, "post-twice", posts.name(post));
            }
        }
        if (input.substitutes().size() > MOST_SUBSTITUTES) {
            problems.add("", "too-many-substitutes", MOST_SUBSTITUTES);
        }
        if (input.delegated()) {
            problems.requireText("basis", input.basis());
        } else {
            problems.requirePlain("basis", input.basis());
        }
        problems.refuseIfAny();
        return posts;
    }
}
