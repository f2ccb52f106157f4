package org.sekisho.app.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Opened;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;

/** What a committee decides, in a meeting and by circulation. */
final class CommitteeTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    private final Town town = new Town();
    private final Town.Somebody mori = town.somebody("森", Town.BEGIN);
    private final Town.Somebody hara = town.somebody("原", Town.BEGIN);
    private final Town.Somebody kishi = town.somebody("岸", Town.BEGIN);
    private final CommitteeId committee;

    CommitteeTest() {
        town.assign(Town.BEGIN, mori, "副町長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, hara, "部長", Holding.MAIN, Town.BEGIN, null);
        town.assign(Town.BEGIN, kishi, "総務課長", Holding.MAIN, Town.BEGIN, null);
        committee = set(Map.of(
                town.post("副町長"), Seat.CHAIR,
                town.post("部長"), Seat.MEMBER,
                town.post("総務課長"), Seat.MEMBER,
                town.post("税務課長"), Seat.MEMBER));
    }

    @Test
    void members_without_anybody_do_not_count_and_nobody_counts_twice() {
        var meeting = meeting(call(Optional.empty()), MAY);
        assertThat(meeting.committee().counting()).hasSize(3);
        assertThat(meeting.needed()).isEqualTo(2);
        town.assign(Town.BEGIN, hara, "税務課長", Holding.CONCURRENT, Town.BEGIN, null);
        assertThat(meeting(meeting.id(), MAY).committee().counting()).hasSize(3);
    }

    @Test
    void a_meeting_with_a_quorum_decides_and_a_deputy_counts() {
        var id = call(Optional.empty());
        var item = meeting(id, MAY).items().getFirst().id();
        record(
                id,
                List.of(
                        presence("副町長", Said.PRESENT, Optional.of(mori)),
                        presence("部長", Said.DEPUTY, Optional.of(kishi)),
                        presence("総務課長", Said.ABSENT, Optional.empty())),
                new HoldMeeting.Decided(item, Outcome.ADOPTED, "原案のとおり"));
        var meeting = meeting(id, MAY);
        assertThat(meeting.there()).isEqualTo(2);
        assertThat(meeting.quorum()).isTrue();
        assertThat(meeting.items().getFirst().outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(decision(item).outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(decision(item).committee()).isEqualTo("情報セキュリティ委員会");
    }

    @Test
    void nothing_is_adopted_without_a_quorum_and_a_deputy_has_a_name() {
        var id = call(Optional.empty());
        var item = meeting(id, MAY).items().getFirst().id();
        assertRefused(
                "decisions",
                () -> record(
                        id,
                        List.of(presence("副町長", Said.PRESENT, Optional.of(mori))),
                        new HoldMeeting.Decided(item, Outcome.ADOPTED, "")));
        assertRefused("presence", () -> record(id, List.of(presence("部長", Said.DEPUTY, Optional.empty()))));
        assertThat(meeting(id, MAY).attendance()).isEmpty();
        assertThat(decision(item).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void a_circulated_item_is_adopted_as_soon_as_more_than_half_approve() {
        var item = circulated();
        answer(item, mori, "副町長", true, MAY);
        assertThat(decision(item).outcome()).isEqualTo(Outcome.OPEN);
        answer(item, hara, "部長", true, MAY);
        assertThat(decision(item).outcome()).isEqualTo(Outcome.ADOPTED);
        answer(item, hara, "部長", false, MAY.plusDays(1));
        assertThat(decision(item).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void an_answer_after_the_day_is_refused_and_silence_is_no_approval() {
        var item = circulated();
        answer(item, mori, "副町長", true, MAY);
        assertRefused("answer", () -> answer(item, hara, "部長", true, MAY.plusDays(8)));
        assertThat(at(MAY.plusDays(7), () -> read(item)).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(at(MAY.plusDays(8), () -> read(item)).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void nobody_answers_for_another_but_the_secretariat() {
        var item = circulated();
        assertThatThrownBy(() -> answer(item, hara, "副町長", true, MAY)).isInstanceOf(Refusal.NotPermitted.class);
        at(
                MAY,
                () -> town.app
                        .use(HoldMeeting.class)
                        .answer(keeper(), new HoldMeeting.Answer(item, town.post("副町長"), true, "電話で確認")));
        assertThat(meetingOf(item).items().getFirst().answered(Said.APPROVES)).isEqualTo(1);
    }

    @Test
    void who_opens_the_minutes_is_in_the_record_once_within_an_hour() {
        var id = call(Optional.empty());
        var actor = keeper();
        var files = town.app.use(FileStore.class);
        var written = files.write(actor, "会議録.txt", "text/plain", new ByteArrayInputStream(new byte[] {1, 2}), 10);
        at(MAY, () -> town.app.use(HoldMeeting.class).attach(actor, id, written));
        var noon = MAY.atTime(12, 0).atZone(Time.JAPAN).toInstant();
        for (int minutes : List.of(0, 1, 59, 61, 62)) {
            assertThat(Time.at(
                            noon.plusSeconds(minutes * 60L),
                            () -> town.app.use(Committees.class).minutes(actor, id)))
                    .containsExactly(1, 2);
        }
        assertThat(Opened.of(actor.body()))
                .extracting(Opened::what, Opened::subject, Opened::account)
                .containsExactly(
                        tuple("reading.file.opened meeting", id.value(), actor.account()),
                        tuple("reading.file.opened meeting", id.value(), actor.account()));
        var colleague = new Actor(actor.body(), UUID.randomUUID(), "別人", actor.roles());
        Time.at(noon.plusSeconds(3720), () -> town.app.use(Committees.class).minutes(colleague, id));
        assertThat(Opened.of(actor.body()))
                .hasSize(3)
                .last()
                .extracting(Opened::account)
                .isEqualTo(colleague.account());
    }

    @Test
    void a_committee_without_a_chair_and_a_meeting_without_an_item_are_refused() {
        assertRefused("members", () -> set(Map.of(town.post("部長"), Seat.MEMBER)));
        assertRefused("members", () -> set(Map.of()));
        assertRefused(
                "topics",
                () -> at(
                        MAY,
                        () -> town.app
                                .use(HoldMeeting.class)
                                .call(
                                        keeper(),
                                        new HoldMeeting.Call(committee, MAY, Optional.empty(), "", List.of()))));
    }

    @Test
    void the_pages_show_the_committee_to_staff_and_are_changed_by_whoever_keeps_it() {
        var id = call(Optional.empty());
        var clerk = town.clerksBrowser();
        assertThat(clerk.get("/committees").body()).contains("情報セキュリティ委員会").contains("改善計画");
        assertThat(clerk.get("/committees/meetings/" + id).statusCode()).isEqualTo(200);
        assertThat(clerk.get("/committees/new").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/organisation/picture").body()).contains("<svg").contains("税務課");
        assertThat(clerk.get("/organisation/picture.svg").body()).startsWith("<svg");
    }

    private ItemId circulated() {
        return meeting(call(Optional.of(MAY.plusDays(7))), MAY)
                .items()
                .getFirst()
                .id();
    }

    private Committees.Meeting meetingOf(ItemId item) {
        return town.app.use(Committees.class).of(keeper(), committee, MAY).stream()
                .filter(one -> one.items().stream().anyMatch(other -> other.id().equals(item)))
                .findFirst()
                .orElseThrow();
    }

    private Actor keeper() {
        return new Actor(
                town.administrator().body(),
                town.administrator().account(),
                "担当者",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF));
    }

    private static <T> T at(LocalDate day, Supplier<T> act) {
        return Time.at(AppFixture.noon(day), act);
    }

    private CommitteeId set(Map<PostId, Seat> members) {
        return at(
                Town.BEGIN,
                () -> town.app
                        .use(SetCommittee.class)
                        .set(
                                keeper(),
                                new SetCommittee.Input(
                                        Optional.empty(),
                                        "情報セキュリティ委員会",
                                        "基本方針6(1)",
                                        Quorum.MAJORITY,
                                        members,
                                        Optional.of(town.section("総務課")),
                                        Town.BEGIN)));
    }

    private MeetingId call(Optional<LocalDate> answerBy) {
        return at(
                MAY,
                () -> town.app
                        .use(HoldMeeting.class)
                        .call(
                                keeper(),
                                new HoldMeeting.Call(
                                        committee,
                                        MAY,
                                        answerBy,
                                        "第1会議室",
                                        List.of(new HoldMeeting.Topic("改善計画", "別紙のとおり")))));
    }

    private Committees.Meeting meeting(MeetingId id, LocalDate day) {
        return town.app.use(Committees.class).meeting(keeper(), id, day);
    }

    private HoldMeeting.Presence presence(String post, Said said, Optional<Town.Somebody> who) {
        return new HoldMeeting.Presence(town.post(post), said, who.map(Town.Somebody::id));
    }

    private MeetingId record(MeetingId id, List<HoldMeeting.Presence> presence, HoldMeeting.Decided... decided) {
        return at(
                MAY,
                () -> town.app
                        .use(HoldMeeting.class)
                        .record(keeper(), new HoldMeeting.Minutes(id, presence, List.of(decided))));
    }

    private ItemId answer(ItemId item, Town.Somebody who, String post, boolean approves, LocalDate day) {
        return town.as(
                who,
                day,
                actor -> town.app
                        .use(HoldMeeting.class)
                        .answer(actor, new HoldMeeting.Answer(item, town.post(post), approves, "")));
    }

    private Committees.Decision decision(ItemId item) {
        return at(MAY, () -> read(item));
    }

    private Committees.Decision read(ItemId item) {
        return town.app
                .use(Work.class)
                .read(
                        keeper(),
                        Permission.READ_ORGANISATION,
                        tx -> town.app.use(Committees.class).decision(tx, item));
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .contains(field));
    }
}
