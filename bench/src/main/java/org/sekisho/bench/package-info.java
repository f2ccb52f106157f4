/**
 * Measurements: JMH benchmarks of the engines, and a load of closed-loop clients on the pages of a running program.
 */
@NullMarked
package org.sekisho.bench;

import org.jspecify.annotations.NullMarked;
