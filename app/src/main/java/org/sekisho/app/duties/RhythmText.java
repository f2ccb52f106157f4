package org.sekisho.app.duties;

/** A rhythm in the words of the record, which stay the same in every version of the program. */
final class RhythmText {

    private RhythmText() {}

    static String of(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Every every ->
                "every " + every.period()
                        + (every.dueAfterMonths().isPresent()
                                ? " by month " + every.dueAfterMonths().getAsInt()
                                : "");
            case Rhythm.OnOccasion occasion ->
                "on occasion"
                        + (occasion.withinDays().isPresent()
                                ? " within " + occasion.withinDays().getAsInt() + " days"
                                : "");
            case Rhythm.Always always -> "always " + always.fact().text();
        };
    }
}
