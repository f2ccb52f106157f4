package org.sekisho.policytext;

import java.time.Duration;

/**
 * How much a file may ask of the reader.
 *
 * @param maxBytes size of the file in bytes
 * @param maxChars characters of text in all, after unpacking
 * @param maxUnpackedBytes bytes that one packed part (of a .docx) may unpack to
 * @param maxPages pages of a PDF
 * @param maxDepth nesting of elements (HTML, XML) and of clauses
 * @param maxTime time for one file
 */
public record Limits(long maxBytes, int maxChars, long maxUnpackedBytes, int maxPages, int maxDepth, Duration maxTime) {

    /** Limits that hold in a heap of 512 MB: 32 MB per file, 16 million characters, 2,000 pages, a minute. */
    public static final Limits DEFAULT =
            new Limits(32L << 20, 16_000_000, 64L << 20, 2_000, 256, Duration.ofSeconds(60));
}
