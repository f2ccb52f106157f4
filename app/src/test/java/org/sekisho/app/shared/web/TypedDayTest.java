package org.sekisho.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days as people type them. */
final class TypedDayTest {

    @Test
    void days_are_read_as_officials_write_them() {
        for (var typed : List.of(
                "令和8年4月1日",
                "R8.4.1",
                "R8-4-1",
                "令和 ８ 年 ４ 月 １ 日",
                "2026-04-01",
                "2026/4/1",
                "２０２６／４／１",
                "2026.4.1",
                "2026年4月1日",
                "20260401")) {
            assertThat(TypedDay.read(typed)).as(typed).contains(LocalDate.of(2026, 4, 1));
        }
    }

    @Test
    void what_is_no_day_is_not_read() {
        for (var typed : List.of("令和8年2月30日", "平成40年1月1日", "2026-13-01", "4月1日", "")) {
            assertThat(TypedDay.read(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_day_before_the_calendar_or_far_ahead_is_asked_of_no_register() {
        for (var typed : List.of("1500-01-01", "2200-01-01", "9999-12-31")) {
            assertThat(TypedDay.read(typed)).as(typed).isPresent();
            assertThat(TypedDay.asked(typed)).as(typed).isEmpty();
        }
        assertThat(TypedDay.asked("2199-12-31")).isPresent();
    }
}
