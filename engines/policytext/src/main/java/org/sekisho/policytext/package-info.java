/**
 * A Japanese policy document as a clause tree.
 */
@NullMarked
package org.sekisho.policytext;

import org.jspecify.annotations.NullMarked;
