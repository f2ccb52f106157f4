package org.sekisho.policytext;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.sekisho.policytext.comparison.Amendment;
import org.sekisho.policytext.comparison.AmendmentRefused;
import org.sekisho.policytext.comparison.Revision;

/**
 * Any bytes are an amending text that fits, or are refused with a line of it; what a text makes can be amended to again.
 *
 * <p>Without {@code JAZZER_FUZZ=1} only the seeds beside the class are run.
 */
class AmendmentFuzzTest {
    private static final PolicyDocument BEFORE = Inputs.read(Inputs.synthetic().resolve("deep.txt"));

    @FuzzTest(maxDuration = "2m")
    void amendingText(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);
        PolicyDocument after;
        try {
            after = Amendment.apply(BEFORE, text);
        } catch (AmendmentRefused refused) {
            long lines = text.chars().filter(c -> c == '\n').count() + 1;
            if (refused.line() < 1 || refused.line() > lines) {
                throw new AssertionError("no such line: " + refused.getMessage());
            }
            return;
        }
        var again = Amendment.apply(BEFORE, Revision.between(BEFORE, after).amendingText());
        if (!RevisionTest.content(again).equals(RevisionTest.content(after))) {
            throw new AssertionError("amending again gave another text");
        }
    }
}
