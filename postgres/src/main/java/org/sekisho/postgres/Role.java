package org.sekisho.postgres;

/** A role of the database server, from the one that may do everything to the one that serves requests. */
public enum Role {
    /** Administers the server; used by the launcher alone. */
    SUPERUSER("sekisho_superuser"),
    /** Owns the database and what is in it; used by migrations alone. */
    OWNER("sekisho_owner"),
    /** Serves requests: reads and writes rows as far as it was granted, bypasses no row-level security, changes no table. */
    APP("sekisho_app");

    private final String userName;

    Role(String userName) {
        this.userName = userName;
    }

    /** The name that this role has in a server that {@link LocalPostgres} set up. */
    public String userName() {
        return userName;
    }
}
