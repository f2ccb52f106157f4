package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new password must be. */
final class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"kawazu tobikomu mizu no oto", "古池や蛙飛びこむ水の音とぞ", "trqbnvkwlmxz", "8301 5527 9946"})
    void a_long_phrase_is_taken_without_signs_digits_or_capitals(String password) {
        assertThat(problem(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password!2026",
                "passwordpassword",
                "qwertyuiop123",
                "123456789012",
                "aaaaaaaaaaaa",
                "ababababababab",
                "ｐａｓｓｗｏｒｄ１２３４",
                "administrator1"
            })
    void what_everybody_tries_first_is_refused(String password) {
        assertThat(problem(password)).contains("identity.password.common");
    }

    @Test
    void too_short_too_long_the_user_name_and_the_body_s_name_are_refused() {
        assertThat(problem("elevenchars")).contains("identity.password.short");
        assertThat(problem("x".repeat(129))).contains("identity.password.long");
        assertThat(problem("Hanako.Yamada1")).contains("identity.password.login");
        assertThat(problem("松山篠瀬市役所万歳万歳万歳")).contains("identity.password.body");
    }

    private static java.util.Optional<String> problem(String password) {
        return PasswordRules.problem(password, "hanako.yamada", "篠瀬市").map(message -> message.key());
    }
}
