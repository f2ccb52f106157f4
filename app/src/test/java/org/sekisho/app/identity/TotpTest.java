package org.sekisho.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time codes, and the secrets behind them. */
final class TotpTest {

    /** RFC 6238, appendix B, for SHA-1; six digits are the last six of the eight printed there. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void the_codes_of_the_standard_come_out(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void the_codes_of_the_step_before_and_after_are_taken_and_no_others() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (long at = step - 3; at <= step + 3; at++) {
            var matching = Totp.matching(SECRET, Totp.code(SECRET, at), now);
            if (Math.abs(at - step) <= 1) {
                assertThat(matching).hasValue(at);
            } else {
                assertThat(matching).as("step %d from now", at - step).isEmpty();
            }
        }
        assertThat(Totp.matching(SECRET, "", now)).isEmpty();
    }

    @Test
    void a_secret_is_written_in_base32_and_read_back() {
        var secret = new TotpSecret(SECRET);
        assertThat(secret.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(TotpSecret.typed("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")).contains(secret);
        assertThat(TotpSecret.typed("ＧＥＺＤ ＧＮＢＶ ＧＹ３Ｔ ＱＯＪＱ ＧＥＺＤ ＧＮＢＶ ＧＹ３Ｔ ＱＯＪＱ")).contains(secret);
    }

    @Test
    void a_token_s_secret_in_hexadecimal_is_read_too() {
        assertThat(TotpSecret.typed("3132333435363738 3930313233343536 37383930"))
                .contains(new TotpSecret(SECRET));
    }

    @Test
    void a_secret_that_is_too_short_or_no_secret_is_not_taken() {
        assertThat(TotpSecret.typed("GEZDGNBV")).isEmpty();
        assertThat(TotpSecret.typed("パスワード")).isEmpty();
        assertThat(TotpSecret.typed("")).isEmpty();
    }

    @Test
    void a_secret_does_not_get_into_a_log() {
        assertThat(new TotpSecret(SECRET).toString()).doesNotContain("GEZD").doesNotContain("49, 50");
    }
}
