package org.sekisho.app.home;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sekisho.app.decision.ListCases;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.Status;
import org.sekisho.app.duties.StatusOfClauses;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.duties.StatusOfSections;
import org.sekisho.app.organisation.PostFile;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads what whoever takes a post over must know (引継書): from duties, bindings, imports and evidence as they stand. */
@Service
public final class HandOver {

    /** How many pieces of evidence are shown. */
    private static final int NEWEST = 8;

    /** A duty of the post, as it stands for the post: its own section's part, where each section has one. */
    public record Owned(Duty duty, Status status, boolean ofSection) {
        boolean isLate() {
            return status.state() == State.OVERDUE || status.state() == State.BREACHED;
        }
    }

    /** The last time that a duty was done. */
    public record Newest(Duty duty, DutyFile.Evidence evidence) {}

    /**
     * What is handed over.
     *
     * @param late the duties that are overdue or breached, the worst first
     * @param others all others, the earliest due first
     * @param unsure the clauses with bindings that wait for somebody; only for a post that decides on them
     * @param cases the cases in which the post drafted, seals or decides, and which have not ended
     * @param things what waits for the post beside duties and cases
     * @param imports the files read but not accepted; only for a post that imports
     */
    public record Sheet(
            PostFile.File post,
            StatusOfDay.Day day,
            List<Owned> late,
            List<Owned> others,
            List<StatusOfClauses.ClauseStatus> unsure,
            List<ListCases.Listed> cases,
            List<AsksPeople.Thing> things,
            List<OpenImports.Listed> imports,
            List<Newest> newest) {}

    private final PostFile posts;
    private final StatusOfDay days;
    private final StatusOfSections sections;
    private final ListCases listCases;
    private final List<AsksPeople> askers;
    private final OpenImports openImports;
    private final DutyFile evidence;

    HandOver(
            PostFile posts,
            StatusOfDay days,
            StatusOfSections sections,
            ListCases listCases,
            List<AsksPeople> askers,
            OpenImports openImports,
            DutyFile evidence) {
        this.posts = posts;
        this.days = days;
        this.sections = sections;
        this.listCases = listCases;
        this.askers = List.copyOf(askers);
        this.openImports = openImports;
        this.evidence = evidence;
    }

    /** @throws Refusal.NotFound if the body has no such post */
    public Sheet of(Actor actor, PostId post, LocalDate today) {
        actor.require(Permission.READ_DUTIES);
        var file = posts.of(actor, post, today);
        var asOf = AsOf.known(today);
        var day = days.on(actor, asOf);
        var parts = sections.on(actor, asOf);
        var owned = day.overview().duties().stream()
                .filter(one -> file.roles().contains(one.duty().owner()))
                .map(one -> owned(one.duty(), one.status(), file, parts))
                .sorted(Comparator.comparing((Owned one) -> one.status().state())
                        .thenComparing(one -> one.status().due().orElse(LocalDate.MAX)))
                .toList();
        boolean keeps = file.roles().stream().anyMatch(role -> role.grants(Permission.KEEP_DUTIES));
        boolean imports = actor.may(Permission.IMPORT_POLICY)
                && file.roles().stream().anyMatch(role -> role.grants(Permission.IMPORT_POLICY));
        return new Sheet(
                file,
                day,
                owned.stream().filter(Owned::isLate).toList(),
                owned.stream()
                        .filter(one -> !one.isLate())
                        .sorted(Comparator.comparing(one -> one.status().due().orElse(LocalDate.MAX)))
                        .toList(),
                keeps
                        ? day.clauses().clauses().values().stream()
                                .filter(clause -> clause.unsure() > 0)
                                .toList()
                        : List.of(),
                actor.may(Permission.READ_DECISIONS) ? listCases.openOf(actor, post) : List.of(),
                things(actor, file, today),
                imports ? openImports.list(actor) : List.of(),
                newest(actor, owned));
    }

    private List<AsksPeople.Thing> things(Actor actor, PostFile.File file, LocalDate today) {
        var post = new AsksPeople.Post(
                file.place() + " " + file.title(), file.section().map(SectionId::value), Set.copyOf(file.roles()));
        return askers.stream()
                .flatMap(asker -> asker.on(actor.body(), today).left(actor, post).stream())
                .toList();
    }

    private static Owned owned(Duty duty, Status whole, PostFile.File file, StatusOfSections.Sections parts) {
        var own = duty.scope() == Scope.EACH_SECTION
                ? file.section()
                        .flatMap(section ->
                                Optional.ofNullable(parts.of(duty.id()).get(section)))
                : Optional.<Status>empty();
        return new Owned(duty, own.orElse(whole), own.isPresent());
    }

    private List<Newest> newest(Actor actor, List<Owned> owned) {
        return owned.stream()
                .filter(one -> one.status().lastDone().isPresent())
                .sorted(Comparator.comparing(
                                (Owned one) -> one.status().lastDone().orElse(LocalDate.MIN))
                        .reversed())
                .limit(NEWEST)
                .flatMap(one -> evidence.newest(actor, one.duty().id()).stream()
                        .filter(item -> item.corrected().isEmpty())
                        .limit(1)
                        .flatMap(item -> Stream.of(new Newest(one.duty(), item))))
                .toList();
    }
}
