package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.identity.ProviderOutcome.Reason;
import org.sekisho.app.identity.oidc.Question;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Refusal;

/** Signing in with the body's own provider, which here says whatever an attacker might want it to say. */
final class ProviderTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";
    private static final String BACK = "/sign-in/provider/answer";

    private final AppFixture app = AppFixture.serving();
    private final FakeProvider provider = new FakeProvider();
    private final String slug = SigningIn.slug();
    private final FoundBody.Founded body = found(slug);
    private final Actor admin = app.use(Actors.class).of(body.body(), body.administrator());
    private UUID hanako = new UUID(0, 0);

    @BeforeEach
    void aClerk() {
        hanako = clerk(body.body());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_person_comes_in_as_the_account_of_their_name_and_from_then_on_by_who_they_are_there() throws Exception {
        set(rule(true, false));
        var clerk = Browser.of(app);
        assertThat(clerk.get("/sign-in?body=" + slug).body()).contains("組織のアカウントでサインイン");
        assertThat(Browser.location(through(clerk))).isEqualTo("/account");
        assertThat(clerk.get("/account").body()).contains("山田 花子");

        provider.otherwise = claims -> claims.claim("preferred_username", "renamed");
        assertThat(Browser.location(through(Browser.of(app)))).isEqualTo("/account");
        assertThat(entries()).contains("identity.provider.linked", "identity.provider.accepted");
    }

    @Test
    void the_second_factor_of_the_account_is_asked_for_where_it_is_kept_here_whatever_the_provider_says()
            throws Exception {
        set(rule(true, false));
        var secret = TotpSecret.random();
        enrol(hanako, secret);
        provider.otherwise = claims -> claims.claim("amr", List.of("mfa"));
        var clerk = Browser.of(app);
        assertThat(Browser.location(through(clerk))).isEqualTo("/sign-in/code");
        assertThat(Browser.location(clerk.get("/account"))).startsWith("/sign-in?to=");
        clerk.get("/sign-in/code");
        assertThat(Browser.location(clerk.post("/sign-in/code", Map.of("code", SigningIn.code(app, secret, 1)))))
                .isEqualTo("/account");
    }

    @Test
    void where_it_is_delegated_the_provider_s_word_for_two_factors_is_enough_and_its_silence_is_not() {
        set(rule(true, true));
        enrol(hanako, TotpSecret.random());
        assertThat(proof(claims -> {})).isEqualTo(Proof.PROVIDER);
        assertThat(proof(claims -> claims.claim("amr", List.of("pwd")))).isEqualTo(Proof.PROVIDER);
        assertThat(proof(claims -> claims.claim("amr", List.of("otp")))).isEqualTo(Proof.PROVIDER);
        assertThat(proof(claims -> claims.claim("acr", "urn:other"))).isEqualTo(Proof.PROVIDER);
        assertThat(proof(claims -> claims.claim("amr", List.of("mfa")))).isEqualTo(Proof.PROVIDER_TWO_FACTORS);
        assertThat(proof(claims -> claims.claim("amr", List.of("pwd", "otp")))).isEqualTo(Proof.PROVIDER_TWO_FACTORS);
        assertThat(proof(claims -> claims.claim("acr", "urn:two"))).isEqualTo(Proof.PROVIDER_TWO_FACTORS);

        provider.otherwise = claims -> claims.claim("amr", List.of("mfa"));
        var clerk = Browser.of(app);
        assertThat(Browser.location(through(clerk))).isEqualTo("/account");
        app.use(RequireSecondFactor.class).decide(admin, new RequireSecondFactor.Input(true));
        assertThat(clerk.get("/account").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(FakeProvider.Signed.class)
    void only_a_token_that_a_key_of_the_provider_signed_in_one_of_three_ways_is_believed(FakeProvider.Signed signed) {
        set(rule(true, false));
        provider.signed = signed;
        var outcome = attempt(claims -> {});
        switch (signed) {
            case RS256, ES256, PS256 -> assertThat(outcome).isInstanceOf(ProviderOutcome.Proved.class);
            case NONE, HS256, FOREIGN, RS384 -> assertThat(reason(outcome)).isEqualTo(Reason.NOT_BELIEVED);
        }
    }

    @Test
    void a_token_for_another_or_of_another_or_of_another_time_is_not_believed() throws Exception {
        set(rule(true, false));
        assertThat(refused(claims -> claims.audience("another"))).isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.audience(List.of(FakeProvider.CLIENT, "another"))))
                .isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.claim("azp", "another"))).isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.issuer("https://login.example.jp"))).isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.claim("nonce", "of another session")))
                .isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.claim("nonce", null))).isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.subject(null))).isEqualTo(Reason.NOT_BELIEVED);
        assertThat(refused(claims -> claims.expirationTime(ago(Duration.ofMinutes(2)))))
                .isEqualTo(Reason.CLOCK);
        assertThat(refused(claims -> claims.issueTime(ago(Duration.ofMinutes(-5)))))
                .isEqualTo(Reason.CLOCK);
        assertThat(attempt(claims -> claims.issueTime(ago(Duration.ofSeconds(-30)))))
                .isInstanceOf(ProviderOutcome.Proved.class);
        assertThat(entries()).contains("identity.sign-in.refused");
    }

    @Test
    void an_answer_counts_once_and_only_in_the_session_that_asked() {
        set(rule(true, false));
        var mine = Browser.of(app);
        var other = Browser.of(app);
        var answer = provider.pass(start(mine));
        start(other);
        assertThat(back(other, answer).body()).contains("別の画面から始めたもの");
        assertThat(Browser.of(app).get(BACK + "?code=x&state=y").statusCode()).isEqualTo(422);

        assertThat(Browser.location(back(mine, answer))).isEqualTo("/account");
        assertThat(back(mine, answer).statusCode()).isEqualTo(422);
        var third = Browser.of(app);
        var asked = provider.pass(start(third));
        assertThat(back(third, Map.of("code", "guessed", "state", Objects.requireNonNull(asked.get("state"))))
                        .body())
                .contains("受け付けられませんでした");
        assertThat(Browser.location(third.get("/account"))).startsWith("/sign-in?to=");
    }

    @Test
    void the_issuer_of_an_answer_is_looked_at_where_it_says_one_and_where_it_should() {
        set(rule(true, false));
        assertThat(reason(with(Map.of("iss", "https://login.example.jp")))).isEqualTo(Reason.NOT_BELIEVED);
        assertThat(with(Map.of("iss", provider.issuer()))).isInstanceOf(ProviderOutcome.Proved.class);
        provider.description = provider.description(", \"authorization_response_iss_parameter_supported\": true");
        app.use(SetSignInProvider.class).set(admin, input(rule(true, false)));
        assertThat(reason(with(Map.of()))).isEqualTo(Reason.NOT_BELIEVED);
    }

    @Test
    void whoever_says_no_at_the_provider_is_told_so_in_their_language() {
        set(rule(true, false));
        var clerk = Browser.of(app);
        var state = Objects.requireNonNull(FakeProvider.parameters(start(clerk)).get("state"));
        clerk.get("/language/en?to=/sign-in");
        var english = clerk.get(BACK + "?error=access_denied&state=" + state);
        assertThat(english.statusCode()).isEqualTo(422);
        assertThat(english.body()).contains("The sign-in was stopped at the provider");
    }

    @Test
    void an_account_of_another_body_is_never_reached() {
        set(rule(true, false));
        var neighbour = found(SigningIn.slug());
        var other = clerk(neighbour.body());
        var theirs = app.use(Actors.class).of(neighbour.body(), neighbour.administrator());
        app.use(SetSignInProvider.class).set(theirs, input(rule(false, false)));
        app.use(LinkAccount.class).link(theirs, other, provider.subject);

        var ours = attempt(claims -> {});
        assertThat(ours)
                .isInstanceOfSatisfying(
                        ProviderOutcome.Proved.class,
                        in -> assertThat(in.account()).isEqualTo(hanako));
        var question = app.use(SignInWithProvider.class).ask(neighbour.body(), redirect(), false);
        assertThat(app.use(SignInWithProvider.class).attempt(neighbour.body(), question, answer(question), "here"))
                .isInstanceOfSatisfying(
                        ProviderOutcome.Proved.class,
                        in -> assertThat(in.account()).isEqualTo(other));

        try (var foreign = new FakeProvider()) {
            var rule = new ProviderRule(
                    foreign.issuer(), FakeProvider.CLIENT, "preferred_username", true, false, Optional.empty());
            app.use(SetSignInProvider.class).set(theirs, input(rule));
            var asked = app.use(SignInWithProvider.class).ask(neighbour.body(), redirect(), false);
            var given = foreign.pass(asked.address());
            assertThat(reason(app.use(SignInWithProvider.class).attempt(body.body(), asked, values(given), "here")))
                    .as("the answer of their provider, brought to us")
                    .isEqualTo(Reason.OFF);
        }
    }

    @Test
    void an_account_belongs_to_one_person_and_a_locked_one_to_nobody() {
        set(rule(true, false));
        assertThat(attempt(claims -> {})).isInstanceOf(ProviderOutcome.Proved.class);
        var first = provider.subject;
        provider.subject = "somebody-else";
        assertThat(attempt(claims -> {})).isEqualTo(new ProviderOutcome.Refused(Reason.OTHER_PERSON, "somebody-else"));
        provider.subject = first;
        app.use(KeepAccount.class).lock(admin, hanako, "休職のため");
        assertThat(refused(claims -> {})).isEqualTo(Reason.LOCKED);
    }

    @Test
    void nobody_is_linked_by_name_unless_it_is_switched_on_and_nobody_with_power_even_then() {
        set(rule(false, false));
        assertThat(refused(claims -> {})).isEqualTo(Reason.UNKNOWN);
        set(rule(true, false));
        assertThat(refused(claims -> claims.claim("preferred_username", "nobody")))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(refused(claims -> claims.claim("preferred_username", "ｈａｎａｋｏ")))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(refused(claims -> claims.claim("preferred_username", null))).isEqualTo(Reason.NAMELESS);
        assertThat(refused(claims -> claims.claim("preferred_username", "admin")))
                .isEqualTo(Reason.BY_HAND);
    }

    @Test
    void a_mail_address_names_an_account_only_when_it_is_verified() {
        set(new ProviderRule(provider.issuer(), FakeProvider.CLIENT, "email", true, false, Optional.empty()));
        assertThat(refused(claims -> claims.claim("email", "hanako"))).isEqualTo(Reason.NAMELESS);
        assertThat(refused(claims -> claims.claim("email", "hanako").claim("email_verified", false)))
                .isEqualTo(Reason.NAMELESS);
        assertThat(attempt(claims -> claims.claim("email", "hanako").claim("email_verified", true)))
                .isInstanceOf(ProviderOutcome.Proved.class);
    }

    @Test
    void an_administrator_links_an_account_by_hand_and_unlinking_it_ends_its_sessions() {
        set(rule(false, false));
        var clerk = Browser.of(app);
        assertThat(through(clerk).body()).contains("結び付いた Sekisho のアカウントがありません", provider.subject);

        var administrator = SigningIn.byPassword(app, slug, "admin", PASSWORD);
        administrator.get("/accounts/" + hanako);
        assertThat(administrator
                        .post("/accounts/" + hanako + "/provider/link", Map.of("subject", "名前"))
                        .body())
                .contains("半角 255 文字以内");
        administrator.post("/accounts/" + hanako + "/provider/link", Map.of("subject", provider.subject));
        assertThat(administrator.get("/accounts/" + hanako).body()).contains(provider.subject);
        assertThatThrownBy(() -> app.use(LinkAccount.class).link(admin, body.administrator(), provider.subject))
                .isInstanceOf(Refusal.Invalid.class);

        assertThat(Browser.location(through(clerk))).isEqualTo("/account");
        administrator.post("/accounts/" + hanako + "/provider/unlink", Map.of());
        assertThat(Browser.location(clerk.get("/account"))).isEqualTo("/sign-in?ended");
        assertThat(refused(claims -> {})).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void whoever_came_by_the_provider_shows_there_once_more_that_it_is_they() {
        set(rule(true, false));
        var clerk = Browser.of(app);
        through(clerk);
        assertThat(clerk.get("/account/confirm?to=/account").body()).contains("組織のアカウントで確認");

        var asked = startAt(clerk, "/account/confirm/provider?to=/account/codes");
        assertThat(FakeProvider.parameters(asked))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0");
        assertThat(Browser.location(back(clerk, provider.pass(asked)))).isEqualTo("/account/codes");

        provider.otherwise = claims ->
                claims.claim("auth_time", Instant.now().minusSeconds(300).getEpochSecond());
        asked = startAt(clerk, "/account/confirm/provider");
        assertThat(back(clerk, provider.pass(asked)).body()).contains("改めて本人を確認したことを伝えてきませんでした");
        provider.otherwise = claims -> claims.claim("auth_time", null);
        asked = startAt(clerk, "/account/confirm/provider");
        assertThat(back(clerk, provider.pass(asked)).statusCode()).isEqualTo(422);
        provider.otherwise = claims -> {};
        provider.subject = "somebody-else";
        asked = startAt(clerk, "/account/confirm/provider");
        assertThat(back(clerk, provider.pass(asked)).body()).contains("別の人に結び付いています");
    }

    @Test
    void an_account_with_codes_shows_one_after_the_provider_before_anything_grave() {
        set(rule(true, false));
        var clerk = Browser.of(app);
        through(clerk);
        var secret = TotpSecret.random();
        enrol(hanako, secret);
        var asked = startAt(clerk, "/account/confirm/provider?to=/account/codes");
        var next = Browser.location(back(clerk, provider.pass(asked)));
        assertThat(next).isEqualTo("/account/confirm?to=%2Faccount%2Fcodes");
        assertThat(clerk.get(next).body()).contains("続けて、確認コードを入力").doesNotContain("name=\"password\"");
        assertThat(clerk.post("/account/confirm", Map.of("code", "000000", "to", "/account/codes"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(Browser.location(clerk.post(
                        "/account/confirm", Map.of("code", SigningIn.code(app, secret, 1), "to", "/account/codes"))))
                .isEqualTo("/account/codes");
    }

    @Test
    void an_administrator_sets_the_provider_on_its_page_and_nothing_is_kept_of_what_is_wrong() throws Exception {
        var administrator = SigningIn.byPassword(app, slug, "admin", PASSWORD);
        assertThat(administrator.get("/settings").body()).contains("/settings/provider");
        assertThat(administrator.get("/settings/provider").body())
                .contains("現在は使っていません", app.page(BACK).toString());

        assertThat(said(administrator, "issuer", "http://login.example.jp")).contains("https で始まるアドレス");
        assertThat(said(administrator, "issuer", "https://login.example.jp/?tenant=1"))
                .contains("https で始まるアドレス");
        assertThat(said(administrator, "issuer", provider.issuer() + "/other"))
                .contains("自らを「" + provider.issuer() + "」と名乗っています");
        assertThat(said(administrator, "issuer", provider.issuer() + "/moved")).contains("応答がありません");
        assertThat(said(administrator, "issuer", provider.issuer() + "/endless"))
                .contains("応答がありません");
        assertThat(said(administrator, "issuer", "http://127.0.0.1:1")).contains("応答がありません");
        assertThat(said(administrator, "secret", "")).contains("クライアントシークレットを、半角");
        assertThat(said(administrator, "claim", "user name")).contains("項目の名前を");
        assertThat(said(administrator, "second", "")).contains("二要素認証をどちらで行うか");
        provider.description = provider.description("").replace("/token", "/token#here");
        assertThat(said(administrator, "clientId", "x")).contains("この提供者は使えません");
        provider.description = "";
        assertThat(app.use(SignInProvider.class).view(admin)).isEmpty();
        assertThat(app.use(SignInProvider.class).bodies()).doesNotContain(body.body());

        var answer = administrator.post("/settings/provider", form("issuer", provider.issuer()));
        var page = administrator.follow(answer).body();
        assertThat(page).contains("設定しました", provider.issuer()).doesNotContain(FakeProvider.SECRET);
        administrator.get("/language/en?to=/settings");
        assertThat(administrator.get("/settings/provider").body()).contains("Client secret", "Leave it empty to go on");
        assertThat(said(administrator, "issuer", "login.example.jp"))
                .contains("Enter an address that begins with https");
        administrator.get("/language/ja?to=/settings");
        assertThat(said(administrator, "clientId", "another"))
                .as("the secret of one client is not for another")
                .contains("設定しました");
        administrator.get("/settings/provider");
        var without = new HashMap<>(form("clientId", "a third"));
        without.put("secret", "");
        assertThat(administrator.post("/settings/provider", without).statusCode())
                .isEqualTo(422);

        administrator.get("/settings/provider");
        administrator.post("/settings/provider/end", Map.of());
        assertThat(app.use(SignInProvider.class).view(admin)).isEmpty();
        assertThat(rows("select count(*) from sign_in_provider_secret where body_id = ?"))
                .containsExactly("0");
        assertThat(rows("""
                select convert_from(leaf, 'UTF8') from entry
                where body_id = ? and kind = 'identity.sign-in-provider.decided'"""))
                .hasSize(3)
                .allSatisfy(leaf -> assertThat(leaf).contains("ADMINISTRATOR").doesNotContain(FakeProvider.SECRET));
    }

    @Test
    void nobody_but_an_administrator_sets_it_and_the_secret_is_kept_encrypted() throws Exception {
        var clerk = app.use(Actors.class).of(body.body(), hanako);
        assertThatThrownBy(() -> app.use(SetSignInProvider.class).set(clerk, input(rule(true, true))))
                .isInstanceOf(Refusal.NotPermitted.class);
        set(rule(true, true));
        assertThat(rows("select encode(secret, 'escape') from sign_in_provider_secret where body_id = ?"))
                .hasSize(1)
                .allSatisfy(kept -> assertThat(kept).doesNotContain("only the two of them"));
        assertThat(input(rule(true, true)).toString()).doesNotContain(FakeProvider.SECRET);
    }

    private String said(Browser administrator, String field, String value) {
        administrator.get("/settings/provider");
        return administrator
                .follow(administrator.post("/settings/provider", form(field, value)))
                .body();
    }

    private Map<String, String> form(String field, String value) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("issuer", provider.issuer());
        fields.put("clientId", FakeProvider.CLIENT);
        fields.put("secret", FakeProvider.SECRET);
        fields.put("claim", "preferred_username");
        fields.put("byName", "true");
        fields.put("second", "kept");
        fields.put(field, value);
        return fields;
    }

    private ProviderRule rule(boolean byName, boolean delegated) {
        return new ProviderRule(
                provider.issuer(),
                FakeProvider.CLIENT,
                "preferred_username",
                byName,
                delegated,
                Optional.of("urn:two"));
    }

    private static SetSignInProvider.Input input(ProviderRule rule) {
        return new SetSignInProvider.Input(rule, FakeProvider.SECRET);
    }

    private void set(ProviderRule rule) {
        app.use(SetSignInProvider.class).set(admin, input(rule));
    }

    private Proof proof(Consumer<JWTClaimsSet.Builder> otherwise) {
        return ((ProviderOutcome.Proved) attempt(otherwise)).proof();
    }

    private Reason refused(Consumer<JWTClaimsSet.Builder> otherwise) {
        return reason(attempt(otherwise));
    }

    private static Reason reason(ProviderOutcome outcome) {
        return ((ProviderOutcome.Refused) outcome).reason();
    }

    private ProviderOutcome attempt(Consumer<JWTClaimsSet.Builder> otherwise) {
        provider.otherwise = otherwise;
        return with(Map.of());
    }

    /** An attempt whose answer says more. */
    private ProviderOutcome with(Map<String, String> more) {
        var question = app.use(SignInWithProvider.class).ask(body.body(), redirect(), false);
        var answer = new HashMap<>(answer(question));
        more.forEach((name, value) -> answer.put(name, List.of(value)));
        return app.use(SignInWithProvider.class).attempt(body.body(), question, answer, "here");
    }

    private Map<String, List<String>> answer(Question question) {
        return values(provider.pass(question.address()));
    }

    private static Map<String, List<String>> values(Map<String, String> one) {
        return one.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    private String redirect() {
        return app.page(BACK).toString();
    }

    private HttpResponse<String> through(Browser browser) {
        return back(browser, provider.pass(start(browser)));
    }

    private String start(Browser browser) {
        return startAt(browser, "/sign-in/provider?to=/account&body=" + slug);
    }

    private static String startAt(Browser browser, String path) {
        return browser.get(path).headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> back(Browser browser, Map<String, String> answer) {
        return browser.get(BACK + "?"
                + answer.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&")));
    }

    private void enrol(UUID account, TotpSecret secret) {
        app.use(EnrolCodes.class)
                .enrol(
                        app.use(Actors.class).of(body.body(), account),
                        new EnrolCodes.Input(secret, SigningIn.code(app, secret, 0), false));
    }

    private FoundBody.Founded found(String slug) {
        return app.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "認証市 " + slug, slug, BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));
    }

    private UUID clerk(BodyId body) {
        return Objects.requireNonNull(app.use(CreateAccounts.class)
                .create(
                        Actor.founder(body),
                        new CreateAccounts.Input(
                                List.of(new CreateAccounts.NewAccount("hanako", "山田 花子", false, Optional.empty()))))
                .get("hanako"));
    }

    private static Date ago(Duration before) {
        return Date.from(Instant.now().minus(before));
    }

    private List<String> entries() throws Exception {
        return rows("select kind from entry where body_id = ?");
    }

    private List<String> rows(String query) throws Exception {
        try (var owner = TestDatabase.get().asOwner();
                var statement = owner.prepareStatement(query)) {
            statement.setObject(1, body.body().value());
            var rows = statement.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
