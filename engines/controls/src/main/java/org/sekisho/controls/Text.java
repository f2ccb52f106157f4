package org.sekisho.controls;

/** A text in both languages. */
public record Text(String ja, String en) {}
