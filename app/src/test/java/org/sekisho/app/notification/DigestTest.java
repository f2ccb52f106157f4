package org.sekisho.app.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ERASABLE_VALUE;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.AppFixture;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DoOwnDuty;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.KeepAccount;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Period;

/** The weekly digest, over a real mail server on loopback and the real database. */
final class DigestTest {

    /** A Monday; what is due by the end of the year's first quarter is due soon. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);

    private static final Instant MORNING = at(MONDAY, 8, 1);
    private static final Rhythm BY_JUNE = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3));
    private static final String CONTROL = Catalogue.standard().controls().stream()
            .filter(control -> !control.everyone())
            .findFirst()
            .orElseThrow()
            .id();
    private static final String TITLE =
            Catalogue.standard().control(CONTROL).orElseThrow().title().ja();

    private final SmallOffice office = new SmallOffice("通知組合");
    private final SmallOffice.Member officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
    private final SmallOffice.Member clerk = office.join("職員");
    private final AppFixture app = office.app();
    private final LoopbackSmtp smtp = new LoopbackSmtp();

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void who_answers_for_something_due_gets_one_mail_that_says_what_and_by_when() throws Exception {
        var due = owesByJune();
        var missed = office.owes("test.missed", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, BY_JUNE, CycleOrigin.POLICY);
        wants(officer, "tokatsu@city.example");
        wants(clerk, "shokuin@city.example");

        assertThat(queue(MORNING)).isEqualTo(1);
        assertThat(queue(MORNING.plus(Duration.ofDays(1)))).isZero();
        assertThat(send(MORNING)).isEqualTo(SendDigests.Round.DONE);
        send(MORNING.plus(Duration.ofDays(1)));

        assertThat(smtp.recipients()).containsExactly("<tokatsu@city.example>");
        assertThat(smtp.taken()).hasSize(1);
        var mail = parsed(smtp.taken().getFirst());
        assertThat(mail.getSubject()).isEqualTo("【関所】情報セキュリティの実施事項のお知らせ（令和8年6月15日）");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
        assertThat(text(mail))
                .contains("通知組合の情報セキュリティポリシー")
                .containsSubsequence(
                        "・［不履行］test.missed（期限：令和7年6月30日）",
                        "  https://sekisho.city.example/duties/" + missed.value() + "\r\n",
                        "・［期限間近］" + TITLE + "（期限：令和8年6月30日）",
                        "  https://sekisho.city.example/duties/" + due.value() + "\r\n")
                .contains("https://sekisho.city.example/")
                .contains("https://sekisho.city.example/account/notifications")
                .doesNotContain("試験の根拠", "統括");
        assertThat(states()).containsExactly("SENT");
        assertThat(kinds())
                .contains("notification.week.queued", "notification.digests.queued", "notification.digest.sent");
    }

    @Test
    void what_the_policy_asks_of_everybody_reaches_everybody_until_they_did_it() throws Exception {
        var duty =
                office.owes("test.course", Scope.EACH_PERSON, Role.CHIEF_SECURITY_OFFICER, BY_JUNE, CycleOrigin.POLICY);
        wants(clerk, "shokuin@city.example");
        assertThat(queue(MORNING)).isEqualTo(1);
        send(MORNING);
        assertThat(text(parsed(smtp.taken().getFirst())))
                .contains("■ あなたが行うもの", "test.course", "  https://sekisho.city.example/own/" + duty.value() + "\r\n");

        SmallOffice.at(
                MONDAY.plusDays(1),
                () -> app.use(DoOwnDuty.class)
                        .done(office.acting(clerk, MONDAY), new DoOwnDuty.Input(duty, Nature.ATTESTED, MONDAY, "")));
        assertThat(queue(MORNING.plus(Duration.ofDays(7)))).isZero();
    }

    @Test
    void a_section_head_is_reminded_of_the_part_of_their_section_and_not_because_others_are_late() throws Exception {
        var duty = office.owes(CONTROL, Scope.EACH_SECTION, Role.SECTION_SECURITY_MANAGER, BY_JUNE, CycleOrigin.POLICY);
        var other = office.join("住民");
        var general = office.heads(clerk, "総務課", SmallOffice.BEGIN);
        office.heads(other, "住民課", SmallOffice.BEGIN);
        office.done(LocalDate.of(2025, 6, 2), duty, LocalDate.of(2025, 6, 2));
        office.done(MONDAY.minusDays(3), duty, general, MONDAY.minusDays(3));
        wants(clerk, "somu@city.example");
        wants(other, "jumin@city.example");

        assertThat(queue(MORNING)).isEqualTo(1);
        send(MORNING);
        assertThat(smtp.recipients()).containsExactly("<jumin@city.example>");
        assertThat(text(parsed(smtp.taken().getFirst()))).contains("・［期限間近］" + TITLE + "（所属の分）（期限：令和8年6月30日）");
    }

    @Test
    void who_did_their_own_part_is_not_reminded_because_colleagues_have_not() {
        var duty = office.owes("test.own", Scope.EACH_PERSON, Role.STAFF, BY_JUNE, CycleOrigin.POLICY);
        wants(clerk, "shokuin@city.example");
        wants(officer, "tokatsu@city.example");
        SmallOffice.at(
                MONDAY.minusDays(3),
                () -> app.use(DoOwnDuty.class)
                        .done(acting(clerk), new DoOwnDuty.Input(duty, Nature.ATTESTED, MONDAY.minusDays(3), "")));
        assertThat(queue(MORNING)).isEqualTo(1);
        send(MORNING);
        assertThat(smtp.recipients()).containsExactly("<tokatsu@city.example>");
    }

    @Test
    void who_may_not_read_the_duties_is_led_to_what_they_may_read() throws Exception {
        var duty = office.owes("test.occasion", Scope.BODY, Role.STAFF, BY_JUNE, CycleOrigin.POLICY);
        wants(clerk, "shokuin@city.example");
        assertThat(queue(MORNING)).isEqualTo(1);
        send(MORNING);
        assertThat(text(parsed(smtp.taken().getFirst())))
                .contains("test.occasion", "  https://sekisho.city.example/\r\n")
                .doesNotContain(duty.value().toString());
    }

    @Test
    void nothing_to_say_is_no_mail() {
        wants(officer, "tokatsu@city.example");
        var duty = owesByJune();
        office.done(MONDAY.minusDays(3), duty, MONDAY.minusDays(3));
        assertThat(queue(MORNING)).isZero();
        send(MORNING);
        assertThat(smtp.taken()).isEmpty();
    }

    @Test
    void what_was_done_before_the_mail_left_is_not_asked_for() {
        var duty = owesByJune();
        wants(officer, "tokatsu@city.example");
        queue(MORNING);
        office.done(MONDAY, duty, MONDAY);
        send(at(MONDAY, 13, 0));
        assertThat(smtp.taken()).isEmpty();
        assertThat(states()).containsExactly("NOT_NEEDED");
    }

    @Test
    void nobody_is_written_to_before_the_hour_of_the_weekday_or_when_the_body_sends_none() {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        assertThat(queue(at(MONDAY, 7, 59))).isZero();
        setDay(Optional.of(DayOfWeek.WEDNESDAY));
        assertThat(queue(at(MONDAY.plusDays(1), 12, 0))).isZero();
        setDay(Optional.empty());
        assertThat(queue(at(MONDAY.plusDays(3), 12, 0))).isZero();
        setDay(Optional.of(DayOfWeek.WEDNESDAY));
        assertThat(queue(at(MONDAY.plusDays(2), 8, 0))).isEqualTo(1);
    }

    @Test
    void a_morning_that_the_program_missed_is_made_good_in_the_same_week() {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        assertThat(queue(at(MONDAY.plusDays(3), 15, 0))).isEqualTo(1);
    }

    @Test
    void a_person_turns_mail_off_and_an_account_that_is_locked_gets_none() {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        queue(MORNING);
        SmallOffice.at(
                MORNING.plusSeconds(1),
                () -> app.use(KeepContact.class)
                        .keep(acting(officer), new KeepContact.Input("tokatsu@city.example", false)));
        send(at(MONDAY, 9, 0));
        assertThat(smtp.taken()).isEmpty();
        assertThat(states()).containsExactly("NOT_NEEDED");

        wants(officer, "tokatsu@city.example", MONDAY.plusDays(1));
        SmallOffice.at(MONDAY.plusDays(2), () -> {
            app.use(KeepAccount.class)
                    .lock(
                            new Actor(office.body(), office.administrator(), "管理者", Set.of(Role.ADMINISTRATOR)),
                            officer.account(),
                            "休職");
            return true;
        });
        assertThat(queue(MORNING.plus(Duration.ofDays(7)))).isZero();
    }

    @Test
    void a_server_that_is_down_is_tried_again_and_the_mail_arrives_once() throws Exception {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        queue(MORNING);
        int port = smtp.port();
        smtp.close();
        assertThat(send(MORNING)).isEqualTo(SendDigests.Round.SERVER_DOWN);
        assertThat(states()).containsExactly("QUEUED");
        assertThat(problems()).containsExactly("connection");
        // Its next turn has not come.
        assertThat(send(MORNING.plus(Duration.ofMinutes(4)))).isEqualTo(SendDigests.Round.DONE);
        assertThat(kinds()).containsOnlyOnce("notification.digest.postponed");

        try (var back = new LoopbackSmtp(port)) {
            assertThat(send(MORNING.plus(Duration.ofMinutes(6)), back)).isEqualTo(SendDigests.Round.DONE);
            assertThat(back.taken()).hasSize(1);
        }
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void a_server_that_stays_down_is_given_up_before_the_next_digest_comes() {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        queue(MORNING);
        smtp.close();
        var now = MORNING;
        for (int i = 0; i < 40 && states().equals(List.of("QUEUED")); i++) {
            send(now);
            now = now.plus(Duration.ofHours(6));
        }
        assertThat(states()).containsExactly("GIVEN_UP");
        assertThat(now).isBefore(MORNING.plus(Duration.ofDays(6)));
        var shown = SmallOffice.at(
                now,
                () -> app.use(OwnNotifications.class)
                        .of(acting(officer))
                        .orElseThrow()
                        .digests());
        assertThat(shown).extracting(OwnNotifications.Sent::state).containsExactly(DigestState.GIVEN_UP);
    }

    @Test
    void an_address_that_the_server_refuses_is_not_tried_again_and_those_who_keep_the_duties_see_it() {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        queue(MORNING);
        smtp.answeringRecipients("550 no such user here");
        assertThat(send(MORNING)).isEqualTo(SendDigests.Round.DONE);
        assertThat(states()).containsExactly("REFUSED");
        assertThat(problems()).containsExactly("550");
        smtp.answeringRecipients("250 ok");
        send(MORNING.plus(Duration.ofDays(1)));
        assertThat(smtp.taken()).isEmpty();
        var failed =
                SmallOffice.at(MONDAY, () -> app.use(OwnNotifications.class).ofBody(office.officer()));
        assertThat(failed.failed()).extracting(OwnNotifications.Sent::person).containsExactly(officer.person());
        assertThat(failed.counts()).containsEntry(DigestState.REFUSED, 1);
    }

    @Test
    void a_server_that_takes_an_address_later_keeps_nobody_else_waiting() {
        owesByJune();
        var second = office.join("補佐", Role.CHIEF_SECURITY_OFFICER);
        wants(officer, "tokatsu@city.example");
        wants(second, "hosa@city.example");
        queue(MORNING);
        smtp.answeringRecipients("451 come back later");
        assertThat(send(MORNING)).isEqualTo(SendDigests.Round.DONE);
        assertThat(smtp.recipients()).hasSize(2);
        smtp.answeringRecipients("250 ok");
        send(MORNING.plus(Duration.ofMinutes(6)));
        assertThat(states()).containsExactly("SENT", "SENT");
    }

    @Test
    void a_mail_that_left_before_a_crash_is_sent_again_under_the_same_name() throws Exception {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        queue(MORNING);
        var real = server(smtp);
        MailServer dying = mail -> {
            assertThat(real.take(mail)).isInstanceOf(Delivery.Taken.class);
            throw new IllegalStateException("the power is gone");
        };
        assertThatThrownBy(() -> SmallOffice.at(MORNING, () -> sender(dying).send(office.body())))
                .hasMessage("the power is gone");
        assertThat(states()).containsExactly("QUEUED");

        send(MORNING.plus(Duration.ofMinutes(1)));
        assertThat(states()).containsExactly("SENT");
        assertThat(smtp.taken()).hasSize(2);
        var first = parsed(smtp.taken().getFirst()).getMessageID();
        assertThat(first).isNotBlank().isEqualTo(parsed(smtp.taken().getLast()).getMessageID());
    }

    @Test
    void two_nodes_send_each_digest_once() throws Exception {
        owesByJune();
        var members = IntStream.range(0, 8)
                .mapToObj(i -> office.join("担当" + i, Role.CHIEF_SECURITY_OFFICER))
                .toList();
        for (int i = 0; i < members.size(); i++) {
            wants(members.get(i), "p" + i + "@city.example");
        }
        queue(MORNING);
        var nodes = List.of(
                Thread.ofVirtual().unstarted(() -> send(MORNING)),
                Thread.ofVirtual().unstarted(() -> send(MORNING)));
        nodes.forEach(Thread::start);
        for (var node : nodes) {
            node.join();
        }
        assertThat(smtp.recipients()).hasSize(8).doesNotHaveDuplicates();
        assertThat(states()).hasSize(8).containsOnly("SENT");
    }

    @Test
    void without_a_mail_server_nothing_is_queued() {
        owesByJune();
        wants(officer, "tokatsu@city.example");
        int queued = SmallOffice.at(MORNING, () -> app.use(QueueDigests.class).queue(office.body()));
        assertThat(queued).isZero();
        assertThat(states()).isEmpty();
        assertThat(kinds()).doesNotContain("notification.week.queued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@city.example\r\nBcc: b@evil.example",
                "a@city.example\nRCPT TO:<b@evil.example>",
                "太郎@city.example",
                "a b@city.example",
                "<a@city.example>",
                "a@city.example, b@evil.example",
                "\"a\"@city.example",
                "a@localhost",
                "a.@city.example",
                "a@-city.example"
            })
    void what_is_no_address_is_refused(String typed) {
        assertThatThrownBy(() -> wants(clerk, typed))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly("mail"));
    }

    @Test
    void a_title_with_line_breaks_begins_no_header_and_no_line_of_its_own() throws Exception {
        var server = server(smtp);
        server.take(new Mail(
                UUID.randomUUID() + "@city.example",
                "a@city.example",
                "お知らせ\r\nBcc: b@evil.example\r\n\r\nbody",
                "一行目\n.\n三行目",
                MORNING));
        var mail = parsed(smtp.taken().getFirst());
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("お知らせ Bcc: b@evil.example body");
        assertThat(text(mail)).isEqualTo("一行目\r\n.\r\n三行目");
        assertThat(smtp.recipients()).containsExactly("<a@city.example>");
    }

    @Test
    void an_address_stands_in_the_record_so_that_it_can_be_erased() {
        wants(clerk, "kesu@city.example");
        var leaves = app.use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(ENTRY.LEAF)
                                .from(ENTRY)
                                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.KIND.eq("notification.contact.kept"))
                                .fetch(row -> new String(row.value1(), StandardCharsets.UTF_8)));
        assertThat(leaves).hasSize(1).noneMatch(leaf -> leaf.contains("kesu@"));
        var erasable = app.use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(ERASABLE_VALUE.VALUE)
                                .from(ERASABLE_VALUE)
                                .where(ERASABLE_VALUE.BODY_ID.eq(tx.body()))
                                .fetch(row -> new String(row.value1(), StandardCharsets.UTF_8)));
        assertThat(erasable).contains("kesu@city.example");
    }

    private DutyId owesByJune() {
        var duty = office.owes(CONTROL, Scope.BODY, Role.CHIEF_SECURITY_OFFICER, BY_JUNE, CycleOrigin.POLICY);
        office.done(LocalDate.of(2025, 6, 2), duty, LocalDate.of(2025, 6, 2));
        return duty;
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(Time.JAPAN).toInstant();
    }

    private Actor acting(SmallOffice.Member member) {
        return app.use(Actors.class).of(office.body(), member.account());
    }

    /** Some days before the Monday. */
    private void wants(SmallOffice.Member member, String mail) {
        wants(member, mail, MONDAY.minusDays(5));
    }

    private void wants(SmallOffice.Member member, String mail, LocalDate day) {
        SmallOffice.at(day, () -> app.use(KeepContact.class).keep(acting(member), new KeepContact.Input(mail, true)));
    }

    private void setDay(Optional<DayOfWeek> day) {
        office.on(MONDAY, actor -> app.use(SetDigestDay.class).set(actor, new SetDigestDay.Input(day)));
    }

    private int queue(Instant time) {
        return SmallOffice.at(time, () -> queue(server(smtp)).queue(office.body()));
    }

    private SendDigests.Round send(Instant time) {
        return send(time, smtp);
    }

    private SendDigests.Round send(Instant time, LoopbackSmtp smtp) {
        return SmallOffice.at(time, () -> sender(server(smtp)).send(office.body()));
    }

    private static SmtpServer server(LoopbackSmtp smtp) {
        return MailRoom.plain(smtp);
    }

    private QueueDigests queue(MailServer server) {
        return new MailRoom(app, server).queue();
    }

    private SendDigests sender(MailServer server) {
        return new MailRoom(app, server).send();
    }

    private List<String> states() {
        return MailRoom.states(office);
    }

    private List<String> problems() {
        return MailRoom.problems(office);
    }

    private List<String> kinds() {
        return app.use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(ENTRY.KIND)
                                .from(ENTRY)
                                .where(ENTRY.BODY_ID.eq(tx.body()))
                                .fetch(ENTRY.KIND));
    }

    private static MimeMessage parsed(String raw) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        // The end of the data adds a line break to what is not encoded.
        return ((String) mail.getContent()).stripTrailing();
    }
}
