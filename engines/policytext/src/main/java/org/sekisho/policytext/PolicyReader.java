package org.sekisho.policytext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sekisho.policytext.outline.Outliner;
import org.sekisho.policytext.source.Deadline;
import org.sekisho.policytext.source.Sources;

/**
 * Reads a policy from a .txt, .md, .html, .docx or .pdf file.
 *
 * <p>A reader has no state and may be used by many threads. It opens no network connection, runs nothing it finds in a
 * file and keeps within its {@link Limits}.
 */
public final class PolicyReader {
    private final Limits limits;

    /** A reader with {@link Limits#DEFAULT}. */
    public PolicyReader() {
        this(Limits.DEFAULT);
    }

    public PolicyReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a file.
     *
     * @throws PolicyUnreadable if it is no policy that can be read safely; names file, place and reason
     */
    public PolicyDocument read(Path file) throws PolicyUnreadable {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        try {
            long size = Files.size(file);
            if (size > limits.maxBytes()) {
                throw new PolicyUnreadable(
                        name,
                        new PolicyUnreadable.Place.WholeFile(),
                        new PolicyUnreadable.Reason.TooLarge(size, limits.maxBytes()));
            }
            return read(Files.readAllBytes(file), name);
        } catch (IOException e) {
            throw new PolicyUnreadable(
                    name,
                    new PolicyUnreadable.Place.WholeFile(),
                    new PolicyUnreadable.Reason.CannotOpen(e.getClass().getSimpleName()),
                    e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param fileName name of the file; its ending says the format
     * @throws PolicyUnreadable if it is no policy that can be read safely; names file, place and reason
     */
    public PolicyDocument read(byte[] bytes, String fileName) throws PolicyUnreadable {
        try {
            return Deadline.within(limits.maxTime(), () -> Outliner.outline(Sources.read(bytes, fileName, limits)));
        } catch (Deadline.Passed e) {
            throw new PolicyUnreadable(
                    fileName,
                    new PolicyUnreadable.Place.WholeFile(),
                    new PolicyUnreadable.Reason.TooSlow(limits.maxTime().toSeconds()),
                    e);
        }
    }
}
