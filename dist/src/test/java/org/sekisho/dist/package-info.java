/** The launcher and the commands as their user meets them: real processes, real folders. */
@NullMarked
package org.sekisho.dist;

import org.jspecify.annotations.NullMarked;
