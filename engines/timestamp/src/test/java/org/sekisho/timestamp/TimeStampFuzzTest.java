package org.sekisho.timestamp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Any bytes are read and checked, or refused with a reason.
 *
 * <p>Without {@code JAZZER_FUZZ=1} only the seeds beside the class are run.
 */
class TimeStampFuzzTest {

    /** What the seed stamps, so that what is made of it comes to the signature. */
    private static final byte[] DATA = "hello\n".getBytes(StandardCharsets.US_ASCII);

    @FuzzTest(maxDuration = "2m")
    void answer(byte[] bytes) {
        try {
            var answer = TimeStampAnswer.read(bytes);
            answer.isOf(DATA);
            answer.check(DATA, Optional.empty());
        } catch (BadTimeStamp refused) {
            // As it should be.
        }
    }

    @FuzzTest(maxDuration = "2m")
    void authority(byte[] bytes) {
        try {
            Authority.of(bytes);
        } catch (BadTimeStamp refused) {
            // As it should be.
        }
    }
}
