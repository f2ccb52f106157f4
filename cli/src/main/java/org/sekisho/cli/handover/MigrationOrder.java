package org.sekisho.cli.handover;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Optional;
import java.util.Properties;

/**
 * What the migrating process needs to know, handed over on its standard input.
 *
 * @param appUser the role that is granted what serving requests needs
 * @param mark what the schema is marked with once it is current, so that the next start need not ask
 * @param version the last migration to apply; empty for all. A schema of an earlier version is not marked.
 */
public record MigrationOrder(
        String jdbcUrl, String owner, String ownerPassword, String appUser, String mark, Optional<String> version) {

    /** What the process ends with when the database is newer than the program. */
    public static final int NEWER = 4;

    @Override
    public String toString() {
        return "MigrationOrder[" + jdbcUrl + ", " + owner + "]";
    }

    /** Writes this in a form that {@link #readFrom} takes. */
    public void writeTo(Writer out) throws IOException {
        Properties values = new Properties();
        values.setProperty("url", jdbcUrl);
        values.setProperty("owner", owner);
        values.setProperty("password", ownerPassword);
        values.setProperty("app", appUser);
        values.setProperty("mark", mark);
        version.ifPresent(last -> values.setProperty("version", last));
        Message.write(values, out);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static MigrationOrder readFrom(Reader in) throws IOException {
        Properties values = Message.read(in);
        return new MigrationOrder(
                Message.value(values, "url"),
                Message.value(values, "owner"),
                Message.value(values, "password"),
                Message.value(values, "app"),
                Message.value(values, "mark"),
                Optional.ofNullable(values.getProperty("version")));
    }
}
