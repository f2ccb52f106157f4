/**
 * The commands of the program.
 *
 * <p>{@link org.sekisho.cli.Main} dispatches before anything heavy is loaded: a command that needs no server starts
 * none, and the class path it runs with holds neither the application nor its framework. Commands that need the server
 * are in {@code org.sekisho.cli.run}.
 */
@NullMarked
package org.sekisho.cli;

import org.jspecify.annotations.NullMarked;
