package org.sekisho.policytext;

/**
 * A statement that another document is not to be published.
 *
 * @param path path of the clause that says so
 * @param document full name of the other document
 */
public record NonPublicStatement(String path, String document) {}
