/**
 * Time stamps (RFC 3161): the question for one, and what an authority answered, checked.
 *
 * <p>Nothing here opens a connection or knows what is stamped; Bouncy Castle stays behind these classes.
 */
@NullMarked
package org.sekisho.timestamp;

import org.jspecify.annotations.NullMarked;
