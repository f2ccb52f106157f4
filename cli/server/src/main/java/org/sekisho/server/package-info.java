/** The processes that the commands start: the one that serves requests, and the one that migrates the schema and ends. */
@NullMarked
package org.sekisho.server;

import org.jspecify.annotations.NullMarked;
