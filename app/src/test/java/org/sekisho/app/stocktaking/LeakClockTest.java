package org.sekisho.app.stocktaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The terms of the law, counted from the day on which something was known. */
final class LeakClockTest {

    @Test
    void the_day_it_was_known_is_the_first_and_a_term_on_an_open_day_stays() {
        var clock = LeakClock.from(LocalDate.of(2026, 6, 1));
        assertThat(clock.soon()).isEqualTo(LocalDate.of(2026, 6, 3));
        assertThat(clock.first()).isEqualTo(LocalDate.of(2026, 6, 5));
        assertThat(clock.full()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(clock.wrongful()).isEqualTo(LocalDate.of(2026, 7, 30));
    }

    @Test
    void a_term_at_the_end_of_the_year_waits_until_offices_open() {
        assertThat(LeakClock.from(LocalDate.of(2026, 11, 30)).full()).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(LeakClock.from(LocalDate.of(2027, 12, 1)).full()).isEqualTo(LocalDate.of(2028, 1, 4));
    }

    @Test
    void a_term_over_golden_week_waits_until_it_is_over() {
        assertThat(LeakClock.from(LocalDate.of(2026, 4, 4)).full()).isEqualTo(LocalDate.of(2026, 5, 7));
        assertThat(LeakClock.from(LocalDate.of(2026, 3, 31)).full()).isEqualTo(LocalDate.of(2026, 4, 30));
    }

    @Test
    void holidays_follow_the_law_with_the_day_instead_the_day_between_and_the_equinoxes() {
        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(OpenDays::holiday)
                        .map(day -> day.getMonthValue() + "/" + day.getDayOfMonth()))
                .containsExactly(
                        "1/1", "1/12", "2/11", "2/23", "3/20", "4/29", "5/3", "5/4", "5/5", "5/6", "7/20", "8/11",
                        "9/21", "9/22", "9/23", "10/12", "11/3", "11/23");
        assertThat(OpenDays.holiday(LocalDate.of(2027, 3, 22))).isTrue();
    }
}
