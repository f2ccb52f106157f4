package org.sekisho.classification;

/** Whether something may be done with an asset. */
public record Question(Act act, Subject subject) {}
