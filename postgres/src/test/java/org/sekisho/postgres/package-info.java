/** Tests of the local and the external PostgreSQL, with real servers and real processes. */
@NullMarked
package org.sekisho.postgres;

import org.jspecify.annotations.NullMarked;
