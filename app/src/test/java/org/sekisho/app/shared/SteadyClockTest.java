package org.sekisho.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the program takes for the time when somebody sets the machine's clock back. */
final class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    private final Machine machine = new Machine();
    private final SteadyClock clock = new SteadyClock(machine, machine::nanos);

    /** A machine whose clock somebody sets. */
    private static final class Machine extends Clock {
        private Instant now = NOON;
        private long nanos = 42;

        void passes(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }

        void set(Duration by) {
            now = now.plus(by);
        }

        long nanos() {
            return nanos;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void it_is_the_machine_s_clock_as_long_as_that_goes_on() {
        machine.passes(Duration.ofHours(3));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(3)));
        machine.set(Duration.ofHours(2));
        assertThat(clock.instant()).as("set forward").isEqualTo(NOON.plus(Duration.ofHours(5)));
        assertThat(clock.setBack()).isFalse();
    }

    @Test
    void set_back_two_hours_it_goes_on_at_half_speed_and_meets_the_machine_s_clock_after_four() {
        assertThat(clock.instant()).isEqualTo(NOON);
        machine.set(Duration.ofHours(-2));
        var before = clock.instant();
        assertThat(before).isEqualTo(NOON);
        assertThat(clock.setBack()).isTrue();
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(2));
        for (int minute = 1; minute < 4 * 60 - 2; minute++) {
            machine.passes(Duration.ofMinutes(1));
            var now = clock.instant();
            assertThat(now).isEqualTo(NOON.plusSeconds(30L * minute));
            before = now;
        }
        machine.passes(Duration.ofMinutes(3));
        assertThat(clock.instant()).isAfter(before).isEqualTo(machine.instant());
        assertThat(clock.ahead()).isZero();
        assertThat(clock.setBack()).isFalse();
    }

    @Test
    void a_correction_of_some_seconds_alarms_nobody() {
        machine.set(Duration.ofSeconds(-5));
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.setBack()).isFalse();
    }

    @Test
    void after_a_restart_it_goes_on_from_what_the_record_has_reached() {
        machine.set(Duration.ofHours(-2));
        var restarted = new SteadyClock(machine, machine::nanos);
        assertThat(restarted.instant()).isEqualTo(NOON.minus(Duration.ofHours(2)));
        restarted.noEarlierThan(NOON);
        assertThat(restarted.instant()).isEqualTo(NOON);
        assertThat(restarted.setBack()).isTrue();
        restarted.noEarlierThan(NOON.minusSeconds(7));
        assertThat(restarted.instant()).isEqualTo(NOON);
    }
}
