@NullMarked
package org.sekisho.controls;

import org.jspecify.annotations.NullMarked;
