package org.sekisho.app.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.outline.Outliner;
import org.sekisho.policytext.source.Sources;
import org.springframework.stereotype.Component;

/**
 * Reads strangers' files within limits: so much of each, and so many at a time.
 *
 * <p>The limits leave room for two files at once in a heap of 512 MB; a third waits, and is refused after a while.
 */
@Component
final class FileReading {

    static final long MOST_BYTES = 32L << 20;

    private static final int AT_A_TIME = 2;
    private static final long WAIT_SECONDS = 20;
    private static final int LONGEST_NAME = 200;
    private static final Limits LIMITS =
            new Limits(MOST_BYTES, 2_000_000, 64L << 20, 1_000, 256, Duration.ofSeconds(30));

    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    /** A file and what was read from it. */
    record Read(String name, String mediaType, byte[] bytes, PolicyDocument tree, SourceLines lines) {}

    Read read(String fileName, InputStream content) {
        var name = plainName(fileName);
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal.Invalid("file", Message.of("policy.import.busy"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal.Invalid("file", Message.of("policy.import.busy"));
        }
        try {
            var bytes = content.readNBytes((int) MOST_BYTES + 1);
            var source = Sources.read(bytes, name, LIMITS);
            var tree = Outliner.outline(source);
            if (PolicyTrees.holdsNul(tree)) {
                throw new Refusal.Invalid("file", Message.of("policy.import.nul", name));
            }
            return new Read(name, mediaType(name), bytes, tree, SourceLines.of(source));
        } catch (PolicyUnreadable unreadable) {
            throw new Refusal.Invalid("file", Unreadable.message(unreadable));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " was not received whole", e);
        } finally {
            places.release();
        }
    }

    /** The last part of a name that a browser sent, without signs that no file name has. */
    private static String plainName(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var plain = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        var name = plain.toString().strip();
        if (name.isEmpty()) {
            throw new Refusal.Invalid("file", Message.of("policy.import.file.missing"));
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private static String mediaType(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "txt" -> "text/plain";
            case "md" -> "text/markdown";
            case "html", "htm" -> "text/html";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "pdf" -> "application/pdf";
            default -> "application/octet-stream";
        };
    }
}
