package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Decides which posts carry which role: adds rules and ends others, from one day on. */
@Service
public final class SetRoleRules {

    /** The roles of the policy, the CISO first; the others belong to the program, or to everyone. */
    public static final List<Role> ROLES = List.of(
            Role.CISO,
            Role.CHIEF_SECURITY_OFFICER,
            Role.DEPARTMENT_SECURITY_OFFICER,
            Role.SECTION_SECURITY_MANAGER,
            Role.SYSTEM_MANAGER,
            Role.SYSTEM_OPERATOR,
            Role.CSIRT,
            Role.AUDITOR);

    /**
     * Every post of this title carries the role.
     *
     * @param below if given, only the posts in this section and in those below it
     */
    public record NewRule(Role role, String postTitle, Optional<SectionId> below) {}

    /** What holds from the day on and what no longer does. */
    public record Input(LocalDate from, List<NewRule> added, List<RuleId> ended) {
        public Input {
            added = List.copyOf(added);
            ended = List.copyOf(ended);
        }
    }

    private final Work work;
    private final RoleRules rules;
    private final Sections sections;

    SetRoleRules(Work work, RoleRules rules, Sections sections) {
        this.work = work;
        this.rules = rules;
        this.sections = sections;
    }

    private record Change(RoleRules.Row row, Optional<LocalDate> to) {}

    /**
     * Adds and ends the rules.
     *
     * @return the new rules in the order of the input
     * @throws Refusal.Invalid naming {@code added[i].…} or {@code ended[i]}
     */
    public List<RuleId> set(Actor actor, Input input) {
        var problems = new Problems("organisation");
        if (input.added().isEmpty() && input.ended().isEmpty()) {
            problems.add("", "nothing");
        }
        problems.requireDay("from", input.from());
        for (int i = 0; i < input.added().size(); i++) {
            problems.requireText(
                    "added[" + i + "].postTitle", input.added().get(i).postTitle());
            if (!ROLES.contains(input.added().get(i).role())) {
                problems.add("added[" + i + "].role", "role-of-no-policy");
            }
        }
        problems.refuseIfAny();
        return work.change(actor, Permission.ASSIGN_ROLES, tx -> {
            Register.inTurn(tx, "organisation");
            var current = rules.current(tx);
            var changes = new ArrayList<Change>();
            for (int i = 0; i < input.ended().size(); i++) {
                var rule = input.ended().get(i);
                var row = current.stream()
                        .filter(one -> one.rule().equals(rule))
                        .findFirst()
                        .orElseThrow(() -> new Refusal.NotFound("rule"));
                problems.requireSpan("ended[" + i + "]", row.span().from(), Optional.of(input.from()));
                if (row.span().to().filter(end -> !end.isAfter(input.from())).isPresent()) {
                    problems.add(
                            "ended[" + i + "]",
                            "over-already",
                            Problems.day(row.span().to().orElseThrow()));
                }
                changes.add(new Change(row, Optional.of(input.from())));
            }
            var known = sections.current(tx);
            var span = Span.since(input.from());
            var begun = new ArrayList<RoleRules.Row>();
            for (int i = 0; i < input.added().size(); i++) {
                var rule = input.added().get(i);
                if (rule.below().isPresent()
                        && known.stream()
                                .noneMatch(
                                        row -> row.section().equals(rule.below().get())
                                                && row.span().contains(input.from()))) {
                    problems.add("added[" + i + "].below", "section-not-there");
                }
                var same = current.stream()
                        .filter(row -> !input.ended().contains(row.rule()))
                        .anyMatch(row -> sameRule(row, rule) && row.span().overlaps(span));
                if (same || begun.stream().anyMatch(row -> sameRule(row, rule))) {
                    problems.add("added[" + i + "].postTitle", "rule-exists", rule.postTitle());
                }
                begun.add(new RoleRules.Row(
                        tx.newId(), new RuleId(tx.newId()), rule.role(), rule.postTitle(), rule.below(), span));
            }
            problems.refuseIfAny();
            begun.forEach(row -> changes.add(new Change(row, Optional.empty())));
            BulkEntries.enter(tx, "organisation.rules.set", changes, SetRoleRules::describe, (entry, part) -> {
                var superseded = new ArrayList<UUID>();
                var added = new ArrayList<RoleRules.Row>();
                for (var change : part) {
                    if (change.to().isPresent()) {
                        superseded.add(change.row().id());
                        added.add(change.row()
                                .during(
                                        tx.newId(),
                                        change.row().span().until(change.to().get())));
                    } else {
                        added.add(change.row());
                    }
                }
                rules.supersede(tx, superseded);
                rules.add(tx, entry, added);
            });
            return begun.stream().map(RoleRules.Row::rule).toList();
        });
    }

    private static boolean sameRule(RoleRules.Row row, NewRule rule) {
        return row.role() == rule.role()
                && row.postTitle().equals(rule.postTitle())
                && row.below().equals(rule.below());
    }

    private static void describe(Act act, Change change) {
        var row = change.row();
        var child = act.child("rule", row.rule().value());
        if (change.to().isPresent()) {
            child.before("to", row.span().to()).after("to", change.to());
        } else {
            child.after("role", row.role())
                    .after("postTitle", row.postTitle())
                    .after("below", row.below().map(SectionId::value))
                    .after("from", row.span().from());
        }
    }
}
