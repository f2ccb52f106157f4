package org.sekisho.policytext;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * One target per format: any bytes are read or refused, and what is read keeps its signs and comes back from JSON.
 *
 * <p>Without {@code JAZZER_FUZZ=1} only the seeds beside the class are run.
 */
class ReadFuzzTest {
    private static final PolicyReader READER = new PolicyReader();

    @FuzzTest(maxDuration = "2m")
    void text(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);
        check(text.getBytes(StandardCharsets.UTF_8), "fuzz.txt");
    }

    @FuzzTest(maxDuration = "2m")
    void markdown(byte[] bytes) throws Exception {
        check(bytes, "fuzz.md");
    }

    @FuzzTest(maxDuration = "2m")
    void html(byte[] bytes) throws Exception {
        check(bytes, "fuzz.html");
    }

    @FuzzTest(maxDuration = "2m")
    void docxBody(byte[] bytes) throws Exception {
        byte[] docx = Renderings.zip(java.util.Map.of("word/document.xml", bytes));
        check(docx, "fuzz.docx");
    }

    @FuzzTest(maxDuration = "2m")
    void docx(byte[] bytes) throws Exception {
        check(bytes, "fuzz.docx");
    }

    @FuzzTest(maxDuration = "2m")
    void pdf(byte[] bytes) throws Exception {
        check(bytes, "fuzz.pdf");
    }

    private static void check(byte[] bytes, String name) throws Exception {
        PolicyDocument document;
        try {
            document = READER.read(bytes, name);
        } catch (PolicyUnreadable refused) {
            return;
        }
        if (!PolicyJson.fromJson(PolicyJson.toJson(document)).equals(document)) {
            throw new AssertionError("JSON changed the document");
        }
        if (name.endsWith(".txt")) {
            String lost = Signs.difference(Signs.of(new String(bytes, StandardCharsets.UTF_8)), Signs.of(document));
            boolean other = lost.contains("�") || bytes.length > 0 && bytes[0] == 0x1B;
            if (!lost.isEmpty() && !other && !mayBeAnotherEncoding(bytes)) {
                throw new AssertionError("signs lost: " + lost);
            }
        }
    }

    /** Bytes with zeros or escapes may rightly be read as UTF-16 or ISO-2022-JP. */
    private static boolean mayBeAnotherEncoding(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0 || b == 0x1B) {
                return true;
            }
        }
        return false;
    }
}
