package org.sekisho.app.committee;

/** How many members must be there (定足数). */
public enum Quorum {
    /** 過半数. */
    MAJORITY,
    /** 半数以上. */
    HALF,
    /** 三分の二以上. */
    TWO_THIRDS,
    /** 全員. */
    ALL;

    /** Whether so many of the members are enough; a committee without members has no quorum. */
    public boolean reached(int there, int members) {
        return members > 0
                && switch (this) {
                    case MAJORITY -> 2 * there > members;
                    case HALF -> 2 * there >= members;
                    case TWO_THIRDS -> 3 * there >= 2 * members;
                    case ALL -> there >= members;
                };
    }

    /** The least number that is enough. */
    public int needed(int members) {
        return switch (this) {
            case MAJORITY -> members / 2 + 1;
            case HALF -> (members + 1) / 2;
            case TWO_THIRDS -> (2 * members + 2) / 3;
            case ALL -> members;
        };
    }
}
