package org.sekisho.classification;

/** Something that a rule wants done with an act: encryption, a locked case, a record, a witness. */
public record Precaution(String key, Text words) {}
