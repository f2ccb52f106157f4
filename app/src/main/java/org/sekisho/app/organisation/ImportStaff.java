package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/**
 * Takes people and their posts over from a CSV file of the personnel system, after showing what will change.
 *
 * <p>People who are not in the file stay as they are. The file's columns are 職員番号, 氏, 名, 氏フリガナ, 名フリガナ, 任用の種類,
 * 所属コード, 職 and 区分 (本務, 兼務 or 代理), by their headings.
 */
@Service
public final class ImportStaff {

    /** A file, and the day from which what it says holds. */
    public record Input(byte[] file, LocalDate day) {}

    /** What happens to one person. */
    public sealed interface Item {
        String staffNumber();

        String name();

        /** They are registered. */
        record Registered(String staffNumber, String name) implements Item {}

        /** They have another name. */
        record Renamed(String staffNumber, String name, String former) implements Item {}

        /** They get a post. */
        record Assigned(String staffNumber, String name, String section, String title, Holding holding)
                implements Item {}

        /** A post of theirs ends on the day before. */
        record Ended(String staffNumber, String name, String section, String title) implements Item {}
    }

    /**
     * What will change.
     *
     * @param rows how many rows the file has
     * @param fingerprint stands for exactly this file and these changes
     */
    public record Preview(int rows, List<Item> items, String fingerprint) {}

    private final Work work;
    private final People people;
    private final Posts posts;
    private final Sections sections;
    private final Tenures tenures;

    ImportStaff(Work work, People people, Posts posts, Sections sections, Tenures tenures) {
        this.work = work;
        this.people = people;
        this.posts = posts;
        this.sections = sections;
        this.tenures = tenures;
    }

    /** A file with the headings alone. */
    public static byte[] template() {
        return StaffFile.template();
    }

    /**
     * Tells what the file would change, and changes nothing.
     *
     * @throws Refusal.Invalid with every problem of the file, each naming its line and column
     */
    public Preview preview(Actor actor, Input input) {
        var rows = StaffFile.read(input.file());
        return work.read(actor, Permission.CHANGE_ORGANISATION, tx -> new Plan(tx, rows, input).preview());
    }

    /**
     * Makes the changes that were shown, all of them.
     *
     * @param fingerprint of the preview that the actor saw
     * @throws Refusal.Stale if the file would change something else by now
     * @throws Refusal.Invalid with every problem of the file
     */
    public Preview take(Actor actor, Input input, String fingerprint) {
        var rows = StaffFile.read(input.file());
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var plan = new Plan(tx, rows, input);
            var preview = plan.preview();
            if (!preview.fingerprint().equals(fingerprint)) {
                throw new Refusal.Stale();
            }
            if (preview.items().isEmpty()) {
                throw new Refusal.Invalid("file", TableFile.reason("nothing"));
            }
            plan.write();
            return preview;
        });
    }

    /** What the file changes in what we know now. */
    private final class Plan {
        private final Tx tx;
        private final List<StaffFile.Row> rows;
        private final Input input;
        private final Problems problems = new Problems("organisation");
        private final List<Item> items = new ArrayList<>();
        private final List<People.Row> registered = new ArrayList<>();
        private final List<People.Row> superseded = new ArrayList<>();
        private final List<People.Row> renamed = new ArrayList<>();
        private final Map<String, People.Row> byNumber = new LinkedHashMap<>();
        private final Map<PersonId, People.Row> byId = new LinkedHashMap<>();
        private final List<Sections.Row> sectionRows;
        private final List<Posts.Row> postRows;
        private final List<Transfer.Change> transfers;

        Plan(Tx tx, List<StaffFile.Row> rows, Input input) {
            this.tx = tx;
            this.rows = rows;
            this.input = input;
            problems.requireDay("day", input.day());
            problems.refuseIfAny();
            this.sectionRows = sections.current(tx).stream()
                    .filter(row -> row.span().contains(input.day()))
                    .toList();
            this.postRows = posts.current(tx);
            people.current(tx).stream()
                    .filter(row -> row.span().contains(input.day()))
                    .forEach(row -> {
                        byNumber.put(row.staffNumber(), row);
                        byId.put(row.person(), row);
                    });
            rows.forEach(this::person);
            problems.refuseIfAny();
            this.transfers = transfers();
            problems.refuseIfAny();
        }

        private void person(StaffFile.Row row) {
            var known = byNumber.get(row.number());
            if (known == null) {
                var fresh = new People.Row(
                        tx.newId(),
                        new PersonId(tx.newId()),
                        row.number(),
                        row.name(),
                        row.employment().orElse(Employment.REGULAR),
                        Optional.empty(),
                        Span.since(input.day()));
                registered.add(fresh);
                remember(fresh);
                items.add(new Item.Registered(row.number(), row.name().full()));
            } else if (!known.name().equals(row.name())
                    || row.employment()
                            .filter(kind -> kind != known.employment())
                            .isPresent()) {
                change(row, known);
            }
        }

        private void remember(People.Row row) {
            byNumber.put(row.staffNumber(), row);
            byId.put(row.person(), row);
        }

        private void change(StaffFile.Row row, People.Row known) {
            boolean again = registered.contains(known) || renamed.contains(known);
            if (again) {
                row.line().wrong(problems, StaffFile.Column.FAMILY, TableFile.reason("name-twice", row.number()));
                return;
            }
            var next = new People.Row(
                    tx.newId(),
                    known.person(),
                    known.staffNumber(),
                    row.name(),
                    row.employment().orElse(known.employment()),
                    known.account(),
                    new Span(input.day(), known.span().to()));
            superseded.add(known);
            renamed.add(next);
            remember(next);
            items.add(new Item.Renamed(
                    row.number(), row.name().full(), known.name().full()));
        }

        private List<Transfer.Change> transfers() {
            var current = tenures.current(tx);
            // People who are new or renamed are known to the transfer as they will be.
            var whole = new ArrayList<>(people.current(tx));
            whole.addAll(registered);
            var found = new Problems("organisation");
            var transfer = new Transfer(found, postRows, whole, current);
            var fields = new LinkedHashMap<String, StaffFile.Row>();
            for (var row : rows) {
                var post = post(row);
                var person = byNumber.get(row.number());
                if (post.isEmpty() || person == null) {
                    continue;
                }
                boolean holds = current.stream()
                        .anyMatch(tenure -> tenure.person().equals(person.person())
                                && tenure.post().equals(post.get().post())
                                && tenure.span().contains(input.day()));
                if (!holds) {
                    var field = "line" + row.line().number() + ".";
                    fields.put(field, row);
                    transfer.assign(
                            field,
                            new AssignPosts.Assignment(
                                    person.person(), post.get().post(), row.holding(), input.day(), Optional.empty()),
                            new TenureId(tx.newId()),
                            tx::newId);
                }
            }
            transfer.checkSeats();
            for (var problem : found.found()) {
                fields.forEach((field, row) -> {
                    if (problem.field().startsWith(field)) {
                        var column = problem.field().endsWith("post") ? StaffFile.Column.POST : StaffFile.Column.NUMBER;
                        row.line().wrong(problems, column, problem.message());
                    }
                });
            }
            return transfer.changes();
        }

        private Optional<Posts.Row> post(StaffFile.Row row) {
            var section = sectionRows.stream()
                    .filter(one -> one.code().equals(row.section()))
                    .findFirst();
            if (section.isEmpty()) {
                row.line()
                        .wrong(problems, StaffFile.Column.SECTION, TableFile.reason("section-unknown", row.section()));
                return Optional.empty();
            }
            var post = postRows.stream()
                    .filter(one -> one.section().equals(section.map(Sections.Row::section))
                            && one.title().equals(row.post())
                            && one.span().contains(input.day()))
                    .findFirst();
            if (post.isEmpty()) {
                row.line()
                        .wrong(
                                problems,
                                StaffFile.Column.POST,
                                TableFile.reason("post-unknown", section.get().name(), row.post()));
            }
            return post;
        }

        Preview preview() {
            var all = new ArrayList<>(items);
            for (var change : transfers) {
                switch (change) {
                    case Transfer.Change.Begins(var row) ->
                        all.add(new Item.Assigned(
                                number(row.person()), name(row.person()), place(row), title(row), row.holding()));
                    case Transfer.Change.Ends(var row, var to) ->
                        all.add(new Item.Ended(number(row.person()), name(row.person()), place(row), title(row)));
                }
            }
            return new Preview(rows.size(), all, Fingerprint.of(input.file(), input.day(), all));
        }

        private String number(PersonId id) {
            return Optional.ofNullable(byId.get(id))
                    .map(People.Row::staffNumber)
                    .orElse("");
        }

        private String name(PersonId id) {
            return Optional.ofNullable(byId.get(id))
                    .map(row -> row.name().full())
                    .orElse("");
        }

        private String title(Tenures.Row row) {
            return postRows.stream()
                    .filter(post -> post.post().equals(row.post()))
                    .map(Posts.Row::title)
                    .findFirst()
                    .orElse("");
        }

        private String place(Tenures.Row row) {
            return postRows.stream()
                    .filter(post -> post.post().equals(row.post()))
                    .findFirst()
                    .flatMap(Posts.Row::section)
                    .flatMap(id -> sectionRows.stream()
                            .filter(section -> section.section().equals(id))
                            .findFirst())
                    .map(Sections.Row::name)
                    .orElse("");
        }

        void write() {
            BulkEntries.enter(
                    tx,
                    "organisation.people.registered",
                    registered,
                    RegisterPeople::describe,
                    (entry, part) -> people.register(tx, entry, part));
            BulkEntries.enter(tx, "organisation.people.changed", renamed, RegisterPeople::describe, (entry, part) -> {
                var former = superseded.stream()
                        .filter(old ->
                                part.stream().anyMatch(row -> row.person().equals(old.person())))
                        .toList();
                people.supersede(tx, former.stream().map(People.Row::id).toList());
                people.add(
                        tx,
                        entry,
                        former.stream()
                                .filter(old -> old.span().from().isBefore(input.day()))
                                .map(old -> old.during(tx.newId(), old.span().until(input.day())))
                                .toList());
                people.add(tx, entry, part);
            });
            Transfer.write(tx, tenures, "organisation.tenures.assigned", transfers);
        }
    }
}
