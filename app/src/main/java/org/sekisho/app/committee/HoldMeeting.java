package org.sekisho.app.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Calls a meeting or a circulation, records who was there and what was decided, and takes answers. */
@Service
public final class HoldMeeting {

    private static final String CONTROL = "committee.meeting";
    private static final int MOST_DAYS_TO_ANSWER = 92;

    /** What an item says; {@code proposal} may be empty. */
    public record Topic(String title, String proposal) {}

    /**
     * What is called.
     *
     * @param heldOn the day of the meeting, or the first day of a circulation
     * @param answerBy the last day on which a member may answer a circulation; empty for a meeting
     */
    public record Call(
            CommitteeId committee, LocalDate heldOn, Optional<LocalDate> answerBy, String place, List<Topic> topics) {
        public Call {
            topics = List.copyOf(topics);
        }
    }

    /** Whether a member was there; {@code person} came in their place. */
    public record Presence(PostId post, Said said, Optional<PersonId> person) {}

    /** What was decided of an item, in words if need be. */
    public record Decided(ItemId item, Outcome outcome, String words) {}

    /** What happened in a meeting: everybody's presence, and the decisions. */
    public record Minutes(MeetingId meeting, List<Presence> presence, List<Decided> decisions) {
        public Minutes {
            presence = List.copyOf(presence);
            decisions = List.copyOf(decisions);
        }
    }

    /** A member's answer to a circulated item. */
    public record Answer(ItemId item, PostId post, boolean approves, String note) {}

    private final Work work;
    private final Committees read;
    private final CommitteeRegister committees;
    private final MeetingRegister meetings;
    private final OrganisationIn organisation;
    private final HeldPosts held;
    private final Observations observations;
    private final FileStore files;

    HoldMeeting(
            Work work,
            Committees read,
            CommitteeRegister committees,
            MeetingRegister meetings,
            OrganisationIn organisation,
            HeldPosts held,
            Observations observations,
            FileStore files) {
        this.work = work;
        this.read = read;
        this.committees = committees;
        this.meetings = meetings;
        this.organisation = organisation;
        this.held = held;
        this.observations = observations;
        this.files = files;
    }

    /** @throws Refusal.Invalid naming {@code heldOn}, {@code answerBy}, {@code place} or {@code topics} */
    public MeetingId call(Actor actor, Call input) {
        return work.change(actor, Permission.KEEP_COMMITTEES, tx -> {
            Register.inTurn(tx, "committee");
            var problems = new Problems("committee");
            problems.requireDay("heldOn", input.heldOn());
            problems.refuseIfAny();
            committees.the(tx, input.committee(), input.heldOn());
            input.answerBy().ifPresent(by -> {
                if (by.isBefore(input.heldOn()) || by.isAfter(input.heldOn().plusDays(MOST_DAYS_TO_ANSWER))) {
                    problems.add("answerBy", "answer-by", MOST_DAYS_TO_ANSWER);
                }
            });
            problems.requirePlain("place", input.place());
            if (input.topics().isEmpty()) {
                problems.add("topics", "topics-missing");
            }
            for (var topic : input.topics()) {
                problems.requireText("topics", topic.title());
                if (!topic.proposal().isBlank()) {
                    problems.requireReason("topics", topic.proposal());
                }
            }
            problems.refuseIfAny();
            var id = new MeetingId(tx.newId());
            var meeting = new MeetingRegister.Meeting(
                    id,
                    input.committee(),
                    input.answerBy().isPresent(),
                    input.heldOn(),
                    input.answerBy(),
                    input.place().strip());
            var act = Act.of("committee.meeting.called", "meeting", id.value())
                    .after("committee", input.committee().value())
                    .after("heldOn", input.heldOn())
                    .after("answerBy", input.answerBy())
                    .after("place", input.place().strip());
            var items = new ArrayList<MeetingRegister.Item>();
            for (var topic : input.topics()) {
                var item = new MeetingRegister.Item(
                        new ItemId(tx.newId()),
                        id,
                        items.size() + 1,
                        topic.title().strip(),
                        topic.proposal().strip());
                act.child("item", item.id().value())
                        .after("number", item.number())
                        .after("title", item.title())
                        .afterErasable("proposal", item.proposal());
                items.add(item);
            }
            meetings.add(tx, tx.enter(act), meeting, items);
            return id;
        });
    }

    /**
     * Records what happened. Recording it again takes the place of what was recorded.
     *
     * @throws Refusal.Invalid naming {@code presence} or {@code decisions}: a circulation, a day to come, a member that is
     *     none, a deputy who is not named or not there, a decision without a quorum
     */
    public MeetingId record(Actor actor, Minutes input) {
        return work.change(actor, Permission.KEEP_COMMITTEES, tx -> {
            Register.inTurn(tx, "committee");
            var row = meetings.the(tx, input.meeting());
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var problems = new Problems("committee");
            problems.requirePast("presence", row.heldOn(), today);
            if (row.circulated()) {
                problems.add("presence", "circulated");
            }
            problems.refuseIfAny();
            var before = read.meeting(tx, row, today);
            var committee = before.committee();
            var people = organisation.people(tx, AsOf.known(row.heldOn()));
            for (var one : input.presence()) {
                if (committee.members().stream()
                        .noneMatch(member -> member.post().equals(one.post()))) {
                    problems.add("presence", "no-member");
                }
                if (!one.said().attendance()) {
                    problems.add("presence", "no-attendance");
                }
                if (one.said() == Said.DEPUTY
                        && one.person().filter(people::containsKey).isEmpty()) {
                    problems.add("presence", "deputy-missing");
                }
            }
            var counting = committee.counting();
            int there = (int) counting.stream()
                    .filter(member -> input.presence().stream()
                            .anyMatch(one -> one.post().equals(member.post()) && one.said() != Said.ABSENT))
                    .count();
            boolean quorum = committee.quorum().reached(there, counting.size());
            for (var one : input.decisions()) {
                if (before.items().stream().noneMatch(item -> item.id().equals(one.item()))) {
                    throw new Refusal.NotFound("item");
                }
                if (one.outcome() == Outcome.OPEN) {
                    problems.add("decisions", "no-outcome");
                }
                if (!quorum && (one.outcome() == Outcome.ADOPTED || one.outcome() == Outcome.REJECTED)) {
                    problems.add(
                            "decisions", "no-quorum", there, committee.quorum().needed(counting.size()));
                }
                if (!one.words().isBlank()) {
                    problems.requireReason("decisions", one.words());
                }
            }
            problems.refuseIfAny();
            var entry = tx.newId();
            var act = Act.of("committee.meeting.recorded", "meeting", row.id().value());
            for (var one : input.presence()) {
                act.child("post", one.post().value())
                        .after("said", one.said())
                        .after("person", one.person().map(PersonId::value));
            }
            for (var one : input.decisions()) {
                act.child("item", one.item().value())
                        .after("outcome", one.outcome())
                        .afterErasable("words", one.words().strip());
            }
            tx.enter(entry, act);
            for (var one : input.presence()) {
                meetings.add(
                        tx,
                        entry,
                        new MeetingRegister.Voice(
                                row.id(), Optional.empty(), one.post(), one.person(), one.said(), row.heldOn(), ""));
            }
            for (var one : input.decisions()) {
                meetings.decide(
                        tx,
                        entry,
                        one.item(),
                        new MeetingRegister.Decided(one.outcome(), one.words().strip()));
            }
            if (quorum && before.attendance().isEmpty()) {
                seen(tx, committee.name(), row.heldOn());
            }
            return row.id();
        });
    }

    private void seen(Tx tx, String name, LocalDate day) {
        observations.take(tx, new Observations.Seen(CONTROL, Optional.empty(), "committee", name, name, day));
    }

    /**
     * Takes an answer of whoever holds the member's post, or one that the secretariat enters for them.
     *
     * @throws Refusal.Invalid naming {@code answer} if the time is over, or not begun
     * @throws Refusal.NotFound if it is no item of a circulation, or the post is no member
     * @throws Refusal.NotPermitted if the actor neither holds the post nor keeps committees
     */
    public ItemId answer(Actor actor, Answer input) {
        return work.change(actor, Permission.DO_OWN_DUTIES, tx -> {
            Register.inTurn(tx, "committee");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var item = meetings.the(tx, input.item());
            var row = meetings.the(tx, item.meeting());
            var meeting = read.meeting(tx, row, today);
            var member = meeting.committee().members().stream()
                    .filter(one -> one.post().equals(input.post()) && row.circulated())
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("member"));
            var own = held.person(tx, actor.account(), today)
                    .filter(person -> held.of(tx, person, today).contains(input.post()));
            if (own.isEmpty()) {
                actor.require(Permission.KEEP_COMMITTEES);
            }
            var problems = new Problems("committee");
            if (today.isBefore(row.heldOn())
                    || row.answerBy().filter(today::isAfter).isPresent()) {
                problems.add("answer", "too-late");
            }
            problems.requirePlain("note", input.note());
            problems.refuseIfAny();
            var said = input.approves() ? Said.APPROVES : Said.OPPOSES;
            var person = own.or(member::person);
            var entry =
                    tx.enter(Act.of("committee.item.answered", "item", item.id().value())
                            .after("post", input.post().value())
                            .after("person", person.map(PersonId::value))
                            .after("said", said)
                            .afterErasable("note", input.note().strip()));
            meetings.add(
                    tx,
                    entry,
                    new MeetingRegister.Voice(
                            row.id(),
                            Optional.of(item.id()),
                            input.post(),
                            person,
                            said,
                            today,
                            input.note().strip()));
            return item.id();
        });
    }

    /** Keeps the minutes: the file as it was written to the disk. */
    public MeetingId attach(Actor actor, MeetingId meeting, FileStore.Written written) {
        return work.change(actor, Permission.KEEP_COMMITTEES, tx -> {
            var row = meetings.the(tx, meeting);
            var file = files.attach(tx, written);
            var entry = tx.enter(
                    Act.of("committee.minutes.attached", "meeting", row.id().value())
                            .after("file", file));
            meetings.minutes(tx, entry, row.id(), file);
            return row.id();
        });
    }
}
