package org.sekisho.app.committee;

import static org.sekisho.schema.tables.Tables.COMMITTEE_DECISION;
import static org.sekisho.schema.tables.Tables.COMMITTEE_ITEM;
import static org.sekisho.schema.tables.Tables.COMMITTEE_MEETING;
import static org.sekisho.schema.tables.Tables.COMMITTEE_MINUTES;
import static org.sekisho.schema.tables.Tables.COMMITTEE_VOICE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Repository;

/** Meetings and circulations with all that was said in them. Rows are only added; the last about the same counts. */
@Repository
class MeetingRegister {

    record Meeting(
            MeetingId id,
            CommitteeId committee,
            boolean circulated,
            LocalDate heldOn,
            Optional<LocalDate> answerBy,
            String place) {}

    record Item(ItemId id, MeetingId meeting, int number, String title, String proposal) {}

    /** @param person who came or answered; a deputy, or empty where nobody is named */
    record Voice(
            MeetingId meeting,
            Optional<ItemId> item,
            PostId post,
            Optional<PersonId> person,
            Said said,
            LocalDate saidOn,
            String note) {}

    record Decided(Outcome outcome, String words) {}

    List<Meeting> of(Tx tx, CommitteeId committee) {
        return meetings(tx, COMMITTEE_MEETING.COMMITTEE_ID.eq(committee.value()));
    }

    /** @throws Refusal.NotFound if there is none */
    Meeting the(Tx tx, MeetingId meeting) {
        return meetings(tx, COMMITTEE_MEETING.ID.eq(meeting.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("meeting"));
    }

    private static List<Meeting> meetings(Tx tx, Condition condition) {
        return tx.sql()
                .select(COMMITTEE_MEETING.fields())
                .from(COMMITTEE_MEETING)
                .where(COMMITTEE_MEETING.BODY_ID.eq(tx.body()), condition)
                .orderBy(COMMITTEE_MEETING.HELD_ON.desc(), COMMITTEE_MEETING.ID.desc())
                .fetch(row -> new Meeting(
                        new MeetingId(row.get(COMMITTEE_MEETING.ID)),
                        new CommitteeId(row.get(COMMITTEE_MEETING.COMMITTEE_ID)),
                        row.get(COMMITTEE_MEETING.CIRCULATED),
                        row.get(COMMITTEE_MEETING.HELD_ON),
                        Optional.ofNullable(row.get(COMMITTEE_MEETING.ANSWER_BY)),
                        row.get(COMMITTEE_MEETING.PLACE)));
    }

    /** @throws Refusal.NotFound if there is none */
    Item the(Tx tx, ItemId item) {
        return items(tx, COMMITTEE_ITEM.ID.eq(item.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("item"));
    }

    List<Item> items(Tx tx, MeetingId meeting) {
        return items(tx, COMMITTEE_ITEM.MEETING_ID.eq(meeting.value()));
    }

    private static List<Item> items(Tx tx, Condition condition) {
        return tx.sql()
                .select(COMMITTEE_ITEM.fields())
                .from(COMMITTEE_ITEM)
                .where(COMMITTEE_ITEM.BODY_ID.eq(tx.body()), condition)
                .orderBy(COMMITTEE_ITEM.NUMBER)
                .fetch(row -> new Item(
                        new ItemId(row.get(COMMITTEE_ITEM.ID)),
                        new MeetingId(row.get(COMMITTEE_ITEM.MEETING_ID)),
                        row.get(COMMITTEE_ITEM.NUMBER),
                        row.get(COMMITTEE_ITEM.TITLE),
                        row.get(COMMITTEE_ITEM.PROPOSAL)));
    }

    /** What was said last of each post, of being there and of each item. */
    List<Voice> voices(Tx tx, MeetingId meeting) {
        Map<String, Voice> last = new LinkedHashMap<>();
        tx.sql()
                .select(COMMITTEE_VOICE.fields())
                .from(COMMITTEE_VOICE)
                .where(COMMITTEE_VOICE.BODY_ID.eq(tx.body()), COMMITTEE_VOICE.MEETING_ID.eq(meeting.value()))
                .orderBy(COMMITTEE_VOICE.ENTERED_AT, COMMITTEE_VOICE.ID)
                .forEach(row -> last.put(
                        row.get(COMMITTEE_VOICE.POST_ID) + " " + row.get(COMMITTEE_VOICE.ITEM_ID),
                        new Voice(
                                meeting,
                                Optional.ofNullable(row.get(COMMITTEE_VOICE.ITEM_ID))
                                        .map(ItemId::new),
                                new PostId(row.get(COMMITTEE_VOICE.POST_ID)),
                                Optional.ofNullable(row.get(COMMITTEE_VOICE.PERSON_ID))
                                        .map(PersonId::new),
                                Said.valueOf(row.get(COMMITTEE_VOICE.SAID)),
                                row.get(COMMITTEE_VOICE.SAID_ON),
                                row.get(COMMITTEE_VOICE.NOTE))));
        return List.copyOf(last.values());
    }

    Optional<Decided> decided(Tx tx, ItemId item) {
        return tx.sql()
                .select(COMMITTEE_DECISION.OUTCOME, COMMITTEE_DECISION.WORDS)
                .from(COMMITTEE_DECISION)
                .where(COMMITTEE_DECISION.BODY_ID.eq(tx.body()), COMMITTEE_DECISION.ITEM_ID.eq(item.value()))
                .orderBy(COMMITTEE_DECISION.ENTERED_AT.desc(), COMMITTEE_DECISION.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Decided(Outcome.valueOf(row.value1()), row.value2()));
    }

    Optional<UUID> minutes(Tx tx, MeetingId meeting) {
        return tx.sql()
                .select(COMMITTEE_MINUTES.FILE_ID)
                .from(COMMITTEE_MINUTES)
                .where(COMMITTEE_MINUTES.BODY_ID.eq(tx.body()), COMMITTEE_MINUTES.MEETING_ID.eq(meeting.value()))
                .orderBy(COMMITTEE_MINUTES.ENTERED_AT.desc(), COMMITTEE_MINUTES.ID.desc())
                .limit(1)
                .fetchOptional(COMMITTEE_MINUTES.FILE_ID);
    }

    void add(Tx tx, UUID entry, Meeting meeting, List<Item> items) {
        tx.sql()
                .insertInto(COMMITTEE_MEETING)
                .set(COMMITTEE_MEETING.BODY_ID, tx.body())
                .set(COMMITTEE_MEETING.ID, meeting.id().value())
                .set(COMMITTEE_MEETING.COMMITTEE_ID, meeting.committee().value())
                .set(COMMITTEE_MEETING.CIRCULATED, meeting.circulated())
                .set(COMMITTEE_MEETING.HELD_ON, meeting.heldOn())
                .set(COMMITTEE_MEETING.ANSWER_BY, meeting.answerBy().orElse(null))
                .set(COMMITTEE_MEETING.PLACE, meeting.place())
                .set(COMMITTEE_MEETING.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(COMMITTEE_MEETING.ENTRY_ID, entry)
                .execute();
        items.forEach(item -> tx.sql()
                .insertInto(COMMITTEE_ITEM)
                .set(COMMITTEE_ITEM.BODY_ID, tx.body())
                .set(COMMITTEE_ITEM.ID, item.id().value())
                .set(COMMITTEE_ITEM.MEETING_ID, meeting.id().value())
                .set(COMMITTEE_ITEM.NUMBER, item.number())
                .set(COMMITTEE_ITEM.TITLE, item.title())
                .set(COMMITTEE_ITEM.PROPOSAL, item.proposal())
                .execute());
    }

    void add(Tx tx, UUID entry, Voice voice) {
        tx.sql()
                .insertInto(COMMITTEE_VOICE)
                .set(COMMITTEE_VOICE.BODY_ID, tx.body())
                .set(COMMITTEE_VOICE.ID, tx.newId())
                .set(COMMITTEE_VOICE.MEETING_ID, voice.meeting().value())
                .set(COMMITTEE_VOICE.ITEM_ID, voice.item().map(ItemId::value).orElse(null))
                .set(COMMITTEE_VOICE.POST_ID, voice.post().value())
                .set(
                        COMMITTEE_VOICE.PERSON_ID,
                        voice.person().map(PersonId::value).orElse(null))
                .set(COMMITTEE_VOICE.SAID, voice.said().name())
                .set(COMMITTEE_VOICE.SAID_ON, voice.saidOn())
                .set(COMMITTEE_VOICE.NOTE, voice.note())
                .set(COMMITTEE_VOICE.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(COMMITTEE_VOICE.ENTRY_ID, entry)
                .execute();
    }

    void decide(Tx tx, UUID entry, ItemId item, Decided decided) {
        tx.sql()
                .insertInto(COMMITTEE_DECISION)
                .set(COMMITTEE_DECISION.BODY_ID, tx.body())
                .set(COMMITTEE_DECISION.ID, tx.newId())
                .set(COMMITTEE_DECISION.ITEM_ID, item.value())
                .set(COMMITTEE_DECISION.OUTCOME, decided.outcome().name())
                .set(COMMITTEE_DECISION.WORDS, decided.words())
                .set(COMMITTEE_DECISION.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(COMMITTEE_DECISION.ENTRY_ID, entry)
                .execute();
    }

    void minutes(Tx tx, UUID entry, MeetingId meeting, UUID file) {
        tx.sql()
                .insertInto(COMMITTEE_MINUTES)
                .set(COMMITTEE_MINUTES.BODY_ID, tx.body())
                .set(COMMITTEE_MINUTES.ID, tx.newId())
                .set(COMMITTEE_MINUTES.MEETING_ID, meeting.value())
                .set(COMMITTEE_MINUTES.FILE_ID, file)
                .set(COMMITTEE_MINUTES.ENTERED_AT, tx.now().atOffset(ZoneOffset.UTC))
                .set(COMMITTEE_MINUTES.ENTRY_ID, entry)
                .execute();
    }
}
