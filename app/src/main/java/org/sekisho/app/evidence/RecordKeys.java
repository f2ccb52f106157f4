package org.sekisho.app.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.shared.BodyId;
import org.sekisho.record.BrokenRecord;
import org.sekisho.record.NoteSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The keys that sign the records, one for each body, in {@code secrets/record-<body>.key} (mode 600). */
@Component
class RecordKeys {

    private static final String ORIGIN = "sekisho.record/";

    private final Path folder;
    private final Map<BodyId, NoteSigner> signers = new ConcurrentHashMap<>();

    RecordKeys(@Value("${sekisho.home}") Path home) {
        this.folder = home.resolve("secrets");
    }

    /**
     * The signer of the body's record; its name is the origin of the checkpoints.
     *
     * @param first whether nothing was signed yet, so that a key may be made
     * @throws IllegalStateException if the key is gone or damaged
     */
    NoteSigner signer(BodyId body, boolean first) {
        return signers.computeIfAbsent(body, unread -> read(unread, first));
    }

    private NoteSigner read(BodyId body, boolean first) {
        var file = folder.resolve("record-" + body + ".key");
        if (!first && Files.notExists(file)) {
            throw new IllegalStateException("The key " + file + " is missing; without it nothing more of the record is"
                    + " signed. Put it back from the backup of the keys.");
        }
        try {
            var secret = SecretFile.of(
                    file, () -> NoteSigner.create(ORIGIN + body).secret().getBytes(StandardCharsets.UTF_8));
            return NoteSigner.parse(new String(secret, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BrokenRecord e) {
            throw new IllegalStateException("The key " + file + " is damaged. Put it back from the backup.", e);
        }
    }
}
