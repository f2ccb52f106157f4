@NullMarked
package org.sekisho.worksheet;

import org.jspecify.annotations.NullMarked;
