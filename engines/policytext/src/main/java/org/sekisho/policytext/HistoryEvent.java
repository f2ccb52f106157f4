package org.sekisho.policytext;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One step in the life of the instrument.
 *
 * @param decided the day it was decided or promulgated
 * @param by who decided (副市長), if the text says so
 * @param instrument kind and number (告示第78号), if the text says so
 * @param inForce the day it took effect
 * @param replaces for 全部改正: the former instrument as named in the text
 * @param replacedEnacted for 全部改正: the day the former instrument was enacted
 */
public record HistoryEvent(
        Kind kind,
        Optional<LocalDate> decided,
        Optional<String> by,
        Optional<String> instrument,
        Optional<LocalDate> inForce,
        Optional<String> replaces,
        Optional<LocalDate> replacedEnacted) {
    /** What happened to the instrument. */
    public enum Kind {
        ENACTED("制定"),
        PARTLY_AMENDED("一部改正"),
        WHOLLY_AMENDED("全部改正"),
        REPEALED("廃止");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word of the trade: 制定, 一部改正, 全部改正, 廃止. */
        public String label() {
            return label;
        }
    }
}
