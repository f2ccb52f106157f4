package org.sekisho.app.organisation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.TransferPreview.Reader;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lays out a list of transfers for those who may see it, and for nobody else. */
@Component
class TransferDesk {

    /** A list, and whether the actor may change it. */
    record Open(TransferLists.Row row, boolean keeps) {
        TransferPreview.Head head() {
            return new TransferPreview.Head(row.list(), row.title(), row.day(), row.state(), row.since(), keeps);
        }
    }

    private final TransferLists lists;
    private final FileStore files;
    private final Snapshots snapshots;
    private final Organs organs;
    private final Sections sections;
    private final Posts posts;
    private final Tenures tenures;
    private final People people;
    private final RoleRules rules;
    private final Appointments appointments;
    private final ObjectProvider<AffectedByTransfers> others;

    TransferDesk(
            TransferLists lists,
            FileStore files,
            Snapshots snapshots,
            Organs organs,
            Sections sections,
            Posts posts,
            Tenures tenures,
            People people,
            RoleRules rules,
            Appointments appointments,
            ObjectProvider<AffectedByTransfers> others) {
        this.lists = lists;
        this.files = files;
        this.snapshots = snapshots;
        this.organs = organs;
        this.sections = sections;
        this.posts = posts;
        this.tenures = tenures;
        this.people = people;
        this.rules = rules;
        this.appointments = appointments;
        this.others = others;
    }

    static LocalDate today(Tx tx) {
        return tx.now().atZone(Time.JAPAN).toLocalDate();
    }

    /** The person of the actor's account today. */
    Optional<PersonId> me(Tx tx) {
        return people.currentWith(tx, List.of(), List.of(tx.actor().account())).stream()
                .filter(row -> row.span().contains(today(tx)))
                .map(People.Row::person)
                .findFirst();
    }

    /** Everything by which a list can name the actor: their account, their person, the posts they hold today. */
    private Set<UUID> namesOfActor(Tx tx) {
        var names = new HashSet<UUID>();
        names.add(tx.actor().account());
        me(tx).ifPresent(person -> {
            names.add(person.value());
            tenures.currentOf(tx, List.of(), List.of(person)).stream()
                    .filter(row -> row.span().contains(today(tx)))
                    .forEach(row -> names.add(row.post().value()));
        });
        return names;
    }

    /** The lists that name the actor. Five statements. */
    List<Open> mine(Tx tx) {
        var names = namesOfActor(tx);
        var keeping = new HashMap<TransferListId, Boolean>();
        lists.readers(tx).stream()
                .filter(reader -> names.contains(reader.subject()))
                .forEach(reader -> keeping.merge(reader.list(), reader.keeps(), Boolean::logicalOr));
        return lists.all(tx).stream()
                .filter(row -> keeping.containsKey(row.list()))
                .map(row -> new Open(row, keeping.getOrDefault(row.list(), false)))
                .toList();
    }

    /** @throws Refusal.NotFound if there is none that names the actor; the two look the same */
    Open seen(Tx tx, TransferListId list) {
        var names = namesOfActor(tx);
        var own = lists.readers(tx, list).stream()
                .filter(reader -> names.contains(reader.subject()))
                .toList();
        if (own.isEmpty()) {
            throw new Refusal.NotFound("transfer list");
        }
        return new Open(lists.the(tx, list), own.stream().anyMatch(TransferLists.ReaderRow::keeps));
    }

    /**
     * A list that the actor may change.
     *
     * @throws Refusal.NotPermitted if they may only see it
     * @throws Refusal.Stale if it is not in that state
     */
    TransferLists.Row kept(Tx tx, TransferListId list, State state) {
        var open = seen(tx, list);
        if (!open.keeps()) {
            throw new Refusal.NotPermitted(Permission.KEEP_TRANSFERS);
        }
        if (open.row().state() != state) {
            throw new Refusal.Stale();
        }
        return open.row();
    }

    /** The sections for which the actor may hand in part-timers: those whose security they answer for. */
    List<Sections.Row> headed(Tx tx) {
        var snapshot = snapshots.take(tx, AsOf.known(today(tx)));
        return me(tx).stream()
                .flatMap(person -> snapshot.rolesOf(person).stream())
                .filter(holder -> holder.role() == Role.SECTION_SECURITY_MANAGER
                        || holder.role() == Role.DEPARTMENT_SECURITY_OFFICER)
                .flatMap(holder -> holder.basis() instanceof RoleHolder.ByRule rule
                        ? snapshot.sectionOf(rule.post()).flatMap(snapshot::section).stream()
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** The files of a list as they are read now. */
    List<TransferPlan.Source> sources(Tx tx, TransferLists.Row list) {
        var sources = new ArrayList<TransferPlan.Source>();
        for (var file : lists.files(tx, list.list())) {
            sources.add(source(file.name(), file.section(), files.read(tx, file.file()), list.day()));
        }
        return sources;
    }

    /**
     * Reads a file.
     *
     * @throws Refusal.Invalid with every problem, each naming file, sheet, row and column
     */
    static TransferPlan.Source source(String name, Optional<SectionId> section, byte[] bytes, LocalDate day) {
        try {
            return new TransferPlan.Source(name, section, TransferFile.read(bytes, day));
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(invalid.problems().stream()
                    .map(problem ->
                            new Refusal.Problem(problem.field(), TableFile.reason("in-file", name, problem.message())))
                    .toList());
        }
    }

    /** What the files do to what we know now; for a list that is applied, to what we knew before. */
    TransferPlan plan(Tx tx, TransferLists.Row list, List<TransferPlan.Source> sources) {
        Optional<Instant> before = list.state() == State.APPLIED ? Optional.of(list.since()) : Optional.empty();
        var asOf = new AsOf(list.day(), before);
        return new TransferPlan(
                list.day(),
                new TransferPlan.Known(
                        organs.known(tx, asOf),
                        sections.known(tx, asOf),
                        posts.known(tx, asOf),
                        tenures.known(tx, asOf),
                        people.known(tx, asOf),
                        rules.known(tx, asOf),
                        appointments.known(tx, asOf)),
                sources,
                lists.answers(tx, list.list()),
                tx::newId);
    }

    TransferPreview preview(Tx tx, Open open) {
        var row = open.row();
        var files = lists.files(tx, row.list());
        return preview(tx, open, files, plan(tx, row, sources(tx, row)));
    }

    TransferPreview preview(Tx tx, Open open, List<TransferLists.FileRow> files, TransferPlan plan) {
        var consequences = new ArrayList<>(plan.consequences());
        if (plan.faults().isEmpty()) {
            var impact = plan.impact();
            others.orderedStream()
                    .flatMap(other -> other.affected(tx, impact).stream())
                    .sorted(Comparator.comparing(affected -> !affected.gap()))
                    .forEach(affected -> consequences.add(new Consequence.Elsewhere(affected)));
        }
        var names = sections.at(tx, AsOf.known(open.row().day()));
        var moves = plan.moves();
        return new TransferPreview(
                open.head(),
                files.stream()
                        .map(file -> new TransferPreview.File(
                                file.id(),
                                file.name(),
                                file.section(),
                                file.section()
                                        .flatMap(id -> names.stream()
                                                .filter(section ->
                                                        section.section().equals(id))
                                                .findFirst())
                                        .map(Sections.Row::name)
                                        .orElse(""),
                                file.rows(),
                                file.at()))
                        .toList(),
                readers(tx, open.row().list()),
                moves,
                plan.questions(),
                consequences,
                plan.faults().stream().map(TransferPlan.Fault::message).toList(),
                fingerprint(open.row(), files, moves));
    }

    /** Stands for exactly these files, in this state of the list, and these changes. */
    static String fingerprint(
            TransferLists.Row row, List<TransferLists.FileRow> files, List<TransferPreview.Move> moves) {
        var named = row.number()
                + files.stream().map(TransferLists.FileRow::id).toList().toString();
        return Fingerprint.of(named.getBytes(StandardCharsets.UTF_8), row.day(), moves);
    }

    private List<Reader> readers(Tx tx, TransferListId list) {
        var today = today(tx);
        var snapshot = snapshots.take(tx, AsOf.known(today));
        Map<UUID, String> names = new HashMap<>();
        snapshot.posts().forEach(post -> names.put(post.post().value(), snapshot.place(post) + " " + post.title()));
        snapshot.people()
                .forEach(person ->
                        names.put(person.person().value(), person.name().full()));
        return lists.readers(tx, list).stream()
                .map(reader -> new Reader(
                        reader.id(), reader.kind(), names.getOrDefault(reader.subject(), ""), reader.keeps()))
                .toList();
    }

    /** Messages as problems of a file. */
    static void refuse(List<Message> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults.stream()
                    .map(fault -> new Refusal.Problem("file", fault))
                    .toList());
        }
    }
}
