/** Which clause of a later version came from which of an earlier one. */
@NullMarked
package org.sekisho.policytext.lineage;

import org.jspecify.annotations.NullMarked;
