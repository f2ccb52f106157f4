package org.sekisho.controls;

/**
 * What kind of clause one is.
 *
 * @param path of the clause
 */
public record ClauseReading(String path, ClauseKind kind, Reason reason) {}
