/** The certificates with which the service shows browsers that it is the right one. */
@NullMarked
package org.sekisho.cli.tls;

import org.jspecify.annotations.NullMarked;
