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
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
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

    /** Somebody to call; {@code number} is empty where none is on record. */
    public record Called(PersonId person, String name, String number) {}

    /** A post with those who hold it, and those who stand in for them. */
    public record CalledPost(PostId post, String title, List<Called> holders, List<Called> deputies) {}

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

    /** The list of a day. Ten statements. */
    public Tree on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_CONTACTS, tx -> {
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
                    confirmed
                            .filter(day -> asOf.day().isBefore(day.plusYears(1)))
                            .isPresent());
        });
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
                .map(one -> new Called(one.person(), one.name(), numbers.getOrDefault(one.person(), "")))
                .toList();
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
                        .allMatch(one -> one.number().isEmpty())) {
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
