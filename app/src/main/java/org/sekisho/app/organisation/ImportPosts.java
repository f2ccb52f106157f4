package org.sekisho.app.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sekisho.app.evidence.Act;
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
 * Takes posts and their seats over from a CSV file, after showing what will change.
 *
 * <p>A post is known by its place and its title. Those that are not in the file stay as they are. The file's columns are
 * 所属コード or 実施機関 (one of the two), 職 and 定数 (one when empty).
 */
@Service
public final class ImportPosts {

    /** The columns of the file. */
    private enum Column implements TableFile.Column {
        SECTION("所属コード", true),
        ORGAN("実施機関", false),
        TITLE("職", true),
        SEATS("定数", false);

        private final String heading;
        private final boolean required;

        Column(String heading, boolean required) {
            this.heading = heading;
            this.required = required;
        }

        @Override
        public String heading() {
            return heading;
        }

        @Override
        public boolean required() {
            return required;
        }
    }

    /** A file, and the day from which what it says holds. */
    public record Input(byte[] file, LocalDate day) {}

    /** What happens to one post. */
    public sealed interface Item {
        /** It is established in a section or at the head of an organ. */
        record Established(String place, String title, int seats) implements Item {}

        /** It has more or fewer seats. */
        record SeatsChanged(String place, String title, int seats, int former) implements Item {}
    }

    /**
     * What will change.
     *
     * @param rows how many rows the file has
     * @param fingerprint stands for exactly this file and these changes
     */
    public record Preview(int rows, List<Item> items, String fingerprint) {}

    private final Work work;
    private final Organs organs;
    private final Sections sections;
    private final Posts posts;
    private final Tenures tenures;
    private final EstablishOrganisation establish;

    ImportPosts(
            Work work,
            Organs organs,
            Sections sections,
            Posts posts,
            Tenures tenures,
            EstablishOrganisation establish) {
        this.work = work;
        this.organs = organs;
        this.sections = sections;
        this.posts = posts;
        this.tenures = tenures;
        this.establish = establish;
    }

    /** A file with the headings alone. */
    public static byte[] template() {
        return TableFile.template(Column.class);
    }

    /**
     * Tells what the file would change, and changes nothing.
     *
     * @throws Refusal.Invalid with every problem of the file, each naming its line and column
     */
    public Preview preview(Actor actor, Input input) {
        var lines = TableFile.read(input.file(), Column.class);
        return work.read(actor, Permission.CHANGE_ORGANISATION, tx -> new Plan(tx, lines, input).preview());
    }

    /**
     * Makes the changes that were shown, all of them.
     *
     * @param fingerprint of the preview that the actor saw
     * @throws Refusal.Stale if the file would change something else by now
     * @throws Refusal.Invalid with every problem of the file
     */
    public Preview take(Actor actor, Input input, String fingerprint) {
        var lines = TableFile.read(input.file(), Column.class);
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var plan = new Plan(tx, lines, input);
            var preview = plan.preview();
            if (!preview.fingerprint().equals(fingerprint)) {
                throw new Refusal.Stale();
            }
            plan.write();
            return preview;
        });
    }

    /** Where a post stands, with its name. */
    private record Place(OrganId organ, Optional<SectionId> section, String name) {}

    private record Resized(Posts.Row former, int seats) {}

    /** What the file changes in what we know now. */
    private final class Plan {
        private final Tx tx;
        private final List<TableFile.Line<Column>> lines;
        private final Input input;
        private final Problems problems = new Problems("organisation");
        private final Map<String, Place> bySection = new HashMap<>();
        private final Map<String, Place> byOrgan = new HashMap<>();
        private final List<Posts.Row> known;
        private final List<Tenures.Row> held;
        private final LinkedHashMap<String, TableFile.Line<Column>> fields = new LinkedHashMap<>();
        private final List<EstablishOrganisation.NewPost> added = new ArrayList<>();
        private final List<Resized> resized = new ArrayList<>();
        private final List<Item> items = new ArrayList<>();
        private final EstablishOrganisation.Draft established;

        Plan(Tx tx, List<TableFile.Line<Column>> lines, Input input) {
            this.tx = tx;
            this.lines = lines;
            this.input = input;
            problems.requireDay("day", input.day());
            problems.refuseIfAny();
            organs.current(tx).stream()
                    .filter(row -> row.span().contains(input.day()))
                    .forEach(row -> byOrgan.put(row.name(), new Place(row.organ(), Optional.empty(), row.name())));
            sections.current(tx).stream()
                    .filter(row -> row.span().contains(input.day()))
                    .forEach(row ->
                            bySection.put(row.code(), new Place(row.organ(), Optional.of(row.section()), row.name())));
            this.known = posts.current(tx);
            this.held = tenures.current(tx);
            var seen = new HashSet<String>();
            lines.forEach(line -> read(line, seen));
            this.established = establish.draft(tx, new EstablishOrganisation.Input(List.of(), List.of(), added));
            for (var problem : established.problems().found()) {
                fields.forEach((field, line) -> {
                    if (problem.field().startsWith(field)) {
                        line.wrong(problems, column(problem.field()), problem.message());
                    }
                });
            }
            problems.refuseIfAny();
        }

        private static Column column(String field) {
            return field.endsWith(".seats") ? Column.SEATS : Column.TITLE;
        }

        private void read(TableFile.Line<Column> line, HashSet<String> seen) {
            line.requireText(problems, Column.TITLE);
            var title = line.cell(Column.TITLE);
            var place = place(line);
            var seats = seats(line);
            if (place.isEmpty() || seats.isEmpty() || title.isEmpty()) {
                return;
            }
            if (!seen.add(place.get() + " " + title)) {
                line.wrong(problems, Column.TITLE, TableFile.reason("post-twice", title));
                return;
            }
            var former = known.stream()
                    .filter(row -> row.organ().equals(place.get().organ())
                            && row.section().equals(place.get().section())
                            && row.title().equals(title)
                            && row.span().contains(input.day()))
                    .findFirst();
            if (former.isPresent()) {
                resize(line, former.get(), place.get(), seats.getAsInt());
            } else {
                fields.put("posts[" + added.size() + "].", line);
                added.add(new EstablishOrganisation.NewPost(
                        title,
                        line.cell(Column.SECTION).isEmpty()
                                ? new EstablishOrganisation.Place.AtOrgan(line.cell(Column.ORGAN))
                                : new EstablishOrganisation.Place.InSection(line.cell(Column.SECTION)),
                        seats.getAsInt(),
                        OptionalInt.empty(),
                        input.day()));
                items.add(new Item.Established(place.get().name(), title, seats.getAsInt()));
            }
        }

        private Optional<Place> place(TableFile.Line<Column> line) {
            var code = line.cell(Column.SECTION);
            var organ = line.cell(Column.ORGAN);
            if (code.isEmpty() == organ.isEmpty()) {
                line.wrong(problems, Column.SECTION, TableFile.reason("section-or-organ"));
                return Optional.empty();
            }
            var place = Optional.ofNullable(code.isEmpty() ? byOrgan.get(organ) : bySection.get(code));
            if (place.isEmpty()) {
                if (code.isEmpty()) {
                    line.wrong(problems, Column.ORGAN, TableFile.reason("organ-unknown", organ));
                } else {
                    line.wrong(problems, Column.SECTION, TableFile.reason("section-unknown", code));
                }
            }
            return place;
        }

        private OptionalInt seats(TableFile.Line<Column> line) {
            var typed = line.cell(Column.SEATS);
            var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
            if (plain.isEmpty()) {
                return OptionalInt.of(1);
            }
            if (plain.matches("0*[1-9]\\d{0,3}")) {
                return OptionalInt.of(Integer.parseInt(plain));
            }
            line.wrong(problems, Column.SEATS, TableFile.reason("seats", typed));
            return OptionalInt.empty();
        }

        private void resize(TableFile.Line<Column> line, Posts.Row former, Place place, int seats) {
            if (line.cell(Column.SEATS).isEmpty() || former.seats() == seats) {
                return;
            }
            var later = known.stream()
                    .filter(row -> row.post().equals(former.post())
                            && row.span().from().isAfter(input.day()))
                    .findFirst();
            if (later.isPresent()) {
                line.wrong(
                        problems,
                        Column.TITLE,
                        TableFile.reason(
                                "planned-later", Problems.day(later.get().span().from())));
                return;
            }
            long most = mostHolders(former.post());
            if (most > seats) {
                line.wrong(problems, Column.SEATS, TableFile.reason("seats-held", seats, most));
                return;
            }
            resized.add(new Resized(former, seats));
            items.add(new Item.SeatsChanged(place.name(), former.title(), seats, former.seats()));
        }

        /** How many take a seat of the post at once, on the day or later. */
        private long mostHolders(PostId post) {
            var spans = held.stream()
                    .filter(row -> row.post().equals(post) && row.holding() != Holding.DEPUTY)
                    .map(Tenures.Row::span)
                    .filter(span -> span.overlaps(Span.since(input.day())))
                    .toList();
            return spans.stream()
                    .map(span -> span.from().isBefore(input.day()) ? input.day() : span.from())
                    .mapToLong(day ->
                            spans.stream().filter(span -> span.contains(day)).count())
                    .max()
                    .orElse(0);
        }

        Preview preview() {
            return new Preview(lines.size(), items, Fingerprint.of(input.file(), input.day(), items));
        }

        void write() {
            if (items.isEmpty()) {
                throw new Refusal.Invalid("file", TableFile.reason("nothing"));
            }
            established.write();
            BulkEntries.enter(tx, "organisation.posts.changed", resized, this::describe, (entry, part) -> {
                var rows = new ArrayList<Posts.Row>();
                for (var one : part) {
                    var former = one.former();
                    if (former.span().from().isBefore(input.day())) {
                        rows.add(former.during(tx.newId(), former.span().until(input.day())));
                    }
                    rows.add(former.seats(one.seats())
                            .during(
                                    tx.newId(),
                                    new Span(input.day(), former.span().to())));
                }
                posts.supersede(tx, part.stream().map(one -> one.former().id()).toList());
                posts.add(tx, entry, rows);
            });
        }

        private void describe(Act act, Resized one) {
            act.child("post", one.former().post().value())
                    .before("seats", one.former().seats())
                    .after("seats", one.seats())
                    .after("from", input.day());
        }
    }
}
