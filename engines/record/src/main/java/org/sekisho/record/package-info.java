/**
 * The leaves of the record: what one act did, in a canonical form that never changes once written.
 *
 * <p>The form is documented in {@code docs/record-format.md}. Nothing here knows a database or the web.
 */
@NullMarked
package org.sekisho.record;

import org.jspecify.annotations.NullMarked;
