package org.sekisho.classification;

/** That a person set the level of an asset on one axis, whatever it would inherit. */
public record LevelOverride(Level level, String reason) {
    public LevelOverride {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An override needs a reason.");
        }
    }
}
