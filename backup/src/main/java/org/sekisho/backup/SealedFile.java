package org.sekisho.backup;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The outermost form of a file of a backup: a head, and behind it the content in encrypted segments.
 *
 * <p>The head has 48 bytes: {@code SEKISHOB}, the form's version, how the key is found (1 passphrase, 2 key file), the
 * parameters of Argon2id (memory as a power of two of KiB, passes, lanes), three zeros, 16 bytes of salt, and 16 bytes
 * that tell a wrong key from a damaged file. The content is Tink's {@code AesGcmHkdfStreaming}: AES-256-GCM in segments
 * whose nonce holds their number and whether they are the last (STREAM, in Hoang, Reyhanitabar, Rogaway and Vizár: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015), so that a segment that was changed,
 * moved, or cut off at the end is found. The head is associated data of each.
 */
final class SealedFile {

    private static final byte[] MAGIC = "SEKISHOB".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final byte BY_PASSPHRASE = 1;
    private static final byte BY_KEY = 2;
    private static final int HEAD_BYTES = 48;
    private static final int CHECK_BYTES = 16;
    private static final int SALT_AT = 16;
    private static final int CHECK_AT = 32;
    private static final int SEGMENT_BYTES = 1 << 17;

    /* 64 MiB and three passes: RFC 9106, section 4, second recommendation, on one lane. */
    private static final int MEMORY_POWER = 16;
    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int MOST_MEMORY_POWER = 18;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 4;

    private SealedFile() {}

    /** Writes the head and returns where the content goes. Closing it closes the channel. */
    static OutputStream seal(FileChannel file, Seal seal) throws IOException {
        var plain = java.nio.channels.Channels.newOutputStream(file);
        if (seal instanceof Seal.None) {
            return plain;
        }
        var head = new byte[HEAD_BYTES];
        System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
        head[8] = VERSION;
        if (seal instanceof Seal.Passphrase) {
            head[9] = BY_PASSPHRASE;
            head[10] = MEMORY_POWER;
            head[11] = PASSES;
            head[12] = LANES;
        } else {
            head[9] = BY_KEY;
        }
        var salt = new byte[CHECK_AT - SALT_AT];
        new SecureRandom().nextBytes(salt);
        System.arraycopy(salt, 0, head, SALT_AT, salt.length);
        var key = key(seal, head);
        System.arraycopy(check(key, head), 0, head, CHECK_AT, CHECK_BYTES);
        plain.write(head);
        try {
            return streaming(key).newEncryptingStream(plain, head);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /**
     * The content.
     *
     * @throws BackupFailure if the seal is not the one it was closed with, or the file is no backup
     */
    static SeekableByteChannel open(FileChannel file, Seal seal, String name) throws IOException {
        var head = new byte[HEAD_BYTES];
        int read = file.read(ByteBuffer.wrap(head), 0);
        if (read >= 4 && head[0] == 'P' && head[1] == 'K') {
            return file;
        }
        if (read < HEAD_BYTES || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new BackupFailure(
                    name + " は関所のバックアップではないか、先頭が失われています。",
                    name + " is no backup of Sekisho, or its beginning is lost.");
        }
        if (head[8] != VERSION) {
            throw new BackupFailure(
                    name + " は、より新しい版の関所で作られた形式です。新しい版で復元してください。",
                    name + " has a form of a newer Sekisho. Restore it with that one.");
        }
        requireKind(head[9], seal, name);
        var key = key(seal, head);
        if (!MessageDigest.isEqual(check(key, head), Arrays.copyOfRange(head, CHECK_AT, HEAD_BYTES))) {
            throw seal instanceof Seal.Passphrase
                    ? new BackupFailure(
                            name + " のパスフレーズが違います（又はファイルの先頭が壊れています）。",
                            "The passphrase of " + name + " is another one (or the file's head is damaged).")
                    : new BackupFailure(
                            name + " は、この鍵ファイルで封をしたものではありません（又はファイルの先頭が壊れています）。",
                            name + " was not sealed with this key file (or the file's head is damaged).");
        }
        try {
            return streaming(key).newSeekableDecryptingChannel(file, head);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Whether a file was closed with a passphrase; not so for one that cannot be read or is none of ours. */
    static boolean asksForPassphrase(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(HEAD_BYTES);
            return head.length == HEAD_BYTES
                    && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                    && head[9] == BY_PASSPHRASE;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void requireKind(byte kind, Seal seal, String name) {
        if (kind == BY_PASSPHRASE && !(seal instanceof Seal.Passphrase)) {
            throw new BackupFailure(
                    name + " はパスフレーズで暗号化されています。パスフレーズを指定してください。",
                    name + " is encrypted with a passphrase. Give the passphrase.");
        }
        if (kind == BY_KEY && !(seal instanceof Seal.Key)) {
            throw new BackupFailure(
                    name + " は鍵ファイルで暗号化されています。--key で鍵ファイルを指定してください。",
                    name + " is encrypted with a key file. Name it with --key.");
        }
    }

    private static byte[] key(Seal seal, byte[] head) {
        return switch (seal) {
            case Seal.None _ -> throw new IllegalArgumentException("An open file has no key");
            case Seal.Key key -> key.bytes();
            case Seal.Passphrase passphrase -> {
                int memory = head[10];
                int passes = head[11];
                int lanes = head[12];
                if (memory < 10
                        || memory > MOST_MEMORY_POWER
                        || passes < 1
                        || passes > MOST_PASSES
                        || lanes < 1
                        || lanes > MOST_LANES) {
                    throw new BackupFailure("バックアップの先頭が壊れています。", "The head of the backup is damaged.");
                }
                yield Argon2Function.getInstance(1 << memory, passes, lanes, Seal.KEY_BYTES, Argon2.ID)
                        .hash(passphrase.bytes(), Arrays.copyOfRange(head, SALT_AT, CHECK_AT))
                        .getBytes();
            }
        };
    }

    private static byte[] check(byte[] key, byte[] head) throws IOException {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("sekisho/backup/check/v1\0".getBytes(StandardCharsets.US_ASCII));
            mac.update(head, 0, CHECK_AT);
            return Arrays.copyOf(mac.doFinal(), CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", Seal.KEY_BYTES, SEGMENT_BYTES, HEAD_BYTES);
    }
}
