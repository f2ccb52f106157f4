@NullMarked
package org.sekisho.policytext;

import org.jspecify.annotations.NullMarked;
