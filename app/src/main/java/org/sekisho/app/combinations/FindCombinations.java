package org.sekisho.app.combinations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RoleChanges;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.stereotype.Service;

/** Finds who has two roles of which one watches over the other, and what the body decided about that. */
@Service
public final class FindCombinations {

    private static final List<String> TOPICS = List.of("organisation.separation-of-duties", "organisation.structure");

    /**
     * Somebody on both sides.
     *
     * @param since the first day on which they had both
     */
    public record Finding(
            Combination combination,
            PersonId person,
            String name,
            List<Combination.Pair> pairs,
            LocalDate since,
            Covering covering) {}

    /**
     * A decision.
     *
     * @param posts of whose holders; empty for everybody
     * @param confirmedOn when it was last confirmed, if it ever was
     * @param over since when it covers nothing any more because the body ended it
     */
    public record Decided(
            StandingDecisionId id,
            List<Combination> combinations,
            List<String> posts,
            String reason,
            String measure,
            String decidedBy,
            LocalDate decidedOn,
            Optional<String> documentNumber,
            Optional<LocalDate> confirmedOn,
            Optional<LocalDate> over,
            Covering standing) {}

    /**
     * What was found.
     *
     * @param clauses the clauses of the policy in force that ask for the separation, or for the organisation at all
     */
    public record Found(List<Finding> findings, List<Decided> decisions, List<String> clauses) {

        /** Those that nothing covers. */
        public List<Finding> open() {
            return findings.stream().filter(one -> !one.covering().allowed()).toList();
        }
    }

    private final Work work;
    private final OrganisationIn organisation;
    private final StandingDecisions decisions;
    private final Covers covers;
    private final PolicyInForce policies;
    private final BindingsInForce bindings;

    FindCombinations(
            Work work,
            OrganisationIn organisation,
            StandingDecisions decisions,
            Covers covers,
            PolicyInForce policies,
            BindingsInForce bindings) {
        this.work = work;
        this.organisation = organisation;
        this.decisions = decisions;
        this.covers = covers;
        this.policies = policies;
        this.bindings = bindings;
    }

    /** What there is on a day. */
    public Found on(Actor actor, AsOf asOf) {
        var clauses = clauses(actor, asOf);
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var chart = organisation.chart(tx, asOf);
            var decided = decisions.known(tx, asOf);
            var known = covers.known(tx, asOf);
            var day = asOf.day();
            var titles = titles(chart);
            return new Found(
                    findings(
                            organisation.roleHolders(tx, asOf).stream()
                                    .map(one -> new Has(one.role(), one.person(), one.name(), one.since()))
                                    .toList(),
                            chart,
                            decided,
                            known,
                            day),
                    decided.stream()
                            .filter(row -> !row.decidedOn().isAfter(day))
                            .map(row -> decided(row, known, titles, day))
                            .toList(),
                    clauses);
        });
    }

    /** What would be found if these posts and people had these roles from the day on, and no others. */
    public List<Finding> arising(Actor actor, List<RoleChanges.Wanted> wanted, LocalDate day) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var asOf = AsOf.known(day);
            var chart = organisation.chart(tx, asOf);
            var people = organisation.people(tx, asOf);
            var holders = new ArrayList<Has>();
            for (var one : wanted) {
                chart.posts()
                        .filter(post -> one.posts().contains(post.id()))
                        .flatMap(post -> Stream.concat(post.holders().stream(), post.deputies().stream()))
                        .forEach(holder -> holders.add(new Has(one.role(), holder.person(), holder.name(), day)));
                one.people()
                        .forEach(person ->
                                holders.add(new Has(one.role(), person, people.getOrDefault(person, ""), day)));
            }
            return findings(holders, chart, decisions.known(tx, asOf), covers.known(tx, asOf), day);
        });
    }

    /** Somebody has a role. */
    private record Has(Role role, PersonId person, String name, LocalDate since) {}

    private static List<Finding> findings(
            List<Has> holders,
            Chart chart,
            List<StandingDecisions.Row> decided,
            List<Covers.Row> covers,
            LocalDate day) {
        var posts = new HashMap<PersonId, Set<PostId>>();
        chart.posts()
                .forEach(post -> Stream.concat(post.holders().stream(), post.deputies().stream())
                        .forEach(holder -> posts.computeIfAbsent(holder.person(), one -> new HashSet<>())
                                .add(post.id())));
        var found = new ArrayList<Finding>();
        for (var combination : Combination.values()) {
            var covering = covers.stream()
                    .filter(row ->
                            row.combination() == combination && row.span().contains(day))
                    .toList();
            holders.stream()
                    .collect(groupingBy(Has::person, LinkedHashMap::new, toList()))
                    .forEach((person, roles) -> {
                        var pairs =
                                combination.among(roles.stream().map(Has::role).collect(toSet()));
                        if (!pairs.isEmpty()) {
                            found.add(new Finding(
                                    combination,
                                    person,
                                    roles.getFirst().name(),
                                    pairs,
                                    since(pairs, roles),
                                    Standing.best(decided, covering, posts.getOrDefault(person, Set.of()), day)));
                        }
                    });
        }
        return found;
    }

    private static LocalDate since(List<Combination.Pair> pairs, List<Has> roles) {
        return pairs.stream()
                .map(pair -> {
                    var one = first(roles, pair.watched());
                    var other = first(roles, pair.watching());
                    return one.isAfter(other) ? one : other;
                })
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate first(List<Has> roles, Role role) {
        return roles.stream()
                .filter(holder -> holder.role() == role)
                .map(Has::since)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Map<PostId, String> titles(Chart chart) {
        var titles = new HashMap<PostId, String>();
        chart.organs().forEach(organ -> organ.posts().forEach(post -> titles.put(post.id(), post.title())));
        chart.sections()
                .forEach(section ->
                        section.posts().forEach(post -> titles.put(post.id(), section.name() + " " + post.title())));
        return titles;
    }

    private static Decided decided(
            StandingDecisions.Row row, List<Covers.Row> covers, Map<PostId, String> titles, LocalDate day) {
        var own = covers.stream()
                .filter(cover -> cover.decision().equals(row.id()))
                .toList();
        var over = own.stream().anyMatch(cover -> cover.span().contains(day))
                ? Optional.<LocalDate>empty()
                : own.stream().flatMap(cover -> cover.span().to().stream()).max(Comparator.naturalOrder());
        return new Decided(
                row.id(),
                own.stream().map(Covers.Row::combination).distinct().sorted().toList(),
                own.stream()
                        .flatMap(cover -> cover.post().stream())
                        .distinct()
                        .map(post -> titles.getOrDefault(post, ""))
                        .filter(title -> !title.isEmpty())
                        .sorted()
                        .toList(),
                row.reason(),
                row.measure(),
                row.decidedBy(),
                row.decidedOn(),
                row.documentNumber(),
                row.looked().stream().skip(1).filter(one -> !one.isAfter(day)).max(LocalDate::compareTo),
                over,
                row.on(day));
    }

    private List<String> clauses(Actor actor, AsOf asOf) {
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isEmpty()) {
            return List.of();
        }
        var asked = bindings.of(actor, policy.get().version().id()).asked();
        return TOPICS.stream()
                .map(topic -> asked.stream()
                        .filter(bound -> bound.topic().equals(topic))
                        .map(bound -> bound.span().path())
                        .distinct()
                        .toList())
                .filter(paths -> !paths.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
