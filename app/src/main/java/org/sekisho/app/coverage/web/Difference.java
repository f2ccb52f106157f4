package org.sekisho.app.coverage.web;

/**
 * A difference as its form says it.
 *
 * @param words what differs, in a sentence
 * @param hint an example of a reason, as one is given for its kind
 * @param reason what was given before; empty if nothing was
 */
public record Difference(String subject, String name, String words, String hint, String reason) {}
