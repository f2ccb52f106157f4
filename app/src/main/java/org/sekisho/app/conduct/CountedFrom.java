package org.sekisho.app.conduct;

import java.time.LocalDate;
import org.sekisho.policytext.FiscalYear;

/** From which day a retention period counts (起算日), as the body's own rules say. */
public enum CountedFrom {
    /** The day after it was complete. */
    NEXT_DAY {
        @Override
        LocalDate first(LocalDate complete) {
            return complete.plusDays(1);
        }
    },
    /** 1 April after the fiscal year in which it was complete. */
    NEXT_FISCAL_YEAR {
        @Override
        LocalDate first(LocalDate complete) {
            return FiscalYear.of(complete).lastDay().plusDays(1);
        }
    };

    abstract LocalDate first(LocalDate complete);
}
