package org.sekisho.timestamp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/**
 * Any bytes are read and checked, or refused with a reason.
 *
 * <p>Without {@code JAZZER_FUZZ=1} only the seeds beside the class are run.
 */
class TimeStampFuzzTest {

    private static final byte[] DATA = {1};

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
