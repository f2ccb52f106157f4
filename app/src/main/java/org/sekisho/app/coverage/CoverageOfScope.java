package org.sekisho.app.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.OrgansAndStaff;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.policy.VersionText;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.content.NamedScope;
import org.sekisho.policytext.content.OrganName;
import org.sekisho.policytext.content.StaffKind;
import org.springframework.stereotype.Service;

/** Reads whom the policy in force binds, and whether that is everybody who is there. */
@Service
public final class CoverageOfScope {

    private static final int MOST_KEPT = 64;

    private final Work work;
    private final PolicyInForce policies;
    private final OrgansAndStaff organsAndStaff;
    private final ScopeReasons reasons;
    private final Map<UUID, NamedScope> read = new ConcurrentHashMap<>();

    CoverageOfScope(Work work, PolicyInForce policies, OrgansAndStaff organsAndStaff, ScopeReasons reasons) {
        this.work = work;
        this.policies = policies;
        this.organsAndStaff = organsAndStaff;
        this.reasons = reasons;
    }

    /** The comparison of a day. Four statements, whatever the number of organs and people. */
    public Coverage on(Actor actor, AsOf asOf) {
        var policy = policies.on(actor, asOf).inForce();
        if (policy.isEmpty()) {
            return new Coverage(Optional.empty(), List.of(), List.of());
        }
        var named = named(policy.get().text());
        var body = organsAndStaff.on(actor, asOf);
        var given = work.read(actor, Permission.READ_POLICY, tx -> reasons.at(tx, asOf));
        return new Coverage(
                Optional.of(policy.get().version()),
                organs(named, body.organs(), given),
                staff(named, body.people(), given));
    }

    /**
     * On which side something stands that differs on a day.
     *
     * @param subject as in {@link GiveScopeReason.Input}
     * @throws Refusal.NotFound if there is no such difference
     */
    Coverage.Where difference(Actor actor, String subject, LocalDate day) {
        var found = on(actor, AsOf.known(day));
        return found.organs().stream()
                .filter(one -> one.key().equals(subject))
                .map(Coverage.OfOrgan::where)
                .findFirst()
                .or(() -> found.staff().stream()
                        .filter(one -> subject(one.kind()).equals(subject))
                        .map(Coverage.OfStaff::where)
                        .findFirst())
                .filter(where -> where != Coverage.Where.BOTH)
                .orElseThrow(() -> new Refusal.NotFound("difference"));
    }

    /** A text never changes, so it is read once. */
    private NamedScope named(VersionText text) {
        if (read.size() > MOST_KEPT) {
            read.clear();
        }
        return read.computeIfAbsent(text.version(), version -> NamedScope.of(text.tree()));
    }

    private static List<Coverage.OfOrgan> organs(
            NamedScope named, List<OrgansAndStaff.Organ> organs, List<ScopeReasons.Row> given) {
        if (named.organs().isEmpty()) {
            return List.of();
        }
        var there = new LinkedHashMap<String, List<String>>();
        organs.forEach(organ -> there.computeIfAbsent(OrganName.of(organ.name()).key(), fresh -> new ArrayList<>())
                .add(organ.name()));
        var rows = new ArrayList<Coverage.OfOrgan>();
        for (var organ : named.organs()) {
            var key = organ.name().key();
            var names = Optional.ofNullable(there.remove(key)).orElse(List.of());
            var where = names.isEmpty() ? Coverage.Where.TEXT_ONLY : Coverage.Where.BOTH;
            rows.add(new Coverage.OfOrgan(
                    key,
                    Optional.of(organ.name().name()),
                    Optional.of(organ.path()),
                    names,
                    where,
                    reason(given, key, where)));
        }
        there.forEach((key, names) -> rows.add(new Coverage.OfOrgan(
                key,
                Optional.empty(),
                Optional.empty(),
                names,
                Coverage.Where.BODY_ONLY,
                reason(given, key, Coverage.Where.BODY_ONLY))));
        return rows;
    }

    private static List<Coverage.OfStaff> staff(
            NamedScope named, Map<Employment, Integer> people, List<ScopeReasons.Row> given) {
        if (named.staff().isEmpty()) {
            return List.of();
        }
        var registered = new EnumMap<StaffKind, Integer>(StaffKind.class);
        people.forEach((employment, count) -> registered.put(kind(employment), count));
        var rows = new ArrayList<Coverage.OfStaff>();
        for (var kind : StaffKind.values()) {
            // 再任用職員 are 職員 of the body like any other, whatever the length of their service.
            var path = Optional.ofNullable(named.staff().get(kind))
                    .or(() -> kind == StaffKind.REAPPOINTED
                            ? Optional.ofNullable(named.staff().get(StaffKind.REGULAR))
                            : Optional.empty());
            int count = registered.getOrDefault(kind, 0);
            if (path.isPresent() || count > 0) {
                boolean toldApart = kind != StaffKind.DISPATCHED;
                var where = path.isEmpty()
                        ? Coverage.Where.BODY_ONLY
                        : count > 0 || !toldApart ? Coverage.Where.BOTH : Coverage.Where.TEXT_ONLY;
                rows.add(new Coverage.OfStaff(
                        kind,
                        path,
                        toldApart ? OptionalInt.of(count) : OptionalInt.empty(),
                        where,
                        reason(given, subject(kind), where)));
            }
        }
        return rows;
    }

    private static StaffKind kind(Employment employment) {
        return switch (employment) {
            case REGULAR -> StaffKind.REGULAR;
            case REAPPOINTED -> StaffKind.REAPPOINTED;
            case FISCAL_YEAR -> StaffKind.FISCAL_YEAR;
            case PART_TIME -> StaffKind.PART_TIME;
            case TEMPORARY -> StaffKind.TEMPORARY;
            case SPECIAL -> StaffKind.SPECIAL;
        };
    }

    /** What a reason about a kind of staff is kept under. */
    public static String subject(StaffKind kind) {
        return "staff:" + kind;
    }

    private static Optional<String> reason(List<ScopeReasons.Row> given, String subject, Coverage.Where side) {
        return given.stream()
                .filter(row -> row.subject().equals(subject) && row.side() == side)
                .map(ScopeReasons.Row::reason)
                .findFirst();
    }
}
