package org.sekisho.classification;

/** A text in both languages. */
public record Text(String ja, String en) {}
