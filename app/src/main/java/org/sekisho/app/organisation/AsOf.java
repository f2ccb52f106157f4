package org.sekisho.app.organisation;

import java.time.LocalDate;

/** The day for which the registers are asked (時点), and whose knowledge of that day counts. */
public record AsOf(LocalDate day, Knowledge knowledge) {

    /** What of the registers counts. */
    public enum Knowledge {
        /** What is known now of that day, later entries and corrections included. */
        NOW,
        /** What had been entered by the end of that day. */
        THEN
    }

    /** The day as it is known now. */
    public static AsOf known(LocalDate day) {
        return new AsOf(day, Knowledge.NOW);
    }

    /** The day as it was known on it. */
    public static AsOf knownThen(LocalDate day) {
        return new AsOf(day, Knowledge.THEN);
    }
}
