package org.sekisho.app.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Shells;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** How long after showing who one is the ways into one's account can be changed. */
final class FreshnessTest {

    private static final Instant SHOWN = Instant.parse("2026-11-20T01:00:00Z");

    private final AppFixture app = AppFixture.serving();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "新鮮市",
                    SigningIn.slug(),
                    BodyKind.CITY,
                    false,
                    "admin",
                    "管理 太郎",
                    Optional.of("kawazu tobikomu mizu no oto")));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/account/codes");

    @Test
    void ten_minutes_later_the_person_is_asked_again_and_until_then_not() {
        Time.at(SHOWN, () -> {
            app.use(Door.class).proved(request);
            return SHOWN;
        });
        assertThat(codesAt(Duration.ZERO)).isNotInstanceOf(RedirectView.class);
        assertThat(codesAt(Duration.ofMinutes(10).minusMillis(1))).isNotInstanceOf(RedirectView.class);
        assertThat(codesAt(Duration.ofMinutes(10)))
                .isInstanceOfSatisfying(
                        RedirectView.class,
                        away -> assertThat(away.getUrl()).isEqualTo("/account/confirm?to=/account/codes"));
    }

    @Test
    void whoever_has_shown_nothing_in_this_session_is_asked() {
        assertThat(codesAt(Duration.ZERO)).isInstanceOf(RedirectView.class);
    }

    private View codesAt(Duration later) {
        var actor = app.use(Actors.class).of(body.body(), body.administrator());
        return Time.at(
                SHOWN.plus(later),
                () -> app.use(AccountPages.class)
                        .askCodes(request, actor, app.use(Shells.class).of(request)));
    }
}
