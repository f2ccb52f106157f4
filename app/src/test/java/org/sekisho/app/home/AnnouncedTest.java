package org.sekisho.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Time;

/** The news of the home page. */
final class AnnouncedTest {

    private static final Instant LONG_AGO = Instant.parse("2025-05-17T00:30:00Z");
    private static final int TRIES = 3000;

    private final PolicyFixture fixture = PolicyFixture.newBody();

    @Test
    void a_version_is_news_of_the_moment_at_which_it_was_accepted() {
        Time.at(LONG_AGO, () -> {
            var begun = fixture.begin(PolicyFixture.SMALL);
            return fixture.use(AcceptImport.class)
                    .accept(
                            fixture.officer(),
                            AcceptImport.Input.proposed(begun).inForceFrom(LocalDate.of(2025, 6, 1)));
        });
        assertThat(announced()).extracting(Today.Announced::at).containsExactly(LONG_AGO);
    }

    /** The news, for which a reaction on a thread of its own is waited for. */
    private List<Today.Announced> announced() {
        for (int i = 0; i < TRIES; i++) {
            var found = fixture.use(Today.class).concerning(fixture.staff()).announced();
            if (!found.isEmpty()) {
                return found;
            }
            LockSupport.parkNanos(10_000_000);
        }
        return List.of();
    }
}
