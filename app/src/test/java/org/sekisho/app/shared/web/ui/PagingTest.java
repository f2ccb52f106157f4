package org.sekisho.app.shared.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PagingTest {

    @Test
    void first_last_and_near_pages_are_offered_and_a_gap_stands_for_two_pages_at_least() {
        assertThat(shown(new Paging(1, 20, 214))).isEqualTo("[1] 2 … 11");
        assertThat(shown(new Paging(4, 20, 214))).isEqualTo("1 2 3 [4] 5 … 11");
        assertThat(shown(new Paging(6, 20, 214))).isEqualTo("1 … 5 [6] 7 … 11");
        assertThat(shown(new Paging(11, 20, 214))).isEqualTo("1 … 10 [11]");
        assertThat(shown(new Paging(2, 20, 60))).isEqualTo("1 [2] 3");
        assertThat(shown(new Paging(1, 20, 20))).isEqualTo("[1]");
    }

    @Test
    void a_page_before_the_first_or_past_the_last_becomes_that_one() {
        assertThat(new Paging(99, 20, 214).number()).isEqualTo(11);
        assertThat(new Paging(-3, 20, 214).number()).isEqualTo(1);
        assertThat(new Paging(7, 20, 0).number()).isEqualTo(1);
    }

    @Test
    void the_rows_shown_are_named_from_one() {
        var last = new Paging(11, 20, 214);
        assertThat(last.offset()).isEqualTo(200);
        assertThat(last.first()).isEqualTo(201);
        assertThat(last.last()).isEqualTo(214);
        assertThat(last.hasNext()).isFalse();
        assertThat(new Paging(1, 20, 0).first()).isZero();
    }

    private static String shown(Paging paging) {
        return paging.steps().stream()
                .map(step -> switch (step) {
                    case Paging.Gap gap -> "…";
                    case Paging.Go go -> go.current() ? "[" + go.number() + "]" : Integer.toString(go.number());
                })
                .collect(Collectors.joining(" "));
    }
}
