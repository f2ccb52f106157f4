package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which times are claimed of which entries, and of which none. */
final class PeriodTest {

    private static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-04-02T00:00:00Z");

    @Test
    void without_a_clock_outside_no_time_is_claimed() {
        assertThat(Period.of(100, List.of())).isEmpty();
    }

    @Test
    void one_stamp_says_by_when_the_entries_before_it_were_there_and_nothing_of_those_after() {
        assertThat(Period.of(100, List.of(stamp(40, FIRST, OptionalLong.empty()))))
                .containsExactly(new Period(0, 39, Optional.empty(), Optional.of(FIRST)));
    }

    @Test
    void the_entry_right_after_a_stamped_checkpoint_is_not_covered_by_it() {
        assertThat(Period.of(41, List.of(stamp(40, FIRST, OptionalLong.empty()))))
                .containsExactly(new Period(0, 39, Optional.empty(), Optional.of(FIRST)));
    }

    @Test
    void what_follows_the_entry_that_names_a_stamp_lies_between_it_and_the_next() {
        assertThat(Period.of(
                        100, List.of(stamp(80, SECOND, OptionalLong.of(90)), stamp(40, FIRST, OptionalLong.of(45)))))
                .containsExactly(
                        new Period(0, 39, Optional.empty(), Optional.of(FIRST)),
                        new Period(40, 44, Optional.empty(), Optional.of(SECOND)),
                        new Period(45, 79, Optional.of(FIRST), Optional.of(SECOND)),
                        new Period(80, 89, Optional.of(FIRST), Optional.empty()),
                        new Period(90, 99, Optional.of(SECOND), Optional.empty()));
    }

    @Test
    void of_two_stamps_on_the_same_entries_the_earlier_says_more() {
        assertThat(Period.of(
                        50, List.of(stamp(50, SECOND, OptionalLong.empty()), stamp(50, FIRST, OptionalLong.empty()))))
                .containsExactly(new Period(0, 49, Optional.empty(), Optional.of(FIRST)));
    }

    private static Period.Witness stamp(long size, Instant time, OptionalLong namedAt) {
        return new Period.Witness(size, time, namedAt, time);
    }
}
