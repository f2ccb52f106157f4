/** A file of any format as numbered lines in reading order, within limits. */
@NullMarked
package org.sekisho.policytext.source;

import org.jspecify.annotations.NullMarked;
