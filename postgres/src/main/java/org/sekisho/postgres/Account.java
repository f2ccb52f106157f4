package org.sekisho.postgres;

import java.nio.file.Path;

/**
 * A database user and the file that holds its password.
 *
 * @param userName the name of the database user
 * @param secretFile a file of mode 0600 with the password as its only line
 */
public record Account(String userName, Path secretFile) {

    /**
     * Reads the password.
     *
     * @throws PostgresUnavailableException when the file is absent, unreadable, or open to other users of the machine
     */
    public String password() {
        return new SecretFile(secretFile).read();
    }
}
