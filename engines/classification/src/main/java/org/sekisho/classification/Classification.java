package org.sekisho.classification;

import java.util.Optional;

/** The class (分類) of an asset: a level on each axis, or none where nobody assessed it. */
public record Classification(Optional<Level> confidentiality, Optional<Level> integrity, Optional<Level> availability) {

    /** Assessed on no axis. */
    public static final Classification NONE = new Classification(Optional.empty(), Optional.empty(), Optional.empty());

    public Classification {
        check(confidentiality, Axis.CONFIDENTIALITY);
        check(integrity, Axis.INTEGRITY);
        check(availability, Axis.AVAILABILITY);
    }

    private static void check(Optional<Level> level, Axis axis) {
        if (level.isPresent() && level.get().axis() != axis) {
            throw new IllegalArgumentException(level.get() + " is no level of " + axis);
        }
    }

    /** Of levels on different axes; an axis without one is not assessed. */
    public static Classification of(Level... levels) {
        var made = NONE;
        for (var level : levels) {
            if (made.on(level.axis()).isPresent()) {
                throw new IllegalArgumentException("two levels of " + level.axis());
            }
            made = made.with(level);
        }
        return made;
    }

    public Optional<Level> on(Axis axis) {
        return switch (axis) {
            case CONFIDENTIALITY -> confidentiality;
            case INTEGRITY -> integrity;
            case AVAILABILITY -> availability;
        };
    }

    /** The same with another level on its axis. */
    public Classification with(Level level) {
        return with(level.axis(), Optional.of(level));
    }

    Classification with(Axis axis, Optional<Level> level) {
        return switch (axis) {
            case CONFIDENTIALITY -> new Classification(level, integrity, availability);
            case INTEGRITY -> new Classification(confidentiality, level, availability);
            case AVAILABILITY -> new Classification(confidentiality, integrity, level);
        };
    }
}
