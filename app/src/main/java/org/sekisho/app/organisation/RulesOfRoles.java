package org.sekisho.app.organisation;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/** Reads which posts carry which role by rule, and whom each rule reaches. */
@Service
public final class RulesOfRoles {

    /** The section within which a rule holds. */
    public record Below(SectionId section, String name) {}

    /**
     * A rule: every post of the title carries the role.
     *
     * @param below if given, only the posts in this section and in those below it
     * @param posts how many posts of the day it reaches
     * @param holders those who have the role by it on the day
     */
    public record Rule(
            RuleId rule,
            Role role,
            String postTitle,
            Optional<Below> below,
            Span span,
            long posts,
            List<RoleHolder> holders) {}

    private final Work work;
    private final Snapshots snapshots;
    private final RoleRules rules;
    private final Sections sections;

    RulesOfRoles(Work work, Snapshots snapshots, RoleRules rules, Sections sections) {
        this.work = work;
        this.snapshots = snapshots;
        this.rules = rules;
        this.sections = sections;
    }

    /** The rules that hold on the day or are planned, as we know them now, the CISO's first. Nine statements. */
    public List<Rule> list(Actor actor, LocalDate day) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var snapshot = snapshots.take(tx, AsOf.known(day));
            var known = sections.current(tx).stream().collect(groupingBy(Sections.Row::section));
            var holders = snapshot.roleHolders();
            return rules.current(tx).stream()
                    .filter(row -> row.span().to().map(day::isBefore).orElse(true))
                    .map(row -> new Rule(
                            row.rule(),
                            row.role(),
                            row.postTitle(),
                            row.below()
                                    .map(section -> new Below(
                                            section,
                                            known.getOrDefault(section, List.of()).stream()
                                                    .max(Comparator.comparing(
                                                            one -> one.span().from()))
                                                    .map(Sections.Row::name)
                                                    .orElse(""))),
                            row.span(),
                            snapshot.reached(row),
                            holders.stream()
                                    .filter(holder -> holder.basis() instanceof RoleHolder.ByRule by
                                            && by.rule().equals(row.rule()))
                                    .toList()))
                    .sorted(Comparator.comparing((Rule rule) -> SetRoleRules.ROLES.indexOf(rule.role()))
                            .thenComparing(rule -> rule.span().from()))
                    .toList();
        });
    }
}
