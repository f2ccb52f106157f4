package org.sekisho.app.walls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader finds in an answer: the text of a page or of a PDF, and of everything that is packed into a file. */
final class Unpacked {

    /** What an answer is, by its first bytes. */
    enum Kind {
        ZIP("PK\3\4"),
        GZIP("\37\u008b"),
        PDF("%PDF-"),
        TEXT("");

        private final String begin;

        Kind(String begin) {
            this.begin = begin;
        }

        static Kind of(byte[] bytes) {
            var head = new String(bytes, 0, Math.min(bytes.length, PDF.begin.length()), StandardCharsets.ISO_8859_1);
            for (var kind : values()) {
                if (head.startsWith(kind.begin)) {
                    return kind;
                }
            }
            return TEXT;
        }
    }

    private Unpacked() {}

    static String text(byte[] bytes) {
        try {
            return switch (Kind.of(bytes)) {
                case ZIP -> entries(bytes);
                case GZIP -> {
                    try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                        yield text(packed.readAllBytes());
                    }
                }
                case PDF -> {
                    try (var document = Loader.loadPDF(bytes)) {
                        yield new PDFTextStripper().getText(document).replaceAll("\\R", "");
                    }
                }
                case TEXT -> new String(bytes, StandardCharsets.UTF_8);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names and texts; in documents of offices a sentence is cut by tags, so it stands here without them as well. */
    private static String entries(byte[] bytes) throws IOException {
        var all = new StringBuilder();
        try (var packed = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                var text = text(packed.readAllBytes());
                all.append(entry.getName()).append('\n').append(text).append('\n');
                if (entry.getName().endsWith(".xml")) {
                    all.append(text.replaceAll("<[^>]*>", "")).append('\n');
                }
            }
        }
        return all.toString();
    }
}
