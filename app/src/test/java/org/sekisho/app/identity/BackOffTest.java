package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** How long an account waits after failures. */
final class BackOffTest {

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void four_failures_cost_nothing_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        var waits = new ArrayList<Long>();
        var backOff = BackOff.none();
        for (int i = 0; i < 16; i++) {
            backOff = backOff.failed(START);
            waits.add(backOff.wait(START).toSeconds());
        }
        assertThat(waits)
                .containsExactly(0L, 0L, 0L, 0L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
    }

    @Test
    void the_wait_passes_and_a_day_later_all_is_forgotten() {
        var backOff = BackOff.none();
        for (int i = 0; i < 6; i++) {
            backOff = backOff.failed(START);
        }
        assertThat(backOff.wait(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(3));
        assertThat(backOff.wait(START.plusSeconds(4))).isZero();
        var later = START.plus(BackOff.MEMORY).plusSeconds(1);
        assertThat(backOff.failed(later).failures()).isEqualTo(1);
    }
}
