package org.sekisho.app.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.record.Hash;
import org.sekisho.record.MerkleTree;
import org.springframework.stereotype.Service;

/**
 * Looks through the record: who did what, when, to what.
 *
 * <p>Whoever may take the record along reads all of it. Other readers of the record read the history of one thing, without
 * what changed, and only where no module keeps its things from them. What a law may order to be erased is shown to nobody
 * here: it is read where it is kept, with what is asked there.
 */
@Service
public final class FindEntries {

    /** More are not counted; who finds as many asks more narrowly. */
    public static final int MOST = 10_000;

    public static final int PAGE_SIZE = 50;

    private static final int MOST_CHILDREN = 200;

    private final Work work;
    private final EntryLog log;
    private final List<SubjectNames> names;
    private final List<SubjectParts> parts;

    FindEntries(Work work, EntryLog log, List<SubjectNames> names, List<SubjectParts> parts) {
        this.work = work;
        this.log = log;
        this.names = names;
        this.parts = parts;
    }

    /**
     * What is looked for.
     *
     * @param subjects entries about one of these or what belongs to it, children included; empty for all
     * @param by a part of the name of who acted; empty for all
     * @param from the first day, in Japan
     * @param to the last day, in Japan
     * @param page from 1
     */
    public record Query(
            Set<UUID> subjects,
            Optional<String> module,
            Optional<String> by,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            int page) {

        public Query {
            subjects = Set.copyOf(subjects);
        }
    }

    /**
     * One entry.
     *
     * @param account all zeros for the program itself
     * @param children how many subjects a bulk act has besides
     * @param position empty until it is signed
     */
    public record Line(
            UUID id, Instant at, String kind, UUID account, Subject subject, int children, Optional<Long> position) {}

    public record Subject(String type, UUID id) {}

    /**
     * A page of entries, the latest first.
     *
     * @param total at most one more than {@link #MOST}
     * @param names of the accounts and subjects among them, and of the subjects that were asked for
     */
    public record Found(List<Line> lines, int total, Map<UUID, SubjectNames.Named> names) {}

    /** A field of what changed. */
    public record Field(String name, Content before, Content after) {}

    /** What a field holds. */
    public sealed interface Content {}

    public record Nothing() implements Content {}

    public record Text(String text) implements Content {}

    /** A value beside the record that a law may order to be erased. */
    public record Withheld() implements Content {}

    /** A value that was erased; its salted hash stays. */
    public record Erased() implements Content {}

    public record Child(Subject subject, List<Field> fields) {}

    /**
     * An entry as it stands in the record.
     *
     * @param roles in which it was done
     * @param children the first of them
     * @param hash of the leaf in the tree
     */
    public record Whole(
            Line line,
            List<String> roles,
            List<Field> fields,
            List<Child> children,
            Hash hash,
            Map<UUID, SubjectNames.Named> names) {}

    /**
     * @throws Refusal.NotPermitted if the actor may read the history of one thing only and asks for more
     */
    public Found find(Actor actor, Query query) {
        boolean all = actor.may(Permission.TAKE_RECORD);
        if (!all && query.subjects().isEmpty()) {
            actor.require(Permission.TAKE_RECORD);
        }
        return work.read(actor, Permission.READ_RECORD, tx -> {
            var accounts = query.by().map(part -> accounts(tx, part));
            var about = withParts(tx, query.subjects());
            int total = log.count(tx, query, about, accounts, all);
            var lines = total == 0 ? List.<Line>of() : log.page(tx, query, about, accounts, all);
            var asked = query.subjects().isEmpty() ? List.<Subject>of() : log.known(tx, query.subjects());
            return new Found(lines, total, named(tx, lines, asked));
        });
    }

    /** @throws Refusal.NotFound if the record of the body has no such entry */
    public Whole entry(Actor actor, UUID id) {
        return work.read(actor, Permission.TAKE_RECORD, tx -> {
            var line = log.line(tx, id).orElseThrow(() -> new Refusal.NotFound("entry"));
            var left = log.subjectsWithValues(tx, id);
            var bytes = log.leaf(tx, id);
            var leaf = LeafText.of(bytes);
            var children = log.children(tx, id, MOST_CHILDREN).stream()
                    .map(child -> new Child(
                            child.subject(),
                            LeafText.of(child.leaf())
                                    .fields(left.contains(child.subject().id()))))
                    .toList();
            return new Whole(
                    line,
                    leaf.roles(),
                    leaf.fields(left.contains(line.subject().id())),
                    children,
                    MerkleTree.leaf(bytes),
                    named(
                            tx,
                            List.of(line),
                            children.stream().map(Child::subject).toList()));
        });
    }

    private Set<UUID> withParts(Tx tx, Set<UUID> subjects) {
        if (subjects.isEmpty()) {
            return subjects;
        }
        var found = new HashSet<>(subjects);
        parts.forEach(one -> found.addAll(one.partsOf(tx, subjects)));
        return found;
    }

    private Set<UUID> accounts(Tx tx, String part) {
        var found = new HashSet<UUID>();
        names.forEach(one -> found.addAll(one.accountsCalled(tx, part)));
        return found;
    }

    private Map<UUID, SubjectNames.Named> named(Tx tx, List<Line> lines, List<Subject> more) {
        var byType = new HashMap<String, Set<UUID>>();
        var subjects = new ArrayList<>(more);
        lines.forEach(line -> {
            subjects.add(line.subject());
            subjects.add(new Subject("account", line.account()));
        });
        subjects.forEach(subject ->
                byType.computeIfAbsent(subject.type(), type -> new HashSet<>()).add(subject.id()));
        var found = new HashMap<UUID, SubjectNames.Named>();
        byType.forEach((type, ids) -> names.stream()
                .filter(one -> one.types().contains(type))
                .forEach(one -> found.putAll(one.names(tx, type, ids))));
        return found;
    }
}
