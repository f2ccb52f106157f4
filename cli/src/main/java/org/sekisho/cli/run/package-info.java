/**
 * Starting, supervising and ending the server.
 *
 * <p>One small process supervises: it starts PostgreSQL, has the schema migrated by a process that ends, and starts the
 * serving process with the application role's password alone. Every child ends with it. Should it be killed, the serving
 * process notices that its standard input has ended, and the next start ends the PostgreSQL that was left behind.
 */
@NullMarked
package org.sekisho.cli.run;

import org.jspecify.annotations.NullMarked;
