@NullMarked
package org.sekisho.typeset;

import org.jspecify.annotations.NullMarked;
