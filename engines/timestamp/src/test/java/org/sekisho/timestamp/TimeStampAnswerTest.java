package org.sekisho.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.timestamp.BadTimeStamp.Reason;

/** Which answers of an authority say a time, and what is said of the others. */
final class TimeStampAnswerTest {

    private static final byte[] DATA = "shinose.example/record\n12\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant TIME = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void what_openssl_answers_is_a_time_stamp_and_openssl_accepts_what_is_kept() throws Exception {
        var authority = new OpensslAuthority(folder.resolve("tsa"));
        var query = TimeStampQuery.of(DATA);
        var answer = authority.answer(query.bytes());

        var stamp = query.check(answer, Optional.of(Authority.of(Files.readAllBytes(authority.root()))));
        assertThat(stamp.time())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(stamp.accuracy()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stamp.authority()).isEqualTo("CN=Shinose_TSA");
        assertThat(stamp.serial()).isEqualTo("2b");
        assertThat(stamp.trusted()).isTrue();
        assertThat(query.check(answer, Optional.empty()).trusted())
                .as("anybody can make a certificate")
                .isFalse();
        assertThat(authority.verdict(
                        Files.write(folder.resolve("data"), DATA), Files.write(folder.resolve("kept.tsr"), answer)))
                .contains("Verification: OK");
    }

    @Test
    void the_certificate_of_the_authority_itself_may_be_the_one_that_is_trusted() throws Exception {
        var made = new MadeAuthority(MadeAuthority.ENDS);
        var query = TimeStampQuery.of(DATA);
        var bare = made.answer(query.bytes(), TIME);
        refused(Reason.NO_CERTIFICATE, () -> query.check(bare, Optional.empty()));
        refused(Reason.NO_CERTIFICATE, () -> query.check(bare, Optional.of(made.trusted())));

        var itself = Authority.of(made.certificate().getEncoded());
        assertThat(query.check(bare, Optional.of(itself)).time()).isEqualTo(TIME);
    }

    @Test
    void a_stamp_of_other_bytes_or_to_another_question_is_none() throws Exception {
        var made = new MadeAuthority(MadeAuthority.ENDS);
        var query = TimeStampQuery.of(DATA);
        var other = TimeStampQuery.of(new byte[] {1});
        var answer = made.answer(query.bytes(), TIME, made.certificate());
        refused(Reason.NONCE, () -> TimeStampQuery.of(DATA).check(answer, Optional.of(made.trusted())));
        refused(Reason.NONCE, () -> other.check(answer, Optional.of(made.trusted())));
        refused(Reason.IMPRINT, () -> TimeStampAnswer.read(answer).check(new byte[] {1}, Optional.of(made.trusted())));
        assertThat(TimeStampAnswer.read(answer).isOf(DATA)).isTrue();
    }

    @Test
    void an_authority_that_gives_none_is_quoted_without_its_control_characters() throws Exception {
        var refusal = new MadeAuthority(MadeAuthority.ENDS).refusal();
        assertThatThrownBy(() -> TimeStampAnswer.read(refusal)).isInstanceOfSatisfying(BadTimeStamp.class, bad -> {
            assertThat(bad.reason()).isEqualTo(Reason.REFUSED);
            assertThat(bad.detail()).contains("busy").doesNotContain("\u001B");
        });
    }

    @Test
    void a_certificate_must_be_for_time_stamps_alone_and_say_so_critically() throws Exception {
        var made = new MadeAuthority(MadeAuthority.ENDS);
        var query = TimeStampQuery.of(DATA);
        for (var certificate : java.util.List.of(
                made.certificate(MadeAuthority.ENDS, true),
                made.certificate(MadeAuthority.ENDS, false, KeyPurposeId.id_kp_timeStamping),
                made.certificate(MadeAuthority.ENDS, true, KeyPurposeId.id_kp_serverAuth),
                made.certificate(
                        MadeAuthority.ENDS, true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning))) {
            var answer = made.answer(query.bytes(), TIME, certificate);
            refused(Reason.PURPOSE, () -> query.check(answer, Optional.of(made.trusted())));
        }
    }

    @Test
    void a_certificate_that_was_not_valid_at_the_stated_time_is_refused_and_one_that_ended_since_is_not()
            throws Exception {
        var made = new MadeAuthority(MadeAuthority.ENDS);
        var query = TimeStampQuery.of(DATA);
        var ended = made.certificate(TIME.minusSeconds(1), true, KeyPurposeId.id_kp_timeStamping);
        var tooLate = made.answer(query.bytes(), TIME, ended);
        refused(Reason.EXPIRED, () -> query.check(tooLate, Optional.of(made.trusted())));

        var past = new MadeAuthority(TIME.plusSeconds(60));
        var then = past.answer(query.bytes(), TIME, past.certificate());
        assertThat(query.check(then, Optional.of(past.trusted())).trusted())
                .as("stamps outlive the certificate of the root")
                .isTrue();
        var after = past.answer(query.bytes(), TIME.plusSeconds(61), past.certificate());
        refused(Reason.CHAIN, () -> query.check(after, Optional.of(past.trusted())));
    }

    @Test
    void an_authority_of_the_same_name_is_another_one() throws Exception {
        var made = new MadeAuthority(MadeAuthority.ENDS);
        var stranger = new MadeAuthority(MadeAuthority.ENDS);
        var query = TimeStampQuery.of(DATA);
        var answer = stranger.answer(query.bytes(), TIME, stranger.certificate());
        refused(Reason.CHAIN, () -> query.check(answer, Optional.of(made.trusted())));
        var borrowed = stranger.answer(query.bytes(), TIME, made.certificate());
        refused(Reason.SIGNATURE, () -> query.check(borrowed, Optional.of(made.trusted())));
    }

    @Test
    void whatever_was_cut_lengthened_or_changed_is_refused_and_nothing_else_goes_wrong() throws Exception {
        var made = new MadeAuthority(MadeAuthority.ENDS);
        var query = TimeStampQuery.of(DATA);
        var answer = made.answer(query.bytes(), TIME, made.certificate());
        for (int length = 0; length < answer.length; length += 7) {
            var cut = Arrays.copyOf(answer, length);
            refused(Reason.FORM, () -> TimeStampAnswer.read(cut));
        }
        var longer = Arrays.copyOf(answer, answer.length + 1);
        refused(Reason.FORM, () -> TimeStampAnswer.read(longer));
        refused(Reason.FORM, () -> TimeStampAnswer.read(new byte[TimeStampAnswer.MOST_BYTES + 1]));
        for (int at = 0; at < answer.length; at++) {
            var changed = answer.clone();
            changed[at] ^= 0x10;
            try {
                var stamp = query.check(changed, Optional.of(made.trusted()));
                assertThat(stamp.time()).as("byte %d", at).isEqualTo(TIME);
                assertThat(stamp.serial()).isEqualTo("a");
            } catch (BadTimeStamp refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    /** So many levels that a reader which calls itself for each would end with its stack. */
    @Test
    void an_answer_of_nothing_but_brackets_is_refused() {
        var nested = new byte[TimeStampAnswer.MOST_BYTES];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        refused(Reason.FORM, () -> TimeStampAnswer.read(nested));
    }

    @Test
    void what_holds_no_certificate_is_no_authority() {
        refused(Reason.AUTHORITY, () -> Authority.of(new byte[0]));
        refused(Reason.AUTHORITY, () -> Authority.of("no certificate".getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(Reason reason, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        BadTimeStamp.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }
}
