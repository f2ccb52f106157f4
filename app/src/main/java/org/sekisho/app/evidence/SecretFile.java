package org.sekisho.app.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret in a file of its own that its owner alone can read (mode 600). */
public final class SecretFile {

    private SecretFile() {}

    /**
     * The bytes of the file; of a fresh secret, forced to the disk, where there is none yet.
     *
     * @throws IOException if it cannot be read, or others can read it too
     */
    public static byte[] of(Path file, Supplier<byte[]> fresh) throws IOException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var only = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, only);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(fresh.get()));
                channel.force(true);
            }
        }
        var mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (!PosixFilePermissions.toString(mode).endsWith("------")) {
            throw new IOException("The key " + file + " can be read by others; run: chmod 600 " + file);
        }
        return Files.readAllBytes(file);
    }

    /**
     * A key of so many bytes.
     *
     * @throws IOException also if the file has another length
     */
    public static byte[] key(Path file, int length) throws IOException {
        var key = of(file, () -> {
            var fresh = new byte[length];
            new java.security.SecureRandom().nextBytes(fresh);
            return fresh;
        });
        if (key.length != length) {
            throw new IOException("The key " + file + " is damaged: it has " + key.length + " bytes, not " + length);
        }
        return key;
    }
}
