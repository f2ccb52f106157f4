package org.sekisho.classification;

/** A limit of handling (取扱制限) that is written beside the class on paper and media. */
public record Restriction(String key, Text words, Source source) {}
