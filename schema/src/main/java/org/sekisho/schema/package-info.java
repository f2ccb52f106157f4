/**
 * The database's migrations and how they are applied. The generated tables are in {@code tables}.
 */
@NullMarked
package org.sekisho.schema;

import org.jspecify.annotations.NullMarked;
