package org.sekisho.app.duties;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.controls.BindingsInForce;
import org.sekisho.app.controls.BoundClauses.Bound;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.EvidenceItems.Part;
import org.sekisho.app.evidence.Freshness;
import org.sekisho.app.evidence.Kept;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Staffing;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PublicVersions;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.sekisho.controls.Catalogue;
import org.springframework.stereotype.Service;

/** Derives the status of every duty of the body as of a day. */
@Service
public final class StatusOfDuties {

    /**
     * A duty and what follows for it.
     *
     * @param renewed the day in the running period from which it asks anew, because a new version of the policy took effect
     */
    public record DutyStatus(Duty duty, Status status, Optional<LocalDate> renewed) {}

    /**
     * All duties of a day.
     *
     * @param recordsBegin the first day of which the body keeps its evidence here
     * @param introductionEnds the first day after the introduction period, if one is set
     * @param exceptions the exceptions to clauses that hold on the day
     */
    public record Overview(
            AsOf asOf,
            List<DutyStatus> duties,
            LocalDate recordsBegin,
            Optional<LocalDate> introductionEnds,
            List<ClauseExceptions.Granted> exceptions) {

        public Overview {
            duties = List.copyOf(duties);
            exceptions = List.copyOf(exceptions);
        }

        /** How many duties are in each state. */
        public Map<State, Long> counts() {
            var counts = new EnumMap<State, Long>(State.class);
            duties.forEach(one -> counts.merge(one.status().state(), 1L, Long::sum));
            return counts;
        }
    }

    /**
     * An overview, and what each status in it follows from.
     *
     * @param periods in which what was done was counted
     * @param open the occasions that are not answered, the earliest first
     */
    record Derived(
            Overview overview,
            Map<Duty, Standing> standings,
            Map<DutyId, EvidenceItems.Asked> periods,
            Map<DutyId, List<Occasions.Open>> open,
            Staffing.Staffed staffed) {}

    private final Work work;
    private final Staffing staffing;
    private final DocumentHistory documents;
    private final PublicVersions publicVersions;
    private final CatalogueOfBody catalogues;
    private final ClauseExceptions exceptions;
    private final BindingsInForce bindings;
    private final Duties duties;
    private final Releases releases;
    private final Answers answers;
    private final Introductions introductions;
    private final Occasions occasions;
    private final EvidenceItems evidence;
    private final Kept<Derived> kept;

    StatusOfDuties(
            Work work,
            Freshness freshness,
            Staffing staffing,
            DocumentHistory documents,
            PublicVersions publicVersions,
            CatalogueOfBody catalogues,
            ClauseExceptions exceptions,
            BindingsInForce bindings,
            Duties duties,
            Releases releases,
            Answers answers,
            Introductions introductions,
            Occasions occasions,
            EvidenceItems evidence) {
        this.work = work;
        this.staffing = staffing;
        this.documents = documents;
        this.publicVersions = publicVersions;
        this.catalogues = catalogues;
        this.exceptions = exceptions;
        this.bindings = bindings;
        this.duties = duties;
        this.releases = releases;
        this.answers = answers;
        this.introductions = introductions;
        this.occasions = occasions;
        this.evidence = evidence;
        this.kept = new Kept<>(work, freshness, Permission.READ_DUTIES);
    }

    /** The status of all: one statement while nothing was entered since it was last asked for. */
    public Overview on(Actor actor, AsOf asOf) {
        actor.require(Permission.READ_DUTIES);
        // The same for everybody who may see it, so it is derived with the eyes of the program.
        return derived(actor, asOf).overview();
    }

    /** The status of all, with what it follows from. */
    Derived derived(Actor actor, AsOf asOf) {
        return kept.get(actor, asOf, () -> deriveAll(Actor.program(actor.body()), asOf));
    }

    /** The same, derived anew. Nineteen statements, whatever the number of people and of evidence, one more
     * for each duty that a new version asks anew within its period, and four while a clause is excepted as a whole.
     */
    public Overview derive(Actor actor, AsOf asOf) {
        return deriveAll(actor, asOf).overview();
    }

    private Derived deriveAll(Actor actor, AsOf asOf) {
        var staffed = staffing.on(actor, asOf);
        var versions = documents.known(actor, asOf);
        var inForce =
                versions.stream().filter(version -> version.holdsOn(asOf.day())).toList();
        var published = publicVersions.published(actor, asOf);
        var catalogue = catalogues.of(actor);
        var renewals = Renewals.of(catalogue, versions);
        var granted = exceptions.on(actor, asOf);
        var excepted = excepted(actor, catalogue, inForce, granted);
        return work.read(
                actor,
                Permission.READ_DUTIES,
                tx -> overview(tx, asOf, staffed, inForce, published, renewals, granted, excepted));
    }

    /**
     * The controls that nothing asks for on the day, each with the days of it: every clause that asks is excepted as a whole.
     */
    private Map<String, Span> excepted(
            Actor actor, Catalogue catalogue, List<DocumentVersion> inForce, List<ClauseExceptions.Granted> granted) {
        Map<UUID, Span> clauses = granted.stream()
                .filter(ClauseExceptions.Granted::whole)
                .collect(
                        toMap(ClauseExceptions.Granted::clause, ClauseExceptions.Granted::span, StatusOfDuties::later));
        var policy = inForce.stream()
                .filter(version -> version.kind() == DocumentKind.POLICY)
                .findFirst();
        if (clauses.isEmpty() || policy.isEmpty()) {
            return Map.of();
        }
        var asking = bindings.of(actor, policy.get().id()).asked().stream().collect(groupingBy(Bound::topic));
        var found = new HashMap<String, Span>();
        for (var control : catalogue.controls()) {
            var asked = asking.getOrDefault(control.topic(), List.of());
            var spans = asked.stream()
                    .flatMap(bound -> Stream.ofNullable(clauses.get(bound.clause())))
                    .toList();
            if (!asked.isEmpty() && spans.size() == asked.size()) {
                spans.stream().reduce(StatusOfDuties::sooner).ifPresent(span -> found.put(control.id(), span));
            }
        }
        return found;
    }

    private static Span later(Span one, Span other) {
        return sooner(one, other).equals(one) ? other : one;
    }

    private static Span sooner(Span one, Span other) {
        return one.to().orElse(LocalDate.MAX).isBefore(other.to().orElse(LocalDate.MAX)) ? one : other;
    }

    private Derived overview(
            Tx tx,
            AsOf asOf,
            Staffing.Staffed staffed,
            List<DocumentVersion> inForce,
            Set<UUID> published,
            Renewals renewals,
            List<ClauseExceptions.Granted> granted,
            Map<String, Span> excepted) {
        var day = asOf.day();
        var owed = duties.on(tx, asOf);
        var ids = owed.stream().map(one -> one.duty().id()).toList();
        var released = releases.at(tx, asOf).stream().collect(groupingBy(Releases.Row::duty));
        var answered = answers.known(tx, asOf).stream().collect(toMap(Answers.Row::duty, Answers.Row::answer));
        var introduction = introductions.known(tx, asOf).stream().findFirst().map(Introductions.Row::span);
        var open = occasions.open(tx, asOf, bySection(owed, staffed)).stream()
                .collect(groupingBy(one -> one.row().duty()));
        var asked = owed.stream()
                .map(one -> asked(one.duty(), day, renewals))
                .collect(toMap(EvidenceItems.Asked::duty, identity()));
        var expected = expected(tx, staffed);
        var counted = evidence.counted(tx, asOf, asked.values(), expected);
        var last = evidence.last(tx, asOf, ids);
        var recordsBegin = introduction.map(Span::from).orElse(day);
        var standings = new LinkedHashMap<Duty, Standing>();
        var statuses = owed.stream()
                .map(one -> {
                    var duty = one.duty();
                    var parts = Optional.ofNullable(counted.get(duty.id()))
                            .orElseGet(
                                    () -> new EvidenceItems.Counted(EvidenceItems.Part.NONE, EvidenceItems.Part.NONE));
                    var periods = Objects.requireNonNull(asked.get(duty.id()));
                    var begun = duty.rhythm().counted().windowOf(day).first();
                    var before = periods.running().first().isAfter(begun)
                            ? doneBefore(tx, asOf, periods, begun, expected)
                            : parts.before();
                    var release = released.getOrDefault(duty.id(), List.of());
                    var standing = new Standing(
                            one.since(),
                            recordsBegin,
                            duty.rhythm(),
                            duty.origin(),
                            renewals.since(duty, day),
                            owned(duty, staffed),
                            introduction.flatMap(Span::to),
                            Optional.ofNullable(answered.get(duty.id())),
                            release.stream().anyMatch(row -> row.kind() == ReleaseKind.NOT_APPLICABLE),
                            release.stream()
                                    .filter(row -> row.kind() == ReleaseKind.EXCEPTION)
                                    .map(Releases.Row::span)
                                    .findFirst()
                                    .or(() -> Optional.ofNullable(excepted.get(duty.control()))),
                            count(parts.running(), number(duty, staffed, Optional.empty())),
                            count(before, number(duty, staffed, Optional.of(begun))),
                            Optional.ofNullable(last.get(duty.id())),
                            duty.rhythm() instanceof Rhythm.Always always
                                    && holds(always.fact(), staffed, inForce, published),
                            open.getOrDefault(duty.id(), List.of()).stream()
                                    .map(unanswered -> unanswered.row().happenedOn())
                                    .toList());
                    standings.put(duty, standing);
                    return new DutyStatus(duty, Derivation.on(day, standing), renewals.renewed(duty, day));
                })
                .toList();
        return new Derived(
                new Overview(asOf, statuses, recordsBegin, introduction.flatMap(Span::to), granted),
                standings,
                asked,
                open,
                staffed);
    }

    /** The sections that the duties ask that ask each section. */
    private static List<Occasions.Asked> bySection(List<Duties.Owed> owed, Staffing.Staffed staffed) {
        return owed.stream()
                .map(Duties.Owed::duty)
                .filter(duty -> duty.scope() == Scope.EACH_SECTION)
                .flatMap(duty -> staffed.sections().getOrDefault(duty.owner(), Map.of()).entrySet().stream()
                        .map(section -> new Occasions.Asked(duty.id(), section.getKey(), section.getValue())))
                .toList();
    }

    private static EvidenceItems.Asked asked(Duty duty, LocalDate day, Renewals renewals) {
        var every = duty.rhythm().counted();
        var running = every.windowOf(day);
        var before = every.windowOf(running.first().minusDays(1));
        return new EvidenceItems.Asked(
                duty.id(), renewals.counting(duty, running, day), renewals.counting(duty, before, day));
    }

    /**
     * Who of those that were there when the period began did it in the period before, or made it good until now. Asked for
     * by itself when a new version takes effect within a period: the two periods that are counted then do not meet.
     */
    private Part doneBefore(
            Tx tx, AsOf asOf, EvidenceItems.Asked asked, LocalDate begun, Map<UUID, LocalDate> expected) {
        var done = evidence.doneIn(tx, asOf, asked.duty(), asked.before().first());
        int observed = 0;
        int attested = 0;
        for (var one : done.entrySet()) {
            var since = expected.get(one.getKey());
            if (!one.getKey().equals(tx.body()) && since != null && since.isBefore(begun)) {
                if (one.getValue().nature() == Nature.OBSERVED) {
                    observed++;
                } else {
                    attested++;
                }
            }
        }
        var whole = Optional.ofNullable(done.get(tx.body())).map(PartsOfDuty.Done::nature);
        return new Part(
                observed,
                attested,
                whole.filter(Nature.OBSERVED::equals).isPresent(),
                whole.filter(Nature.ATTESTED::equals).isPresent());
    }

    /** Everybody and everything that may be asked, with the first day. */
    private static Map<UUID, LocalDate> expected(Tx tx, Staffing.Staffed staffed) {
        var expected = new HashMap<UUID, LocalDate>();
        expected.put(tx.body(), LocalDate.EPOCH);
        staffed.people().forEach((person, since) -> expected.put(person.value(), since));
        staffed.sections()
                .values()
                .forEach(sections -> sections.forEach((id, since) -> expected.put(id.value(), since)));
        return expected;
    }

    /** How many are asked; of those who were there before a day, where one is given. */
    static int number(Duty duty, Staffing.Staffed staffed, Optional<LocalDate> before) {
        Map<?, LocalDate> asked = switch (duty.scope()) {
            case BODY -> Map.of(duty, LocalDate.EPOCH);
            case EACH_SECTION -> staffed.sections().getOrDefault(duty.owner(), Map.of());
            case EACH_PERSON -> staffed.people();
        };
        return before.isEmpty()
                ? asked.size()
                : Math.toIntExact(asked.values().stream()
                        .filter(since -> since.isBefore(before.get()))
                        .count());
    }

    static Status.Count count(EvidenceItems.Part part, int asked) {
        int observed = part.wholeObserved() ? asked : Math.min(part.observed(), asked);
        int attested = part.wholeAttested() ? asked - observed : Math.min(part.attested(), asked - observed);
        return new Status.Count(asked, observed, attested);
    }

    private static boolean owned(Duty duty, Staffing.Staffed staffed) {
        return duty.scope() == Scope.EACH_PERSON || duty.owner() == Role.STAFF
                ? !staffed.people().isEmpty()
                : staffed.holders().containsKey(duty.owner());
    }

    private static boolean holds(
            Fact fact, Staffing.Staffed staffed, List<DocumentVersion> inForce, Set<UUID> published) {
        return switch (fact) {
            case Fact.RoleHeld(var role) -> staffed.holders().containsKey(role);
            case Fact.InForce(var kind) -> inForce.stream().anyMatch(version -> version.kind() == kind);
            case Fact.PolicyPublished() ->
                inForce.stream()
                        .anyMatch(version -> version.kind() == DocumentKind.POLICY && published.contains(version.id()));
            case Fact.StaffRegistered() -> !staffed.people().isEmpty();
            case Fact.ScopeCovered() -> staffed.answered();
        };
    }
}
