package org.sekisho.app.drafting;

/**
 * What was done to a draft last.
 *
 * @param what a stable word: {@code insert}
 * @param place the address of the clause it was done to, as it was before; empty where it is none
 */
public record Edited(String what, String place) {}
