package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void a_sentence_ends_behind_its_mark() {
        assertThat(Sentences.of("監査を行う。点検も行う。")).containsExactly("監査を行う。", "点検も行う。");
        assertThat(Sentences.of("監査を行う．点検も行う．")).containsExactly("監査を行う．", "点検も行う．");
        assertThat(Sentences.of("監査を行う｡末尾に印がない")).containsExactly("監査を行う｡", "末尾に印がない");
    }

    @Test
    void a_mark_inside_brackets_ends_nothing() {
        assertThat(Sentences.of("基準（以下「基準」という。）を策定する。公表しない。")).containsExactly("基準（以下「基準」という。）を策定する。", "公表しない。");
        assertThat(Sentences.of("データをいう（一部を除く。）。")).containsExactly("データをいう（一部を除く。）。");
    }

    @Test
    void brackets_that_do_not_pair_hide_no_mark() {
        assertThat(Sentences.of("基準（以下「基準」という。を策定する。公表する。")).hasSize(3);
    }

    @Test
    void a_stop_between_digits_is_a_decimal_point() {
        assertThat(Sentences.of("版１．５を用いる。")).hasSize(1);
    }

    @Test
    void blanks_make_no_sentence() {
        assertThat(Sentences.of(" \u3000")).isEmpty();
    }

    @Test
    void a_span_points_to_a_sentence_or_to_the_caption() {
        var passage = new Passage("3", Optional.of("3"), Optional.of("監査"), List.of(), List.of("一つ目。二つ目。", "三つ目。"));
        assertThat(new Span("3", 1, 2).text(passage)).isEqualTo("二つ目。");
        assertThat(new Span("3", 2, 1).text(passage)).isEqualTo("三つ目。");
        assertThat(Span.caption("3").text(passage)).isEqualTo("監査");
        assertThatThrownBy(() -> new Span("3", 2, 2).text(passage)).hasMessageContaining("no sentence 2");
        assertThatThrownBy(() -> new Span("4", 1, 1).text(passage)).hasMessageContaining("4");
    }
}
