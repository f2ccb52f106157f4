package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** A body that requires a second factor of everybody, or of nobody but those whose roles do. */
final class SecondFactorOfEveryoneTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";
    private static final String FIRST = "first password given";
    private static final Instant MONDAY = Instant.parse("2026-11-16T01:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T01:00:00Z");

    private final AppFixture app = AppFixture.serving();
    private final String slug = SigningIn.slug();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "全員市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));
    private final Actor admin = app.use(Actors.class).of(body.body(), body.administrator());
    private UUID hanako = new UUID(0, 0);

    @BeforeEach
    void aClerkWithoutPower() {
        hanako = Objects.requireNonNull(app.use(CreateAccounts.class)
                .create(
                        Actor.founder(body.body()),
                        new CreateAccounts.Input(
                                List.of(new CreateAccounts.NewAccount("hanako", "山田 花子", false, Optional.of(FIRST)))))
                .get("hanako"));
    }

    @Test
    void at_first_the_roles_alone_decide() {
        assertThat(step(hanako)).isEqualTo(SignInStep.CHANGE_PASSWORD);
        assertThat(step(body.administrator())).isEqualTo(SignInStep.ENROL_SECOND_FACTOR);
    }

    @Test
    void once_the_body_requires_it_everybody_sets_one_up_on_the_way_in() {
        decide(true);
        assertThat(step(hanako)).isEqualTo(SignInStep.ENROL_SECOND_FACTOR);
        decide(false);
        assertThat(step(hanako)).isEqualTo(SignInStep.CHANGE_PASSWORD);
    }

    @Test
    void whoever_is_in_without_one_is_led_to_set_one_up_and_the_last_one_stays() {
        var clerk = SigningIn.byPassword(app, slug, "hanako", FIRST);
        assertThat(clerk.get("/account").statusCode()).isEqualTo(200);
        decide(true);
        assertThat(Browser.location(clerk.get("/account"))).isEqualTo("/sign-in?factor");
        assertThat(Browser.location(clerk.get("/account"))).startsWith("/sign-in?to=");

        clerk = SigningIn.byPassword(app, slug, "hanako", FIRST + " changed");
        assertThat(clerk.get("/account").body()).contains("最後の一つは外せません");
        clerk.post("/account/codes/remove", Map.of());
        var own = app.use(SelfService.class).view(app.use(Actors.class).of(body.body(), hanako));
        assertThat(own.codes()).isTrue();

        decide(false);
        clerk.get("/account");
        clerk.post("/account/codes/remove", Map.of());
        own = app.use(SelfService.class).view(app.use(Actors.class).of(body.body(), hanako));
        assertThat(own.codes()).isFalse();
    }

    @Test
    void an_administrator_decides_it_on_the_page_of_settings_and_nobody_else() {
        var administrator = SigningIn.byPassword(app, slug, "admin", PASSWORD);
        assertThat(administrator.get("/settings").body())
                .contains("二要素認証が未設定のアカウント：1 件")
                .containsPattern("value=\"roles\"[^>]*checked");
        assertThat(administrator.post("/settings/second-factor", Map.of()).statusCode())
                .isEqualTo(422);
        var answer = administrator.post("/settings/second-factor", Map.of("whom", "everyone"));
        assertThat(administrator.follow(answer).body())
                .contains("全員に二要素認証を求めることにしました")
                .containsPattern("value=\"everyone\"[^>]*checked");
        assertThat(administrator.get("/accounts?which=without").body())
                .contains("山田 花子")
                .doesNotContain(">管理 太郎</a>");

        var clerk = SigningIn.byPassword(app, slug, "hanako", FIRST);
        assertThat(clerk.get("/settings").statusCode()).isEqualTo(403);
        assertThat(clerk.post("/settings/second-factor", Map.of("whom", "roles"))
                        .statusCode())
                .isEqualTo(403);
        var actor = app.use(Actors.class).of(body.body(), hanako);
        assertThatThrownBy(() -> app.use(RequireSecondFactor.class).decide(actor, new RequireSecondFactor.Input(false)))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void what_held_when_and_when_it_was_known_stays_and_each_decision_stands_in_the_record() throws Exception {
        Time.at(MONDAY, () -> decide(true));
        Time.at(FRIDAY, () -> decide(false));
        assertThatThrownBy(() -> decide(false)).isInstanceOf(Refusal.Stale.class);
        assertThat(rows("""
                select everyone, valid_from, valid_to, entered_at at time zone 'UTC', superseded_at at time zone 'UTC'
                from sign_in_rule where body_id = ? order by entered_at, valid_from"""))
                .containsExactly(
                        "t|2026-11-16|null|2026-11-16 01:00:00|2026-11-20 01:00:00",
                        "t|2026-11-16|2026-11-20|2026-11-20 01:00:00|null",
                        "f|2026-11-20|null|2026-11-20 01:00:00|null");
        assertThat(rows("""
                select convert_from(leaf, 'UTF8') from entry
                where body_id = ? and kind = 'identity.sign-in-rule.decided' order by entered_at"""))
                .hasSize(2)
                .allSatisfy(leaf -> assertThat(leaf).contains("secondFactorOfEveryone", "ADMINISTRATOR"));
    }

    @Test
    void another_body_is_not_concerned() {
        var other = app.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "隣市", SigningIn.slug(), BodyKind.CITY, false, "admin", "隣 一郎", Optional.of(PASSWORD)));
        decide(true);
        var neighbour = app.use(Actors.class).of(other.body(), other.administrator());
        assertThat(app.use(SecondFactorRule.class).view(neighbour).everyone()).isFalse();
    }

    private Void decide(boolean everyone) {
        app.use(RequireSecondFactor.class).decide(admin, new RequireSecondFactor.Input(everyone));
        return null;
    }

    private SignInStep step(UUID account) {
        return app.use(CompleteSignIn.class)
                .way(body.body(), account, Set.copyOf(EnumSet.of(Proof.PASSWORD)))
                .step();
    }

    private List<String> rows(String query) throws Exception {
        try (var owner = TestDatabase.get().asOwner();
                var statement = owner.prepareStatement(query)) {
            statement.setObject(1, body.body().value());
            var rows = statement.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                var line = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(rows.getString(i));
                }
                found.add(String.join("|", line.stream().map(String::valueOf).toList()));
            }
            return found;
        }
    }
}
