@NullMarked
package org.sekisho.backup;

import org.jspecify.annotations.NullMarked;
