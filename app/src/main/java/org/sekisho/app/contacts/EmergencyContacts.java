package org.sekisho.app.contacts;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads whom to call on a day, and what is missing. */
@Service
public final class EmergencyContacts {

    /** What is missing of a line. */
    public enum Gap {
        /** Nobody stands in. */
        NO_SUBSTITUTE,
        /** Nobody holds the post that stands in. */
        SUBSTITUTE_VACANT,
        /** Nobody holds the post. */
        VACANT,
        /** The post is no longer there. */
        POST_GONE,
        /** There is no number to call. */
        NO_NUMBER,
        /** Whoever calls them is no longer on the list. */
        CALLER_GONE
    }

    /**
     * Somebody to call.
     *
     * @param listed whether a number of theirs is on record
     * @param number theirs, where it was asked for and is on record
     */
    public record Called(PersonId person, String name, boolean listed, Optional<String> number) {

        private Called hidden() {
            return new Called(person, name, listed, Optional.empty());
        }
    }

    /** Where private numbers were shown. */
    public enum Place {
        /** The list on the screen. */
        LIST,
        /** The sheet to print. */
        SHEET,
        /** The form for the number of one person. */
        FORM
    }

    /** A post with those who hold it, and those who stand in for them. */
    public record CalledPost(PostId post, String title, List<Called> holders, List<Called> deputies) {

        private CalledPost hidden() {
            return new CalledPost(
                    post,
                    title,
                    holders.stream().map(Called::hidden).toList(),
                    deputies.stream().map(Called::hidden).toList());
        }

        private Stream<Called> people() {
            return Stream.concat(holders.stream(), deputies.stream());
        }
    }

    /**
     * A line of the list.
     *
     * @param depth how many calls come before it
     * @param post the post to call; empty for somebody outside, or where the post is gone
     * @param name of whoever is outside
     * @param phone the number of the post or of the body outside; may be empty
     */
    public record Line(
            ContactId contact,
            int depth,
            Optional<CalledPost> post,
            Optional<OutsideBody> outside,
            String name,
            String phone,
            Optional<ContactId> calledBy,
            Optional<CalledPost> substitute,
            String note,
            List<Gap> gaps) {

        private Line hidden() {
            return new Line(
                    contact,
                    depth,
                    post.map(CalledPost::hidden),
                    outside,
                    name,
                    phone,
                    calledBy,
                    substitute.map(CalledPost::hidden),
                    note,
                    gaps);
        }

        /** Everybody whom it names. */
        public Stream<Called> people() {
            return Stream.concat(post.stream(), substitute.stream()).flatMap(CalledPost::people);
        }

        public String title() {
            return post.map(CalledPost::title).orElse(name);
        }
    }

    /**
     * The list.
     *
     * @param lines each behind whoever calls it
     * @param confirmed when it was last looked through
     * @param confirmedInTime whether that was less than a year ago
     */
    public record Tree(List<Line> lines, Optional<LocalDate> confirmed, boolean confirmedInTime) {

        public long gaps() {
            return lines.stream().mapToLong(line -> line.gaps().size()).sum();
        }

        /** Whether private numbers are on record that are not shown. */
        public boolean hides() {
            return lines.stream()
                    .flatMap(Line::people)
                    .anyMatch(one -> one.listed() && one.number().isEmpty());
        }

        /** Whether private numbers are shown. */
        public boolean shows() {
            return lines.stream()
                    .flatMap(Line::people)
                    .anyMatch(one -> one.number().isPresent());
        }

        public Optional<Line> line(ContactId contact) {
            return lines.stream().filter(line -> line.contact().equals(contact)).findFirst();
        }
    }

    private final Work work;
    private final ContactLines contacts;
    private final Phones phones;
    private final OrganisationIn organisation;

    EmergencyContacts(Work work, ContactLines contacts, Phones phones, OrganisationIn organisation) {
        this.work = work;
        this.contacts = contacts;
        this.phones = phones;
        this.organisation = organisation;
    }

    /** The list of a day, without the private numbers. Ten statements. */
    public Tree on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_CONTACTS, tx -> {
            var whole = tree(tx, asOf);
            return new Tree(
                    whole.lines().stream().map(Line::hidden).toList(), whole.confirmed(), whole.confirmedInTime());
        });
    }

    /** The list of a day with the private numbers. They are about people, so every look is in the record, with whose they are. */
    public Tree look(Actor actor, AsOf asOf, Place place) {
        var hidden = on(actor, asOf);
        return hidden.hides() ? shown(actor, asOf, place) : hidden;
    }

    private Tree shown(Actor actor, AsOf asOf, Place place) {
        return work.change(actor, Permission.READ_CONTACTS, tx -> {
            var whole = tree(tx, asOf);
            seen(tx, asOf, place, whole.lines().stream().flatMap(Line::people));
            return whole;
        });
    }

    /**
     * Somebody on the list of today with their number; the look is in the record.
     *
     * @throws Refusal.NotFound if the list does not name them
     */
    public Called look(Actor actor, PersonId person) {
        var named = work.read(actor, Permission.READ_CONTACTS, tx -> called(tx, person))
                .hidden();
        return named.listed() ? shown(actor, person) : named;
    }

    private Called shown(Actor actor, PersonId person) {
        return work.change(actor, Permission.READ_CONTACTS, tx -> {
            var called = called(tx, person);
            seen(tx, today(tx), Place.FORM, Stream.of(called));
            return called;
        });
    }

    private Called called(Tx tx, PersonId person) {
        return tree(tx, today(tx)).lines().stream()
                .flatMap(Line::people)
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("person"));
    }

    private static AsOf today(Tx tx) {
        return AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
    }

    private static void seen(Tx tx, AsOf asOf, Place place, Stream<Called> shown) {
        var people = shown.filter(one -> one.number().isPresent())
                .map(one -> one.person().value().toString())
                .distinct()
                .sorted()
                .toList();
        tx.enter(Act.of("contacts.numbers.seen", "body", tx.body())
                .after("account", tx.actor().account())
                .after("day", asOf.day())
                .after("place", place)
                .after("people", String.join(" ", people)));
    }

    /** The list of a day, in the transaction of another use case. */
    Tree tree(Tx tx, AsOf asOf) {
        var numbers = phones.at(tx, asOf).stream().collect(toMap(Phones.Row::person, Phones.Row::number));
        var posts = posts(organisation.chart(tx, asOf), numbers);
        // Colleagues are called before bodies outside.
        var rows = contacts.at(tx, asOf).stream()
                .sorted(Comparator.comparing(row -> row.outside().isPresent()))
                .toList();
        var confirmed = contacts.confirmed(tx, asOf);
        return new Tree(
                lines(rows, posts),
                confirmed,
                confirmed.filter(day -> asOf.day().isBefore(day.plusYears(1))).isPresent());
    }

    private static Map<PostId, CalledPost> posts(Chart chart, Map<PersonId, String> numbers) {
        var posts = new HashMap<PostId, CalledPost>();
        chart.organs().forEach(organ -> organ.posts().forEach(post -> posts.put(post.id(), called(post, "", numbers))));
        chart.sections()
                .forEach(section -> section.posts()
                        .forEach(post -> posts.put(post.id(), called(post, section.name() + " ", numbers))));
        return posts;
    }

    private static CalledPost called(Chart.Post post, String place, Map<PersonId, String> numbers) {
        return new CalledPost(
                post.id(), place + post.title(), called(post.holders(), numbers), called(post.deputies(), numbers));
    }

    private static List<Called> called(List<Chart.Holder> holders, Map<PersonId, String> numbers) {
        return holders.stream()
                .map(one -> called(
                        one, Optional.ofNullable(numbers.get(one.person())).filter(number -> !number.isEmpty())))
                .toList();
    }

    private static Called called(Chart.Holder holder, Optional<String> number) {
        return new Called(holder.person(), holder.name(), number.isPresent(), number);
    }

    private static List<Line> lines(List<ContactLines.Row> rows, Map<PostId, CalledPost> posts) {
        var there = new HashSet<ContactId>();
        rows.forEach(row -> there.add(row.contact()));
        var lines = new ArrayList<Line>();
        var walked = new HashSet<ContactId>();
        rows.stream()
                .filter(row -> row.calledBy().filter(there::contains).isEmpty())
                .forEach(row -> walk(row, 0, rows, posts, there, walked, lines));
        // A circle that two corrections made together has no beginning; it is shown all the same.
        rows.stream()
                .filter(row -> !walked.contains(row.contact()))
                .forEach(row -> walk(row, 0, rows, posts, there, walked, lines));
        return lines;
    }

    private static void walk(
            ContactLines.Row row,
            int depth,
            List<ContactLines.Row> rows,
            Map<PostId, CalledPost> posts,
            Set<ContactId> there,
            Set<ContactId> walked,
            List<Line> lines) {
        if (!walked.add(row.contact())) {
            return;
        }
        lines.add(line(row, depth, posts, there));
        rows.stream()
                .filter(next -> next.calledBy().filter(row.contact()::equals).isPresent())
                .forEach(next -> walk(next, depth + 1, rows, posts, there, walked, lines));
    }

    private static Line line(ContactLines.Row row, int depth, Map<PostId, CalledPost> posts, Set<ContactId> there) {
        var post = row.post().flatMap(id -> Optional.ofNullable(posts.get(id)));
        var substitute = row.substitute().flatMap(id -> Optional.ofNullable(posts.get(id)));
        var gaps = new ArrayList<Gap>();
        if (row.post().isPresent()) {
            if (post.isEmpty()) {
                gaps.add(Gap.POST_GONE);
            } else if (post.get().holders().isEmpty()) {
                gaps.add(Gap.VACANT);
            }
            boolean deputy = post.filter(one -> !one.deputies().isEmpty()).isPresent();
            if (substitute.isEmpty() && !deputy) {
                gaps.add(Gap.NO_SUBSTITUTE);
            } else if (!deputy
                    && substitute.filter(one -> one.holders().isEmpty()).isPresent()) {
                gaps.add(Gap.SUBSTITUTE_VACANT);
            }
        }
        if (row.phone().isEmpty()
                && post.stream()
                        .flatMap(one -> Stream.concat(one.holders().stream(), one.deputies().stream()))
                        .noneMatch(Called::listed)) {
            gaps.add(Gap.NO_NUMBER);
        }
        if (row.calledBy().filter(one -> !there.contains(one)).isPresent()) {
            gaps.add(Gap.CALLER_GONE);
        }
        return new Line(
                row.contact(),
                depth,
                post,
                row.outside(),
                row.name(),
                row.phone(),
                row.calledBy(),
                substitute,
                row.note(),
                List.copyOf(gaps));
    }
}
