package org.sekisho.app.shared.web;

import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** What a file that somebody sent is called. */
public final class SentFile {

    private static final int LONGEST_NAME = 100;

    private SentFile() {}

    /**
     * The last part of the name that the browser sent, its end where it is long.
     *
     * @param otherwise what a file without a name is called
     */
    public static String name(MultipartFile file, String otherwise) {
        var sent = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        int length = last.codePointCount(0, last.length());
        return last.isEmpty()
                ? otherwise
                : last.substring(last.offsetByCodePoints(0, Math.max(0, length - LONGEST_NAME)));
    }
}
