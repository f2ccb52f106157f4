/**
 * The local PostgreSQL: unpack, initialise, start, adopt, stop.
 */
@NullMarked
package org.sekisho.postgres;

import org.jspecify.annotations.NullMarked;
