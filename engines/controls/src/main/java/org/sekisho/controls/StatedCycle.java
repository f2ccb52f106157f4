package org.sekisho.controls;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the text itself says about when: 「毎年度」, 「定期的に」, 「必要に応じて」, 「遅滞なく」.
 *
 * @param kinds one or more
 * @param period for {@link Kind#EVERY}
 * @param words as printed, in order
 */
public record StatedCycle(Set<Kind> kinds, Optional<Period> period, List<String> words) {

    public StatedCycle {
        kinds = Set.copyOf(kinds);
        words = List.copyOf(words);
        if (kinds.isEmpty() || kinds.contains(Kind.EVERY) != period.isPresent()) {
            throw new IllegalArgumentException(kinds + " with " + period);
        }
    }

    /** What is said. */
    public enum Kind {
        /** A period of known length: 毎年度, 年1回以上. */
        EVERY,
        /** Again and again, without a length: 定期的に. */
        REGULARLY,
        /** When there is need: 必要に応じて. */
        AS_NEEDED,
        /** Soon after an occasion, without a number: 遅滞なく, 速やかに. */
        PROMPTLY
    }
}
