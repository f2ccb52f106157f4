/**
 * The PostgreSQL server of an installation: a local one that this package unpacks, initialises, starts and stops with
 * settings that keep every acknowledged row, or an external one that it checks.
 *
 * <p>{@link org.sekisho.postgres.LocalPostgres} is the server of an installation,
 * {@link org.sekisho.postgres.ExternalPostgres} a server that others run, and
 * {@link org.sekisho.postgres.ThrowawayPostgres} one for tests and code generation. Whatever stands in the way is a
 * {@link org.sekisho.postgres.PostgresFailure}, carried by {@link org.sekisho.postgres.PostgresUnavailableException}.
 */
@NullMarked
package org.sekisho.postgres;

import org.jspecify.annotations.NullMarked;
