package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** When and where a version was made public. */
final class RecordPublicationTest {

    private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);
    private static final String SITE = "https://www.example.lg.jp/policy";

    private final PolicyFixture body = PolicyFixture.newBody();
    private final LocalDate today = body.use(Time.class).today();
    private final UUID version = body.accept(
                    AcceptImport.Input.proposed(body.begin(PolicyFixture.SMALL)).inForceFrom(APRIL))
            .version();

    @Test
    void a_decided_version_waits_until_its_publication_is_on_record() {
        assertThat(the(version).waitsOn(today)).isTrue();
        publish(APRIL, SITE);
        assertThat(the(version).waitsOn(today)).isFalse();
        assertThat(the(version).publications()).singleElement().satisfies(one -> {
            assertThat(one.place()).isEqualTo(SITE);
            assertThat(one.from()).isEqualTo(APRIL);
        });
        assertThat(body.entries("policy.version.published")).isOne();
    }

    @Test
    void the_public_can_read_it_from_the_day_of_publication_to_the_day_it_was_taken_down() {
        var published = publish(APRIL.plusDays(3), SITE);
        body.use(RecordPublication.class)
                .end(body.officer(), new RecordPublication.End(published.id(), APRIL.plusDays(10), "移転"));
        assertThat(readableOn(APRIL.plusDays(2))).isFalse();
        assertThat(readableOn(APRIL.plusDays(3))).isTrue();
        assertThat(readableOn(APRIL.plusDays(9))).isTrue();
        assertThat(readableOn(APRIL.plusDays(10))).isFalse();
    }

    @Test
    void a_publication_that_never_was_is_taken_back() {
        var published = publish(APRIL, SITE);
        body.use(RecordPublication.class).end(body.officer(), new RecordPublication.End(published.id(), APRIL, "誤記"));
        assertThat(the(version).publications()).isEmpty();
        assertThat(the(version).waitsOn(today)).isTrue();
    }

    @Test
    void a_version_that_is_not_for_the_public_is_never_published() {
        var begun = body.begin(
                DocumentKind.STANDARD,
                "基準.txt",
                PolicyFixture.SMALL.replace("基本方針", "対策基準").getBytes(StandardCharsets.UTF_8));
        var secret = body.use(AcceptImport.class)
                .accept(
                        body.officer(),
                        AcceptImport.Input.proposed(begun).inForceFrom(APRIL).nonPublic("支障のおそれ"))
                .version();
        assertRefused("version", new RecordPublication.Input(secret, today, SITE));
        assertThat(all()).extracting(one -> one.version().id()).containsExactly(version);
    }

    @Test
    void a_day_to_come_or_before_the_decision_and_an_empty_or_known_place_are_refused() {
        assertRefused("day", new RecordPublication.Input(version, today.plusDays(1), SITE));
        assertRefused("day", new RecordPublication.Input(version, LocalDate.of(2025, 3, 31), SITE));
        assertRefused("place", new RecordPublication.Input(version, APRIL, " "));
        publish(APRIL, SITE);
        assertRefused("place", new RecordPublication.Input(version, APRIL.plusDays(1), SITE));
        publish(APRIL.plusDays(1), "村役場の掲示場");
    }

    @Test
    void the_end_needs_a_reason_and_a_day_that_is_not_before_the_publication() {
        var published = publish(APRIL, SITE);
        for (var end : new RecordPublication.End[] {
            new RecordPublication.End(published.id(), APRIL.plusDays(1), ""),
            new RecordPublication.End(published.id(), APRIL.minusDays(1), "移転"),
            new RecordPublication.End(published.id(), today.plusDays(1), "移転"),
        }) {
            assertThatThrownBy(() -> body.use(RecordPublication.class).end(body.officer(), end))
                    .isInstanceOf(Refusal.Invalid.class);
        }
        assertThat(the(version).publishedOn(today)).isTrue();
    }

    @Test
    void only_who_may_publish_records_it() {
        assertThatThrownBy(() -> body.use(RecordPublication.class)
                        .publish(body.staff(), new RecordPublication.Input(version, APRIL, SITE)))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    private void assertRefused(String field, RecordPublication.Input input) {
        assertThatThrownBy(() -> body.use(RecordPublication.class).publish(body.officer(), input))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(field));
    }

    private Publication publish(LocalDate day, String place) {
        return body.use(RecordPublication.class)
                .publish(body.officer(), new RecordPublication.Input(version, day, place));
    }

    private boolean readableOn(LocalDate day) {
        return body.use(PublicVersions.class)
                .published(body.officer(), AsOf.known(day))
                .contains(version);
    }

    private PublicVersions.PublicVersion the(UUID id) {
        return all().stream()
                .filter(one -> one.version().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<PublicVersions.PublicVersion> all() {
        return body.use(PublicVersions.class).on(body.officer(), AsOf.known(today));
    }
}
