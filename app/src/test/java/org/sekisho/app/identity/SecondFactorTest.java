package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** Passwords, codes and recovery codes at the door. */
final class SecondFactorTest {

    private static final String PASSWORD = "kawazu tobikomu mizu no oto";
    private static final Instant MORNING = Instant.parse("2026-11-20T00:00:10Z");

    private static final String ADDRESS = "192.0.2.7";

    private final AppFixture app = AppFixture.serving();
    private final FoundBody.Founded body = app.use(FoundBody.class)
            .found(new FoundBody.Input(
                    "二要素市", SigningIn.slug(), BodyKind.CITY, false, "admin", "管理 太郎", Optional.of(PASSWORD)));
    private final TotpSecret secret = TotpSecret.random();

    @Test
    void a_code_works_once() {
        enrol();
        var code = Totp.code(secret.bytes(), Totp.step(MORNING) + 1);
        assertThat(present(code, MORNING.plusSeconds(20))).isInstanceOf(SignInOutcome.Proved.class);
        assertThat(present(code, MORNING.plusSeconds(21))).isInstanceOf(SignInOutcome.Wrong.class);
    }

    @Test
    void the_code_that_confirmed_the_enrolment_does_not_sign_in() {
        enrol();
        assertThat(present(Totp.code(secret.bytes(), Totp.step(MORNING)), MORNING.plusSeconds(1)))
                .isInstanceOf(SignInOutcome.Wrong.class);
    }

    @Test
    void of_two_attempts_with_one_code_at_the_same_time_one_gets_in() throws Exception {
        enrol();
        for (int round = 1; round <= 5; round++) {
            var now = MORNING.plusSeconds(60L * round);
            var code = Totp.code(secret.bytes(), Totp.step(now));
            var outcomes = atOnce(2, () -> present(code, now));
            assertThat(outcomes.stream().filter(SignInOutcome.Proved.class::isInstance))
                    .as("round %d: %s", round, outcomes)
                    .hasSize(1);
        }
    }

    @Test
    void a_recovery_code_works_once_even_for_two_at_the_same_time() throws Exception {
        var codes = enrol().orElseThrow();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var typed = codes.getFirst().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        var outcomes = atOnce(2, () -> present(typed, MORNING.plusSeconds(5)));
        assertThat(outcomes.stream().filter(SignInOutcome.Proved.class::isInstance))
                .hasSize(1);
        assertThat(present(codes.get(1), MORNING.plusSeconds(6))).isInstanceOf(SignInOutcome.Proved.class);
    }

    @Test
    void a_secret_is_not_in_the_database_in_clear() throws Exception {
        enrol();
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement("select secret from totp where id = ?")) {
            query.setObject(1, body.administrator());
            var rows = query.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(new String(rows.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(secret.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void on_the_way_in_no_second_factor_is_put_beside_the_one_there_is() {
        enrol();
        var actor = app.use(Actors.class).of(body.body(), body.administrator());
        var another = TotpSecret.random();
        var code = Totp.code(another.bytes(), Totp.step(MORNING));
        assertThatThrownBy(() -> Time.at(
                        MORNING,
                        () -> app.use(EnrolCodes.class).enrol(actor, new EnrolCodes.Input(another, code, true))))
                .isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void nobody_is_let_in_without_all_that_is_asked_for() {
        enrol();
        assertThatThrownBy(() -> app.use(CompleteSignIn.class)
                        .complete(body.body(), body.administrator(), EnumSet.of(Proof.PASSWORD), ADDRESS))
                .isInstanceOf(Refusal.Stale.class);
        assertThatThrownBy(() ->
                        app.use(CompleteSignIn.class).complete(body.body(), body.administrator(), Set.of(), ADDRESS))
                .isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void after_five_failures_even_the_right_password_waits_and_a_sign_in_forgets_them() {
        for (int i = 0; i < 5; i++) {
            assertThat(password("admin", "wrong " + i, MORNING)).isInstanceOf(SignInOutcome.Wrong.class);
        }
        assertThat(password("admin", PASSWORD, MORNING.plusSeconds(1))).isInstanceOf(SignInOutcome.Wait.class);
        assertThat(password("admin", PASSWORD, MORNING.plusSeconds(3))).isInstanceOf(SignInOutcome.Proved.class);
        assertThat(password("admin", "wrong", MORNING.plusSeconds(4))).isInstanceOf(SignInOutcome.Wrong.class);
        assertThat(password("admin", PASSWORD, MORNING.plusSeconds(5)))
                .as("a right password alone forgets no failure where a code is still due")
                .isInstanceOf(SignInOutcome.Wait.class);
        Time.at(
                MORNING.plusSeconds(60),
                () -> app.use(CompleteSignIn.class)
                        .complete(
                                body.body(), body.administrator(), EnumSet.of(Proof.PASSWORD, Proof.PASSKEY), ADDRESS));
        assertThat(password("admin", "wrong", MORNING.plusSeconds(61))).isInstanceOf(SignInOutcome.Wrong.class);
        assertThat(password("admin", PASSWORD, MORNING.plusSeconds(62))).isInstanceOf(SignInOutcome.Proved.class);
    }

    @Test
    void many_guesses_at_once_get_no_more_answers_than_one_after_the_other() throws Exception {
        var outcomes = atOnce(12, () -> password("admin", "guess", MORNING));
        assertThat(outcomes.stream().filter(SignInOutcome.Wrong.class::isInstance))
                .hasSize(5);
        assertThat(outcomes.stream().filter(SignInOutcome.Wait.class::isInstance))
                .hasSize(7);
    }

    @Test
    void a_name_that_nobody_has_gets_the_same_answers() {
        for (int i = 0; i < 5; i++) {
            assertThat(password("nobody", "wrong", MORNING)).isEqualTo(password("admin", "wrong", MORNING));
        }
        assertThat(password("nobody", "wrong", MORNING)).isEqualTo(password("admin", "wrong", MORNING));
        assertThat(password("nobody", "wrong", MORNING)).isInstanceOf(SignInOutcome.Wait.class);
    }

    @Test
    void a_locked_account_gets_the_answer_of_a_wrong_password() {
        app.use(CreateAccounts.class)
                .create(
                        Actor.founder(body.body()),
                        new CreateAccounts.Input(List.of(new CreateAccounts.NewAccount(
                                "hanako", "山田 花子", false, Optional.of("first password given")))));
        var hanako =
                app.use(Actors.class).named(body.body(), "hanako").orElseThrow().account();
        var admin = app.use(Actors.class).of(body.body(), body.administrator());
        assertThat(password("hanako", "first password given", MORNING)).isInstanceOf(SignInOutcome.Proved.class);
        app.use(KeepAccount.class).lock(admin, hanako, "退職");
        assertThat(password("hanako", "first password given", MORNING)).isInstanceOf(SignInOutcome.Wrong.class);
        assertThat(app.use(Actors.class).find(body.body(), hanako)).isEmpty();
        app.use(KeepAccount.class).unlock(admin, hanako, "復職");
        assertThat(password("hanako", "first password given", MORNING)).isInstanceOf(SignInOutcome.Proved.class);
    }

    @Test
    void attempts_and_sign_ins_stand_in_the_record_without_the_password() throws Exception {
        password("admin", "not the password of anybody", MORNING);
        password("admin", PASSWORD, MORNING.plusSeconds(1));
        Time.at(
                MORNING.plusSeconds(2),
                () -> app.use(CompleteSignIn.class)
                        .complete(
                                body.body(), body.administrator(), EnumSet.of(Proof.PASSWORD, Proof.PASSKEY), ADDRESS));
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement(
                        "select kind, convert_from(leaf, 'UTF8') from entry where body_id = ? order by entered_at, kind")) {
            query.setObject(1, body.body().value());
            var rows = query.executeQuery();
            var kinds = new java.util.ArrayList<String>();
            while (rows.next()) {
                kinds.add(rows.getString(1));
                assertThat(rows.getString(2)).doesNotContain("not the password").doesNotContain("kawazu");
            }
            assertThat(kinds)
                    .contains("identity.sign-in.refused", "identity.password.accepted", "identity.account.signed-in");
        }
    }

    @Test
    void the_last_second_factor_stays_where_the_roles_require_one() {
        enrol();
        var admin = app.use(Actors.class).of(body.body(), body.administrator());
        assertThatThrownBy(() -> app.use(RemoveSecondFactor.class).codes(admin)).isInstanceOf(Refusal.Invalid.class);
        assertThat(app.use(SelfService.class).view(admin).codes()).isTrue();
    }

    private Optional<List<String>> enrol() {
        var actor = app.use(Actors.class).of(body.body(), body.administrator());
        var code = Totp.code(secret.bytes(), Totp.step(MORNING));
        return Time.at(MORNING, () -> app.use(EnrolCodes.class).enrol(actor, new EnrolCodes.Input(secret, code, true)));
    }

    private SignInOutcome present(String code, Instant now) {
        return Time.at(now, () -> app.use(PresentCode.class).attempt(body.body(), body.administrator(), code, ADDRESS));
    }

    private SignInOutcome password(String login, String password, Instant now) {
        return Time.at(now, () -> app.use(SignInWithPassword.class).attempt(body.body(), login, password, ADDRESS));
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(times)) {
            var running = java.util.stream.IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            start.countDown();
            var results = new java.util.ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
