package org.sekisho.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.schema.tables.Tables.ENTRY;
import static org.sekisho.schema.tables.Tables.ERASABLE_VALUE;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.AppFixture;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.evidence.LastSigned;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.notification.LoopbackSmtp;
import org.sekisho.app.notification.MailRoom;
import org.sekisho.app.notification.Mailing;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.SignedNote;

/** Checkpoints leave the house by a real mail server on loopback and into a real folder, and none is lost. */
final class AnchorsTest {

    private static final StampingAuthority NO_AUTHORITY =
            new StampingAuthority(Optional.empty(), Optional.empty(), Duration.ZERO);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path share;

    private final SmallOffice office = new SmallOffice("外部保管町");
    private final AppFixture app = office.app();
    private final Actor administrator = app.use(Actors.class).of(office.body(), office.administrator());
    private final LoopbackSmtp smtp = new LoopbackSmtp();
    private final Mailing mailing = MailRoom.mailing(smtp);
    private final Instant now = app.use(Time.class).now();

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void the_checkpoint_of_the_day_is_in_the_folder_and_in_the_mail_and_in_the_register() throws Exception {
        wants("kansa@city.example");
        round(now);

        var file = only();
        var checkpoint = Checkpoint.of(SignedNote.parse(Files.readAllBytes(file)));
        assertThat(checkpoint.origin()).isEqualTo("sekisho.record/" + office.body());
        assertThat(file.getFileName().toString()).endsWith("-checkpoint-" + checkpoint.size() + ".txt");
        assertThat(smtp.recipients()).containsExactly("<kansa@city.example>");
        assertThat(text(smtp.taken().getFirst()))
                .contains("外部保管町の操作の記録のチェックポイント")
                .contains(Files.readString(file).replace("\n", "\r\n"))
                .contains(signed().key().text());
        assertThat(register().page())
                .extracting(SentAnchors.Sent::way)
                .containsExactlyInAnyOrder(AnchorWay.MAIL, AnchorWay.FOLDER);
        assertThat(register().page()).allSatisfy(sent -> {
            assertThat(sent.state()).isEqualTo(AnchorState.SENT);
            assertThat(sent.size()).isEqualTo(checkpoint.size());
            assertThat(sent.root()).isEqualTo(checkpoint.root().base64());
        });
        assertThat(kinds())
                .contains("record.anchors.decided", "record.anchor.queued", "record.anchor.sent")
                .doesNotContain("record.anchor.postponed");
        assertThat(app.use(SentAnchors.class).needed(administrator)).isFalse();
    }

    @Test
    void one_a_day_is_sent_and_none_while_the_record_grew_by_the_sending_alone() throws Exception {
        round(now);
        round(now.plusSeconds(60));
        assertThat(files()).hasSize(1);

        awaitSigned();
        round(now.plus(DAY));
        round(now.plus(DAY.multipliedBy(2)));
        assertThat(files()).as("nothing but the sending was entered").hasSize(1);

        wants("kansa@city.example");
        round(now.plus(DAY.multipliedBy(2)));
        assertThat(files()).as("a decision was entered").hasSize(2);
    }

    @Test
    void once_a_week_is_enough_where_the_body_says_so() throws Exception {
        app.use(SetAnchors.class).set(administrator, new SetAnchors.Input("", true, true, true));
        round(now);
        office.join("新人");
        round(now.plus(DAY.multipliedBy(6)));
        assertThat(files()).hasSize(1);
        round(now.plus(DAY.multipliedBy(7)));
        assertThat(files()).hasSize(2);
    }

    @Test
    void a_folder_that_is_away_is_tried_until_it_is_back_and_administrators_are_told() throws Exception {
        var folder = share.resolve("mounted");
        Files.writeString(folder, "not a folder");
        var away = new AnchorFolder(Optional.of(folder));
        round(now, away);
        round(now.plus(DAY.multipliedBy(3)), away);
        assertThat(register().page()).singleElement().satisfies(waiting -> {
            assertThat(waiting.state()).isEqualTo(AnchorState.WAITING);
            assertThat(waiting.attempts()).isEqualTo(2);
            assertThat(waiting.problem()).isEqualTo("folder");
        });
        assertThat(sent(away).needed(administrator)).isTrue();
        assertThat(sent(away).needed(office.officer()))
                .as("who has no say in it")
                .isFalse();

        Files.delete(folder);
        Files.createDirectories(folder);
        round(now.plus(DAY.multipliedBy(4)), away);
        assertThat(register().page().getFirst().state()).isEqualTo(AnchorState.SENT);
        assertThat(sent(away).needed(administrator)).isFalse();
        assertThat(folder.resolve(office.slug())).isNotEmptyDirectory();
    }

    @Test
    void a_mail_that_was_not_taken_now_is_taken_later() {
        wants("kansa@city.example");
        smtp.answeringData("451 try later");
        round(now, new AnchorFolder(Optional.empty()));
        assertThat(smtp.taken()).isEmpty();
        assertThat(app.use(SentAnchors.class).needed(administrator)).isTrue();

        smtp.answeringData("250 ok");
        round(now.plusSeconds(240), new AnchorFolder(Optional.empty()));
        assertThat(smtp.taken()).as("not before its time").isEmpty();
        round(now.plusSeconds(301), new AnchorFolder(Optional.empty()));
        assertThat(smtp.taken()).hasSize(1);
        assertThat(app.use(SentAnchors.class).needed(administrator)).isFalse();
    }

    @Test
    void an_address_that_is_refused_is_told_and_the_next_day_is_tried_anew() {
        wants("kansa@city.example");
        smtp.answeringRecipients("550 nobody of that name");
        round(now, new AnchorFolder(Optional.empty()));
        assertThat(register().failed()).singleElement().satisfies(failed -> {
            assertThat(failed.mail()).contains("kansa@city.example");
            assertThat(failed.problem()).isEqualTo("550");
        });
        smtp.answeringRecipients("250 ok");
        round(now.plus(DAY), new AnchorFolder(Optional.empty()));
        assertThat(smtp.taken()).hasSize(1);
        assertThat(register().failed()).isEmpty();
    }

    @Test
    void a_file_that_holds_something_else_is_never_replaced() throws Exception {
        round(now);
        var file = only();
        var name = file.getFileName().toString();
        var kept = "somebody else's";
        var folder = new AnchorFolder(Optional.of(share));
        Files.delete(file);
        Files.writeString(file, kept);
        assertThatThrownBy(() -> folder.put(office.slug(), name, signed().note().bytes()))
                .isInstanceOf(AnchorFolder.Different.class);
        assertThat(file).hasContent(kept);
        assertThat(files()).as("nothing half-written is left").containsExactly(file);
    }

    @Test
    void what_was_taken_back_before_it_was_sent_is_not_sent() {
        wants("kansa@city.example");
        smtp.answeringData("451 try later");
        round(now, new AnchorFolder(Optional.empty()));
        smtp.answeringData("250 ok");
        app.use(SetAnchors.class).set(administrator, new SetAnchors.Input("", false, false, false));
        round(now.plus(DAY), new AnchorFolder(Optional.empty()));
        assertThat(smtp.taken()).isEmpty();
        assertThat(register().page().getFirst().state()).isEqualTo(AnchorState.NOT_NEEDED);
        assertThat(app.use(SentAnchors.class).needed(administrator)).isFalse();
    }

    @Test
    void an_address_stands_beside_the_record_and_not_in_it() {
        wants("kansa@city.example");
        app.use(Work.class).read(office.officer(), Permission.READ_RECORD, tx -> {
            var leaves = tx.sql()
                    .select(ENTRY.LEAF)
                    .from(ENTRY)
                    .where(ENTRY.BODY_ID.eq(tx.body()))
                    .fetch(row -> new String(row.value1(), StandardCharsets.UTF_8));
            assertThat(leaves).noneMatch(leaf -> leaf.contains("kansa@"));
            assertThat(tx.sql()
                            .select(ERASABLE_VALUE.VALUE)
                            .from(ERASABLE_VALUE)
                            .where(ERASABLE_VALUE.BODY_ID.eq(tx.body()))
                            .fetch(row -> new String(row.value1(), StandardCharsets.UTF_8)))
                    .anyMatch(value -> value.contains("kansa@city.example"));
            return 0;
        });
    }

    @Test
    void every_line_that_is_no_address_is_told_and_nothing_is_set() {
        var input = new SetAnchors.Input("kansa@city.example\n監査\n\nkansa@", true, true, false);
        assertThatThrownBy(() -> app.use(SetAnchors.class).set(administrator, input))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(problem -> problem.message().arguments())
                                .containsExactly(List.of("監査"), List.of("kansa@")));
        assertThat(register().plan().recipients()).isEmpty();
        assertThatThrownBy(() ->
                        app.use(SetAnchors.class).set(office.officer(), new SetAnchors.Input("", false, false, false)))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    private void wants(String mails) {
        app.use(SetAnchors.class).set(administrator, new SetAnchors.Input(mails, true, true, false));
    }

    private void round(Instant at) {
        round(at, new AnchorFolder(Optional.of(share)));
    }

    /** What a round does, at a time of its own, when all that was entered is signed. */
    private void round(Instant at, AnchorFolder folder) {
        awaitSigned();
        var queue = new QueueAnchors(
                app.use(Work.class),
                app.use(Anchors.class),
                app.use(AnchorRules.class),
                app.use(LastSigned.class),
                mailing,
                folder,
                NO_AUTHORITY);
        var send = new SendAnchors(
                app.use(Work.class),
                app.use(Anchors.class),
                app.use(AnchorRules.class),
                app.use(LastSigned.class),
                app.use(Bodies.class),
                mailing,
                folder,
                NO_AUTHORITY,
                app.use(AnchorText.class));
        Time.at(at, () -> {
            queue.queue(office.body());
            send.send(office.body());
            return 0;
        });
    }

    private SentAnchors sent(AnchorFolder folder) {
        return new SentAnchors(
                app.use(Work.class), app.use(Anchors.class), app.use(AnchorRules.class), mailing, folder, NO_AUTHORITY);
    }

    private SentAnchors.Register register() {
        return app.use(SentAnchors.class).of(office.officer(), 1);
    }

    private ExportRecord.Signed signed() {
        return app.use(ExportRecord.class).state(office.officer()).signed().orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (var found = Files.walk(share)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path only() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }

    private List<String> kinds() {
        return app.use(Work.class)
                .read(
                        office.officer(),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .selectDistinct(ENTRY.KIND)
                                .from(ENTRY)
                                .where(ENTRY.BODY_ID.eq(tx.body()))
                                .fetch(ENTRY.KIND));
    }

    private static String text(String mail) throws Exception {
        return (String) new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)))
                .getContent();
    }

    private void awaitSigned() {
        for (int tries = 0; tries < 1_000; tries++) {
            var state = app.use(ExportRecord.class).state(office.officer());
            if (state.signed().isPresent() && state.waiting() == 0) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Nothing was signed");
    }
}
