/** What the supervising process and the processes it starts say to each other. */
@NullMarked
package org.sekisho.cli.handover;

import org.jspecify.annotations.NullMarked;
