package org.sekisho.app.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.sekisho.app.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The folder outside of this machine that signed checkpoints go into; who keeps the server named it. */
@Component
class AnchorFolder {

    private final Optional<Path> folder;

    @Autowired
    AnchorFolder(Settings settings) {
        this(settings.anchors());
    }

    AnchorFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    Optional<Path> path() {
        return folder;
    }

    /** A file of that name is there already, and it holds something else. */
    static final class Different extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Puts a file there, whole or not at all, and replaces none.
     *
     * @throws Different if there is one with other bytes
     * @throws IOException if it cannot be written
     */
    void put(String subfolder, String name, byte[] bytes) throws IOException {
        var into = folder.orElseThrow(() -> new IOException("no folder")).resolve(subfolder);
        Files.createDirectories(into);
        var file = into.resolve(name);
        if (Files.exists(file)) {
            same(file, bytes);
            return;
        }
        var made = Files.createTempFile(into, "." + name, ".new");
        try {
            try (var out = FileChannel.open(made, StandardOpenOption.WRITE)) {
                var rest = java.nio.ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            readable(made);
            try {
                // Where the file system can, a second writer is noticed; a share may know no hard links.
                Files.createLink(file, made);
            } catch (FileAlreadyExistsException there) {
                same(file, bytes);
            } catch (IOException | UnsupportedOperationException linkless) {
                move(made, file);
            }
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void move(Path made, Path file) throws IOException {
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unknown) {
            Files.move(made, file);
        }
    }

    /** Those who keep it need to read it; there is no secret in it. */
    private static void readable(Path made) throws IOException {
        try {
            Files.setPosixFilePermissions(made, java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"));
        } catch (UnsupportedOperationException noPosix) {
            // The share has rights of its own.
        }
    }

    private static void same(Path file, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
            throw new Different();
        }
    }
}
