@NullMarked
package org.sekisho.policytext.lineage;

import org.jspecify.annotations.NullMarked;
