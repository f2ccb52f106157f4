@NullMarked
package org.sekisho.classification;

import org.jspecify.annotations.NullMarked;
