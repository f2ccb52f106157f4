package org.sekisho.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.PolicyUnreadable;

/** A policy document that the user named. */
public final class PolicyFile {
    private static final Path STANDARD_INPUT = Path.of("-");

    private PolicyFile() {}

    static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /**
     * Reads a file, or standard input when it is named {@code -}.
     *
     * @throws CommandFailure with the reason in words, when it is no policy that can be read
     */
    public static PolicyDocument read(Path file) throws IOException {
        try {
            PolicyReader reader = new PolicyReader();
            if (file.equals(STANDARD_INPUT)) {
                byte[] bytes = System.in.readAllBytes();
                return reader.read(bytes, nameFor(bytes));
            }
            return reader.read(file);
        } catch (PolicyUnreadable unreadable) {
            throw new CommandFailure(
                    ExitCode.REFUSED, new Words(unreadable.messageJa(), unreadable.messageEn()), unreadable);
        }
    }

    /* Without a name the first bytes say the format. */
    private static String nameFor(byte[] bytes) {
        String beginning = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1).stripLeading();
        if (beginning.startsWith("%PDF-")) {
            return "-.pdf";
        }
        if (beginning.startsWith("PK\u0003\u0004")) {
            return "-.docx";
        }
        return beginning.startsWith("<") ? "-.html" : "-.txt";
    }
}
