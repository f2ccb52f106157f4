package org.sekisho.app.conduct.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.web.SentFile;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Makes the scan of a paper durable. */
@Component
final class Uploads {

    /** The largest scan taken. */
    static final long MOST_BYTES = 50L << 20;

    private final FileStore files;

    Uploads(FileStore files) {
        this.files = files;
    }

    /** Empty where none was sent. */
    Optional<FileStore.Written> written(Actor actor, Optional<MultipartFile> file) {
        return file.filter(one -> !one.isEmpty()).map(one -> {
            try (var content = one.getInputStream()) {
                return files.write(actor, SentFile.name(one, "scan"), "application/octet-stream", content, MOST_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException("The upload was not received whole", e);
            }
        });
    }
}
