package org.sekisho.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.shared.Refusal;

final class SentIdTest {

    private static final String WRITTEN = "0190163d-8694-739b-aea5-966c26f8ad91";

    @Test
    void an_identifier_is_read_as_it_is_written_with_blanks_around_it() {
        assertThat(SentId.read(" " + WRITTEN + "\n")).contains(UUID.fromString(WRITTEN));
        assertThat(SentId.addressed(WRITTEN, "case")).isEqualTo(UUID.fromString(WRITTEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190163d-8694-739b-aea5-966c26f8ad9",
                "0190163d8694739baea5966c26f8ad91",
                "..",
                "０190163d-8694-739b-aea5-966c26f8ad91"
            })
    void anything_else_names_nothing_and_is_not_found(String sent) {
        assertThat(SentId.read(sent)).isEmpty();
        assertThatThrownBy(() -> SentId.addressed(sent, "case")).isInstanceOf(Refusal.NotFound.class);
    }
}
