package org.sekisho.policytext.outline;

/** What the reader sees at the beginning of a line. */
public final class Beginnings {
    private Beginnings() {}

    /** Whether a line begins with something that the reader takes for the number of a clause. */
    public static boolean number(String line) {
        return MarkerScanner.scan(line) != null;
    }
}
