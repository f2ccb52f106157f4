package org.sekisho.app.evidence;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.record.Commitment;

/**
 * Immutable encrypted files in a folder per body, named by the SHA-256 of their encrypted bytes.
 *
 * <p>AES-256-GCM in segments (Tink's {@code AesGcmHkdfStreaming}, 64 KiB), under a key of the body that HMAC-SHA-256
 * derives from the installation's file key. The body's identifier is associated data, so that a file moved into another
 * body's folder does not open. A file is written beside its place, forced to the disk, renamed, and its folder forced.
 */
final class Blobs {

    private static final int SEGMENT_BYTES = 1 << 16;
    private static final int KEY_BYTES = 32;

    /** What was written: the salted hash of the plain bytes and the hash of the encrypted ones. */
    record Sealed(long sizeBytes, byte[] salt, Commitment commitment, byte[] blobHash) {}

    private final Path folder;
    private final byte[] fileKey;
    private final SecureRandom random = new SecureRandom();

    private Blobs(Path folder, byte[] fileKey) {
        this.folder = folder;
        this.fileKey = fileKey;
    }

    /**
     * The files below a folder.
     *
     * @param keyFile 32 random bytes, mode 600; made when it and the folder are both absent
     * @throws IOException if the key is absent although there are files, or cannot be read
     */
    static Blobs open(Path folder, Path keyFile) throws IOException {
        if (Files.notExists(keyFile) && Files.exists(folder)) {
            throw new IOException("The key " + keyFile + " is missing; without it the files in " + folder
                    + " cannot be opened. Put it back from the backup of the keys.");
        }
        var key = SecretFile.key(keyFile, KEY_BYTES);
        Files.createDirectories(folder);
        return new Blobs(folder, key);
    }

    Sealed write(BodyId body, InputStream content, long mostBytes) throws IOException {
        var bodyFolder = folder.resolve(body.toString());
        Files.createDirectories(bodyFolder);
        var unnamed = Files.createTempFile(bodyFolder, "new-", ".part");
        try {
            var salt = new byte[Commitment.SALT_BYTES];
            random.nextBytes(salt);
            var counted = new Counted(content, mostBytes);
            var encrypted = sha256();
            Commitment commitment;
            try (var channel = FileChannel.open(unnamed, StandardOpenOption.WRITE);
                    var out = new DigestOutputStream(Channels.newOutputStream(channel), encrypted)) {
                try (var sealing = sealing(body, new Unclosed(out))) {
                    commitment = Commitment.to(new Copying(counted, sealing), salt);
                }
                out.flush();
                channel.force(true);
            }
            var hash = encrypted.digest();
            var shelf = shelf(body, hash);
            var place = shelf.resolve(HexFormat.of().formatHex(hash));
            Files.createDirectories(shelf);
            try {
                Files.move(unnamed, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
                throw new IOException("The file system of " + folder + " cannot rename within a folder", e);
            }
            force(shelf);
            force(bodyFolder);
            force(folder);
            return new Sealed(counted.count, salt, commitment, hash);
        } finally {
            Files.deleteIfExists(unnamed);
        }
    }

    byte[] read(BodyId body, byte[] blobHash) throws IOException {
        var place = shelf(body, blobHash).resolve(HexFormat.of().formatHex(blobHash));
        var encrypted = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(place), encrypted);
                var opened = aead(body).newDecryptingStream(in, associated(body))) {
            return opened.readAllBytes();
        } catch (GeneralSecurityException e) {
            throw new IOException("The file does not open with this body's key", e);
        }
    }

    /** Takes the bytes off the disk; those that are gone already are no error. */
    void erase(BodyId body, byte[] blobHash) throws IOException {
        var shelf = shelf(body, blobHash);
        if (Files.deleteIfExists(shelf.resolve(HexFormat.of().formatHex(blobHash)))) {
            force(shelf);
        }
    }

    private Path shelf(BodyId body, byte[] hash) {
        return folder.resolve(body.toString()).resolve(HexFormat.of().formatHex(hash, 0, 1));
    }

    private OutputStream sealing(BodyId body, OutputStream out) throws IOException {
        try {
            return aead(body).newEncryptingStream(out, associated(body));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private StreamingAead aead(BodyId body) throws IOException {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(fileKey, "HmacSHA256"));
            mac.update("sekisho/files/v1\0".getBytes(StandardCharsets.US_ASCII));
            var bodyKey = mac.doFinal(associated(body));
            return new AesGcmHkdfStreaming(bodyKey, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] associated(BodyId body) {
        return body.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Reads no more than it may. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private final long most;
        private long count;

        Counted(InputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                count += n;
                if (count > most) {
                    throw new Refusal.Invalid("file", Message.of("evidence.file.too-large", most >> 20));
                }
            }
            return n;
        }
    }

    /** Passes on what is read from it. */
    private static final class Copying extends InputStream {
        private final InputStream in;
        private final OutputStream out;

        Copying(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                out.write(buffer, offset, n);
            }
            return n;
        }
    }

    /** Lets the cipher finish its stream without closing the file, which is still to be forced. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
