/**
 * An installation in one file: its database as of one moment, the files that the database names, and, in a file of its
 * own, the keys.
 *
 * <p>The file is a ZIP of parts that standard tools read ({@code COPY} text of PostgreSQL, files as they lie on the disk)
 * with a manifest at its end, and sealed as a whole unless it was asked to be open. Nothing here knows Spring.
 */
@NullMarked
package org.sekisho.backup;

import org.jspecify.annotations.NullMarked;
