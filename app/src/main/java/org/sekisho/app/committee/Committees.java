package org.sekisho.app.committee;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads committees, their meetings and circulations, and what they decided. */
@Service
public final class Committees {

    /** A member: a post with whoever holds it on the day. */
    public record Member(PostId post, String title, Seat seat, Optional<PersonId> person, String name) {}

    /** A committee on a day, the chair first among its members. */
    public record Committee(
            CommitteeId id,
            String name,
            String basis,
            Quorum quorum,
            Optional<SectionId> secretariat,
            String secretariatName,
            List<Member> members) {

        /** The members who count: those there is somebody for, and nobody twice. */
        public List<Member> counting() {
            var people = new HashSet<PersonId>();
            return members.stream()
                    .filter(member -> member.person().filter(people::add).isPresent())
                    .toList();
        }
    }

    /** What a member said of being there or of an item; {@code name} is empty where nobody is named. */
    public record Voice(Member member, Said said, String name, LocalDate on, String note) {}

    /**
     * An item of the agenda.
     *
     * @param outcome recorded of a meeting, derived of a circulation
     * @param answers to a circulation
     */
    public record Item(
            ItemId id, int number, String title, String proposal, Outcome outcome, String words, List<Voice> answers) {

        public long answered(Said said) {
            return answers.stream().filter(one -> one.said() == said).count();
        }
    }

    /**
     * A meeting, or a circulation.
     *
     * @param there how many of the members came or sent somebody
     * @param needed how many must
     * @param minutes the file, if one was handed in
     */
    public record Meeting(
            MeetingId id,
            Committee committee,
            boolean circulated,
            LocalDate heldOn,
            Optional<LocalDate> answerBy,
            String place,
            List<Voice> attendance,
            int there,
            int needed,
            boolean quorum,
            List<Item> items,
            Optional<FileStore.StoredFile> minutes) {}

    /** What was decided, for a module that refers to it. */
    public record Decision(ItemId item, String committee, LocalDate on, String title, Outcome outcome) {}

    private final Work work;
    private final CommitteeRegister committees;
    private final CommitteeMembers members;
    private final MeetingRegister meetings;
    private final OrganisationIn organisation;
    private final FileStore files;

    Committees(
            Work work,
            CommitteeRegister committees,
            CommitteeMembers members,
            MeetingRegister meetings,
            OrganisationIn organisation,
            FileStore files) {
        this.work = work;
        this.committees = committees;
        this.members = members;
        this.meetings = meetings;
        this.organisation = organisation;
        this.files = files;
    }

    /** The committees of a day with their members. */
    public List<Committee> on(Actor actor, AsOf asOf) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> {
            var chart = organisation.chart(tx, asOf);
            return committees.at(tx, asOf).stream()
                    .map(row -> committee(row, members.at(tx, asOf), chart))
                    .toList();
        });
    }

    /** The meetings of a committee, the latest first. */
    public List<Meeting> of(Actor actor, CommitteeId committee, LocalDate today) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> meetings.of(tx, committee).stream()
                        .map(row -> meeting(tx, row, today))
                        .toList());
    }

    public Meeting meeting(Actor actor, MeetingId id, LocalDate today) {
        return work.read(actor, Permission.READ_ORGANISATION, tx -> meeting(tx, meetings.the(tx, id), today));
    }

    /** The bytes of the minutes. @throws org.sekisho.app.shared.Refusal.NotFound if there are none */
    public byte[] minutes(Actor actor, MeetingId id) {
        return work.read(
                actor,
                Permission.READ_ORGANISATION,
                tx -> files.show(
                                tx,
                                "meeting",
                                id.value(),
                                meetings.minutes(tx, id)
                                        .orElseThrow(() -> new org.sekisho.app.shared.Refusal.NotFound("minutes")))
                        .bytes());
    }

    /** What was decided of an item as we know it now, inside the transaction of another use case. */
    public Decision decision(Tx tx, ItemId item) {
        var row = meetings.the(tx, item);
        var meeting = meeting(tx, meetings.the(tx, row.meeting()), LocalDate.ofInstant(tx.now(), Time.JAPAN));
        return meeting.items().stream()
                .filter(one -> one.id().equals(item))
                .findFirst()
                .map(one -> new Decision(
                        item,
                        meeting.committee().name(),
                        meeting.answerBy().orElse(meeting.heldOn()),
                        one.title(),
                        one.outcome()))
                .orElseThrow();
    }

    Meeting meeting(Tx tx, MeetingRegister.Meeting row, LocalDate today) {
        var asOf = AsOf.known(row.heldOn());
        var chart = organisation.chart(tx, asOf);
        var people = organisation.people(tx, asOf);
        var committee = committee(committees.the(tx, row.committee(), row.heldOn()), members.at(tx, asOf), chart);
        var voices = meetings.voices(tx, row.id());
        var attendance = voices(
                committee,
                people,
                voices.stream().filter(voice -> voice.item().isEmpty()).toList());
        var counting = committee.counting();
        int there = (int) attendance.stream()
                .filter(one -> counting.contains(one.member()) && one.said() != Said.ABSENT)
                .count();
        boolean over = row.answerBy().filter(today::isAfter).isPresent();
        var items = meetings.items(tx, row.id()).stream()
                .map(item -> item(tx, row, item, committee, people, voices, over))
                .toList();
        return new Meeting(
                row.id(),
                committee,
                row.circulated(),
                row.heldOn(),
                row.answerBy(),
                row.place(),
                attendance,
                there,
                committee.quorum().needed(counting.size()),
                committee.quorum().reached(there, counting.size()),
                items,
                meetings.minutes(tx, row.id()).map(file -> files.describe(tx, file)));
    }

    private Item item(
            Tx tx,
            MeetingRegister.Meeting meeting,
            MeetingRegister.Item item,
            Committee committee,
            Map<PersonId, String> people,
            List<MeetingRegister.Voice> voices,
            boolean over) {
        if (!meeting.circulated()) {
            var decided = meetings.decided(tx, item.id());
            return new Item(
                    item.id(),
                    item.number(),
                    item.title(),
                    item.proposal(),
                    decided.map(MeetingRegister.Decided::outcome).orElse(Outcome.OPEN),
                    decided.map(MeetingRegister.Decided::words).orElse(""),
                    List.of());
        }
        // What was answered after the day is on record and counts no more.
        var answers = voices(
                committee,
                people,
                voices.stream()
                        .filter(voice -> voice.item().filter(item.id()::equals).isPresent())
                        .toList());
        var counting = committee.counting();
        var counted = answers.stream()
                .filter(one -> counting.contains(one.member())
                        && meeting.answerBy().filter(one.on()::isAfter).isEmpty())
                .toList();
        return new Item(
                item.id(),
                item.number(),
                item.title(),
                item.proposal(),
                Outcome.circulated(
                        committee.quorum(),
                        counting.size(),
                        (int) counted.stream()
                                .filter(one -> one.said() == Said.APPROVES)
                                .count(),
                        (int) counted.stream()
                                .filter(one -> one.said() == Said.OPPOSES)
                                .count(),
                        over),
                "",
                answers);
    }

    private static List<Voice> voices(
            Committee committee, Map<PersonId, String> people, List<MeetingRegister.Voice> voices) {
        var said = new ArrayList<Voice>();
        for (var member : committee.members()) {
            voices.stream()
                    .filter(voice -> voice.post().equals(member.post()))
                    .findFirst()
                    .ifPresent(voice -> said.add(new Voice(
                            member,
                            voice.said(),
                            voice.person()
                                    .map(person -> people.getOrDefault(person, ""))
                                    .orElse(""),
                            voice.saidOn(),
                            voice.note())));
        }
        return said;
    }

    private static Committee committee(CommitteeRegister.Row row, List<CommitteeMembers.Row> members, Chart chart) {
        var titles = titles(chart);
        var posts = chart.posts().collect(toMap(Chart.Post::id, post -> post));
        var found = new ArrayList<Member>();
        members.stream()
                .filter(member -> member.committee().equals(row.committee()))
                .sorted(java.util.Comparator.comparing(CommitteeMembers.Row::seat))
                .forEach(member -> {
                    var holder = Optional.ofNullable(posts.get(member.post())).stream()
                            .flatMap(post -> Stream.concat(post.holders().stream(), post.deputies().stream()))
                            .findFirst();
                    found.add(new Member(
                            member.post(),
                            titles.getOrDefault(member.post(), ""),
                            member.seat(),
                            holder.map(Chart.Holder::person),
                            holder.map(Chart.Holder::name).orElse("")));
                });
        return new Committee(
                row.committee(),
                row.name(),
                row.basis(),
                row.quorum(),
                row.secretariat(),
                row.secretariat()
                        .flatMap(chart::section)
                        .map(Chart.Section::name)
                        .orElse(""),
                found);
    }

    private static Map<PostId, String> titles(Chart chart) {
        var titles = new HashMap<PostId, String>();
        chart.organs().forEach(organ -> organ.posts().forEach(post -> titles.put(post.id(), post.title())));
        chart.sections()
                .forEach(section ->
                        section.posts().forEach(post -> titles.put(post.id(), section.name() + " " + post.title())));
        return titles;
    }
}
