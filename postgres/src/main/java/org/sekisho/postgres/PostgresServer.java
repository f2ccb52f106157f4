package org.sekisho.postgres;

/** A PostgreSQL server with the database of Sekisho and the accounts that use it. */
public sealed interface PostgresServer permits LocalPostgres, RunningPostgres, ThrowawayPostgres, ExternalPostgres {

    /** The name of the database of Sekisho in a server that {@link LocalPostgres} set up. */
    String DATABASE = "sekisho";

    /** The JDBC URL of the database of Sekisho, without user and password. */
    String jdbcUrl();

    /** The account that migrations use. */
    Account owner();

    /** The account that serves requests; the serving process needs this one and no other. */
    Account app();
}
