package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Span;

/**
 * What a set of assignments does to the tenures there are (人事異動).
 *
 * <p>A person has one main post (本務) at a time, so a new one ends the former. A post of one seat has one holder, so a
 * new one ends the former. In a post of several seats the new holder needs a free seat; the order of the assignments
 * does not matter, so a whole list of transfers of one day is one input.
 */
final class Transfer {

    /** What happens to one tenure. */
    sealed interface Change {
        /** It begins. */
        record Begins(Tenures.Row tenure) implements Change {}

        /** It ends, on the first day no longer held, instead of going on. */
        record Ends(Tenures.Row tenure, LocalDate to) implements Change {}
    }

    private final Problems problems;
    private final Map<PostId, List<Posts.Row>> posts = new HashMap<>();
    private final Map<PersonId, List<People.Row>> people = new HashMap<>();
    private final Map<PostId, List<Tenures.Row>> byPost = new HashMap<>();
    private final Map<PersonId, List<Tenures.Row>> byPerson = new HashMap<>();
    private final List<Tenures.Row> begun = new ArrayList<>();
    private final Map<UUID, String> fields = new HashMap<>();
    private final Map<UUID, Change.Ends> ended = new LinkedHashMap<>();

    /**
     * A transfer among what we know now.
     *
     * @param tenures at least those of the posts and of the people that the assignments name
     */
    Transfer(Problems problems, List<Posts.Row> posts, List<People.Row> people, List<Tenures.Row> tenures) {
        this.problems = problems;
        posts.forEach(row ->
                this.posts.computeIfAbsent(row.post(), id -> new ArrayList<>()).add(row));
        people.forEach(row -> this.people
                .computeIfAbsent(row.person(), id -> new ArrayList<>())
                .add(row));
        tenures.forEach(this::index);
    }

    private void index(Tenures.Row row) {
        byPost.computeIfAbsent(row.post(), id -> new ArrayList<>()).add(row);
        byPerson.computeIfAbsent(row.person(), id -> new ArrayList<>()).add(row);
    }

    /**
     * Adds an assignment.
     *
     * @param field where it stands in the input, before the name of the field
     */
    void assign(String field, AssignPosts.Assignment assignment, TenureId tenure, Supplier<UUID> ids) {
        problems.requireSpan(field + "to", assignment.from(), assignment.to());
        if (assignment.to().filter(end -> !end.isAfter(assignment.from())).isPresent()) {
            return;
        }
        var span = new Span(assignment.from(), assignment.to());
        if (!covered(
                people.getOrDefault(assignment.person(), List.of()).stream().map(People.Row::span), span)) {
            problems.add(field + "person", "person-not-there");
            return;
        }
        if (!covered(posts.getOrDefault(assignment.post(), List.of()).stream().map(Posts.Row::span), span)) {
            problems.add(field + "post", "post-not-there");
            return;
        }
        var row =
                new Tenures.Row(ids.get(), tenure, assignment.post(), assignment.person(), assignment.holding(), span);
        var own = byPerson.getOrDefault(row.person(), List.of());
        if (own.stream()
                .anyMatch(other ->
                        other.post().equals(row.post()) && spanOf(other).overlaps(span))) {
            problems.add(field + "person", "holds-already", nameOf(row.person()), titleOf(row.post()));
            return;
        }
        if (row.holding() == Holding.MAIN) {
            for (var other : own) {
                if (other.holding() == Holding.MAIN && spanOf(other).overlaps(span)) {
                    endOrRefuse(other, span.from(), field + "person", "main-later", nameOf(row.person()));
                }
            }
        }
        begun.add(row);
        fields.put(row.id(), field);
        index(row);
    }

    /**
     * Lets a tenure end without another in its place.
     *
     * @param field where it stands in the input
     */
    void end(Tenures.Row tenure, LocalDate day, String field) {
        endOrRefuse(tenure, day, field, "main-later", nameOf(tenure.person()));
    }

    /** Looks whether every post has room for those who now hold it. */
    void checkSeats() {
        for (var row : begun) {
            if (row.holding() == Holding.DEPUTY) {
                continue;
            }
            var field = fields.getOrDefault(row.id(), "") + "post";
            int seats = seatsOf(row.post(), row.span().from());
            if (seats == 1) {
                makeRoom(row, field);
            } else if (crowded(row, seats)) {
                problems.add(field, "post-full", titleOf(row.post()), seats);
            }
        }
    }

    private void makeRoom(Tenures.Row row, String field) {
        for (var other : List.copyOf(byPost.getOrDefault(row.post(), List.of()))) {
            if (other.holding() != Holding.DEPUTY
                    && !other.id().equals(row.id())
                    && spanOf(other).overlaps(row.span())) {
                endOrRefuse(other, row.span().from(), field, "post-taken", titleOf(row.post()));
            }
        }
    }

    private boolean crowded(Tenures.Row row, int seats) {
        var holders = byPost.getOrDefault(row.post(), List.of()).stream()
                .filter(other -> other.holding() != Holding.DEPUTY)
                .map(this::spanOf)
                .filter(span -> span.overlaps(row.span()))
                .toList();
        return holders.stream()
                .map(Span::from)
                .map(day -> day.isBefore(row.span().from()) ? row.span().from() : day)
                .anyMatch(day ->
                        holders.stream().filter(span -> span.contains(day)).count() > seats);
    }

    private void endOrRefuse(Tenures.Row other, LocalDate day, String field, String problem, String what) {
        if (other.span().from().isBefore(day) && !fields.containsKey(other.id())) {
            var earlier = ended.get(other.id());
            if (earlier == null || day.isBefore(earlier.to())) {
                ended.put(other.id(), new Change.Ends(other, day));
            }
        } else {
            problems.add(
                    field,
                    problem,
                    what,
                    nameOf(other.person()),
                    Problems.day(other.span().from()));
        }
    }

    private Span spanOf(Tenures.Row row) {
        var end = ended.get(row.id());
        return end == null ? row.span() : row.span().until(end.to());
    }

    private int seatsOf(PostId post, LocalDate day) {
        return posts.getOrDefault(post, List.of()).stream()
                .filter(row -> row.span().contains(day))
                .mapToInt(Posts.Row::seats)
                .findFirst()
                .orElse(1);
    }

    private String nameOf(PersonId person) {
        return people.getOrDefault(person, List.of()).stream()
                .map(row -> row.name().full())
                .reduce("", (first, last) -> last);
    }

    private String titleOf(PostId post) {
        return posts.getOrDefault(post, List.of()).stream()
                .map(Posts.Row::title)
                .reduce("", (first, last) -> last);
    }

    /** Whether the spans, one after another, hold on every day of the span. */
    private static boolean covered(Stream<Span> spans, Span span) {
        var day = span.from();
        for (var next : spans.sorted(Comparator.comparing(Span::from)).toList()) {
            if (next.covers(new Span(day, span.to()))) {
                return true;
            }
            if (next.contains(day)) {
                day = next.to().orElse(day);
            }
        }
        return false;
    }

    /** What happens, ends before beginnings. */
    List<Change> changes() {
        var changes = new ArrayList<Change>(ended.values());
        begun.forEach(row -> changes.add(new Change.Begins(row)));
        return changes;
    }

    /** Writes the changes and enters them in the record. */
    static void write(Tx tx, Tenures tenures, String kind, List<Change> changes) {
        BulkEntries.enter(tx, kind, changes, Transfer::describe, (entry, part) -> {
            var superseded = new ArrayList<UUID>();
            var added = new ArrayList<Tenures.Row>();
            for (var change : part) {
                switch (change) {
                    case Change.Begins(var row) -> added.add(row);
                    case Change.Ends(var row, var to) -> {
                        superseded.add(row.id());
                        added.add(row.during(tx.newId(), row.span().until(to)));
                    }
                }
            }
            tenures.supersede(tx, superseded);
            tenures.add(tx, entry, added);
        });
    }

    private static void describe(Act act, Change change) {
        switch (change) {
            case Change.Begins(var row) ->
                act.child("tenure", row.tenure().value())
                        .after("person", row.person().value())
                        .after("post", row.post().value())
                        .after("holding", row.holding())
                        .after("from", row.span().from())
                        .after("to", row.span().to());
            case Change.Ends(var row, var to) ->
                act.child("tenure", row.tenure().value())
                        .before("to", row.span().to())
                        .after("to", to);
        }
    }
}
