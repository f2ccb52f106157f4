package org.sekisho.record;

import java.util.Optional;

/** What is wrong with an exported record. */
public sealed interface Finding {

    /**
     * The first entry that is not what was signed.
     *
     * @param position from 0, in the record as it was signed
     * @param entry the entry that stands there now, where one does and it can be read
     */
    record EntryDiffers(Difference difference, long position, Optional<EntryLabel> entry) implements Finding {}

    /** How an entry differs. */
    enum Difference {
        CHANGED,
        REMOVED,
        ADDED,
        REORDERED
    }

    /** A file of hashes does not follow from the entries, which are as they were signed. */
    record TileDiffers(String path) implements Finding {}

    /** Entries and hashes fit each other and do not give the root that the checkpoint has. */
    record RootDiffers(Checkpoint signed, Hash found) implements Finding {}

    /**
     * The record is not a continuation of what it was at a checkpoint that was kept elsewhere: somebody rewrote it.
     *
     * @param anchor the checkpoint that was kept
     * @param agreeing how many entries from the beginning agree with an earlier kept checkpoint; the first rewritten entry
     *     stands at this position or later, before the size of the anchor
     * @param from the entry that stands at that position now, where it can be read
     * @param to the time of the last entry that the anchor counts, as it stands now
     */
    record Rewritten(Checkpoint anchor, long agreeing, Optional<EntryLabel> from, Optional<String> to)
            implements Finding {}

    /** The record has fewer entries than it had at a checkpoint that was kept elsewhere: its end was cut off. */
    record CutOff(Checkpoint anchor, long found) implements Finding {}

    /** The kept checkpoint is of another record. */
    record OtherRecord(Checkpoint anchor, String origin) implements Finding {}

    /** The checkpoint of the export is not signed by the key that was asked for. */
    record NotSigned(String key) implements Finding {}
}
