package org.sekisho.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.identity.BodyRef;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/** The rounds in which digests are queued and sent, with the time moved from round to round. */
final class DigestRoundsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);
    private static final Instant MORNING =
            MONDAY.atTime(8, 0).atZone(Time.JAPAN).toInstant();
    private static final Rhythm BY_JUNE = new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3));

    private final SmallOffice first = office("一番組合");
    private final SmallOffice second = office("二番組合");
    private final Recorder server = new Recorder();
    private final DigestRounds rounds = rounds(this::bodies, Duration.ofMinutes(1));

    /** Takes mail as the test wants it; what it took is its own knowledge. */
    private static final class Recorder implements MailServer {
        private final List<String> asked = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private Delivery answer = new Delivery.Taken();

        @Override
        public synchronized Delivery take(Mail mail) {
            asked.add(mail.to());
            if (answer instanceof Delivery.Taken) {
                taken.add(mail.to());
            }
            return answer;
        }
    }

    private static SmallOffice office(String name) {
        var office = new SmallOffice(name);
        office.owes("test.yearly", Scope.BODY, Role.CHIEF_SECURITY_OFFICER, BY_JUNE, CycleOrigin.POLICY);
        return office;
    }

    private static String wants(SmallOffice office, String mail) {
        var officer = office.join("統括", Role.CHIEF_SECURITY_OFFICER);
        var day = MONDAY.minusDays(5);
        var actor = office.acting(officer, day);
        SmallOffice.at(day, () -> office.app().use(KeepContact.class).keep(actor, new KeepContact.Input(mail, true)));
        return mail;
    }

    private List<BodyRef> bodies() {
        return List.of(
                new BodyRef(first.body(), first.slug(), "一番組合", false),
                new BodyRef(second.body(), second.slug(), "二番組合", false));
    }

    private DigestRounds rounds(Supplier<List<BodyRef>> bodies, Duration between) {
        var room = new MailRoom(first.app(), server);
        return new DigestRounds(bodies, room.queue(), room.send(), true, between);
    }

    /** A round each minute for a while. */
    private void round(Instant from, int minutes) {
        for (int i = 0; i < minutes; i++) {
            round(from.plus(Duration.ofMinutes(i)));
        }
    }

    private void round(Instant at) {
        SmallOffice.at(at, () -> {
            rounds.round();
            return true;
        });
    }

    @Test
    void each_body_s_people_get_one_mail_a_week() {
        var one = wants(first, "a@one.example");
        var two = wants(second, "b@two.example");
        round(MORNING.minus(Duration.ofMinutes(3)), 3);
        assertThat(server.taken).isEmpty();
        round(MORNING, 5);
        assertThat(server.taken).containsExactly(one, two);
        round(MORNING.plus(Duration.ofDays(2)), 3);
        round(MORNING.plus(Duration.ofDays(6)), 3);
        assertThat(server.taken).containsExactly(one, two);
        round(MORNING.plus(Duration.ofDays(7)), 3);
        assertThat(server.taken).containsExactly(one, two, one, two);
        assertThat(MailRoom.states(first)).containsExactly("SENT", "SENT");
    }

    @Test
    void a_server_that_is_down_keeps_nobody_s_mail_for_good_and_is_left_alone_longer_each_time() {
        var all = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            all.add(wants(first, "a" + i + "@one.example"));
        }
        all.add(wants(second, "b@two.example"));
        server.answer = new Delivery.Down("connection");
        round(MORNING, 60);
        assertThat(MailRoom.states(first)).hasSize(6).containsOnly("QUEUED");
        assertThat(MailRoom.states(second)).as("queued though nothing leaves").containsExactly("QUEUED");
        assertThat(server.asked).as("in an hour").hasSizeBetween(3, 6);
        server.answer = new Delivery.Taken();
        round(MORNING.plus(Duration.ofMinutes(60)), 60);
        assertThat(server.taken).containsExactlyInAnyOrderElementsOf(all);
        round(MORNING.plus(Duration.ofHours(3)), 5);
        assertThat(server.taken).hasSameSizeAs(all);
        assertThat(MailRoom.states(first)).containsOnly("SENT");
    }

    @Test
    void a_body_whose_round_fails_keeps_the_others_from_nothing() {
        var two = wants(second, "b@two.example");
        wants(first, "a@one.example");
        var room = new MailRoom(first.app(), mail -> {
            if (mail.to().equals("a@one.example")) {
                throw new IllegalStateException("the test breaks this body");
            }
            return server.take(mail);
        });
        var failing = new DigestRounds(this::bodies, room.queue(), room.send(), true, Duration.ofMinutes(1));
        SmallOffice.at(MORNING, () -> {
            failing.round();
            return true;
        });
        assertThat(server.taken).containsExactly(two);
        assertThat(MailRoom.states(first)).containsExactly("QUEUED");
    }

    @Test
    void rounds_go_on_after_one_that_failed_as_a_whole_and_end_with_the_program() throws InterruptedException {
        var begun = new AtomicInteger();
        var third = new CountDownLatch(3);
        var running = rounds(
                () -> {
                    third.countDown();
                    if (begun.incrementAndGet() == 1) {
                        throw new IllegalStateException("the test takes the database away");
                    }
                    return List.of();
                },
                Duration.ofMillis(5));
        running.start();
        assertThat(running.isRunning()).isTrue();
        assertThat(third.await(60, TimeUnit.SECONDS)).as("three rounds").isTrue();
        running.stop();
        int then = begun.get();
        assertThat(running.isRunning()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .as("ended: " + then)
                .noneMatch(thread -> thread.getName().equals("digests") && thread.isAlive());
        assertThat(begun.get()).isEqualTo(then);
    }

    @Test
    void who_is_told_to_stop_finishes_the_mail_on_its_way_and_leaves_the_next_one_in_the_queue() {
        wants(first, "a@one.example");
        wants(first, "c@one.example");
        var room = new MailRoom(first.app(), mail -> {
            Thread.currentThread().interrupt();
            return server.take(mail);
        });
        SmallOffice.at(MORNING, () -> room.queue().queue(first.body()));
        try {
            SmallOffice.at(MORNING, () -> room.send().send(first.body()));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(server.taken).hasSize(1);
        assertThat(MailRoom.states(first)).containsExactlyInAnyOrder("SENT", "QUEUED");
    }

    @Test
    void without_a_mail_server_there_are_no_rounds() {
        var asked = new AtomicInteger();
        var room = new MailRoom(first.app(), server);
        var idle = new DigestRounds(
                () -> {
                    asked.incrementAndGet();
                    return List.of();
                },
                room.queue(),
                room.send(),
                false,
                // No round can be this soon after another: to begin them would fail.
                Duration.ofNanos(1));
        idle.start();
        idle.stop();
        assertThat(asked).hasValue(0);
    }
}
