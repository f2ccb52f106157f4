package org.sekisho.backup;

/** Hears how far a backup or a restore has come. Called from several threads, one at a time. */
@FunctionalInterface
public interface Progress {

    /** What goes on. */
    enum Step {
        DATABASE,
        FILES,
        INDEXES,
        ERASURES,
        RECORD
    }

    /** @param fraction of the step, from 0 to 1 */
    void at(Step step, double fraction);
}
