package org.sekisho.postgres;

/** A local server that another process of this program started and will stop. */
record RunningPostgres(String jdbcUrl, Account owner, Account app) implements PostgresServer {}
