package org.sekisho.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file of mode 0600 that holds one password and nothing else.
 *
 * @param path where the file is
 */
record SecretFile(Path path) {
    private static final int SECRET_BYTES = 32;

    boolean exists() {
        return Files.exists(path);
    }

    /** Writes a new random password of 256 bits. */
    void create() throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        DurableFiles.replace(path, password + "\n", new RunAs.Directly());
    }

    /**
     * Reads the password.
     *
     * @throws PostgresUnavailableException when the file is absent, unreadable, or open to other users of the machine
     */
    String read() {
        try {
            Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
            open.addAll(Files.getPosixFilePermissions(path));
            open.removeAll(DurableFiles.OWNER_ONLY_FILE);
            if (!open.isEmpty()) {
                throw new PostgresUnavailableException(new PostgresFailure.SecretOpenToOthers(
                        path, PosixFilePermissions.toString(Files.getPosixFilePermissions(path))));
            }
            return Files.readString(path).strip();
        } catch (NoSuchFileException absent) {
            throw new PostgresUnavailableException(new PostgresFailure.SecretMissing(path, "no such file"), absent);
        } catch (IOException unreadable) {
            throw new PostgresUnavailableException(
                    new PostgresFailure.SecretMissing(path, unreadable.toString()), unreadable);
        }
    }
}
