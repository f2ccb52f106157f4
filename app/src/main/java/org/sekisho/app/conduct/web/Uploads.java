package org.sekisho.app.conduct.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.shared.Actor;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Makes the scan of a paper durable. */
@Component
final class Uploads {

    /** The largest scan taken. */
    static final long MOST_BYTES = 50L << 20;

    private static final int LONGEST_NAME = 100;

    private final FileStore files;

    Uploads(FileStore files) {
        this.files = files;
    }

    /** Empty where none was sent. */
    Optional<FileStore.Written> written(Actor actor, Optional<MultipartFile> file) {
        return file.filter(one -> !one.isEmpty()).map(one -> {
            try (var content = one.getInputStream()) {
                return files.write(actor, name(one), "application/octet-stream", content, MOST_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException("The upload was not received whole", e);
            }
        });
    }

    /** The last part of the name that the browser sent. */
    private static String name(MultipartFile file) {
        var sent = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "scan" : last.substring(Math.max(0, last.length() - LONGEST_NAME));
    }
}
