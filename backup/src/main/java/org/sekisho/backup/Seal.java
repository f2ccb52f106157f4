package org.sekisho.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.Normalizer;

/** What keeps others from reading a backup: nothing, the key in a file, or a passphrase. */
public sealed interface Seal {

    int KEY_BYTES = 32;

    /** Nothing: whoever has the file reads it. */
    record None() implements Seal {}

    /** A key of 32 random bytes. */
    record Key(byte[] bytes) implements Seal {
        public Key {
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException("A key has 32 bytes, not " + bytes.length);
            }
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "Key[]";
        }
    }

    /** Words that somebody remembers. */
    record Passphrase(String words) implements Seal {

        /** Shorter ones are guessed with the computers of today. */
        public static final int LEAST = 12;

        byte[] bytes() {
            // The same words typed on another system may arrive composed in another way.
            return Normalizer.normalize(words, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Passphrase[]";
        }
    }

    /**
     * The key in a file that its owner alone can read (mode 600).
     *
     * @throws BackupFailure if it is absent, open to others, or no key
     */
    static Key keyIn(Path file) {
        try {
            if (Files.notExists(file)) {
                throw new BackupFailure("鍵ファイル " + file + " がありません。", "There is no key file " + file + ".");
            }
            var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            if (!mode.endsWith("------")) {
                throw new BackupFailure(
                        "鍵ファイル " + file + " をほかの利用者も読めます。chmod 600 " + file + " を実行してください。",
                        "The key file " + file + " can be read by others; run: chmod 600 " + file);
            }
            var bytes = Files.readAllBytes(file);
            if (bytes.length != KEY_BYTES) {
                throw new BackupFailure(
                        file + " は鍵ファイルではありません（32バイトではなく" + bytes.length + "バイトです）。",
                        file + " is no key file: it has " + bytes.length + " bytes, not 32.");
            }
            return new Key(bytes);
        } catch (IOException unreadable) {
            throw new BackupFailure(
                    "鍵ファイル " + file + " を読めません（" + unreadable + "）。",
                    "The key file " + file + " cannot be read (" + unreadable + ").",
                    unreadable);
        }
    }

    /** The key in a file, which is made with a new key if it is absent. */
    static Key keyInOrNew(Path file) {
        if (Files.notExists(file)) {
            try {
                var key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(key));
                    channel.force(true);
                }
            } catch (IOException failed) {
                throw new BackupFailure(
                        "鍵ファイル " + file + " を作れません（" + failed + "）。",
                        "The key file " + file + " cannot be made (" + failed + ").",
                        failed);
            }
        }
        return keyIn(file);
    }
}
