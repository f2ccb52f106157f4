package org.sekisho.record;

import java.io.IOException;
import java.util.Optional;

/** The entries of an export one after the other, however many stand in a file. */
final class EntryStream {
    private final ExportedRecord export;
    private final long size;
    private long number;
    private int index = -1;
    private Optional<ExportedRecord.Bundle> bundle;

    /** From a position on, with whole files before it counted as they should be. */
    EntryStream(ExportedRecord export, long size, long position) throws IOException, BrokenRecord {
        this.export = export;
        this.size = size;
        bundle = read();
        for (long before = position; before > 0 && bundle.isPresent(); ) {
            int count = bundle.get().count();
            if (before < count) {
                index = (int) before - 1;
                return;
            }
            before -= count;
            number++;
            bundle = read();
        }
    }

    boolean next() throws IOException, BrokenRecord {
        index++;
        while (bundle.isPresent() && index >= bundle.get().count()) {
            number++;
            index = 0;
            bundle = read();
        }
        return bundle.isPresent();
    }

    byte[] bytes() {
        return bundle.orElseThrow().bytes();
    }

    int start() {
        return bundle.orElseThrow().starts()[index];
    }

    int length() {
        return bundle.orElseThrow().lengths()[index];
    }

    private Optional<ExportedRecord.Bundle> read() throws IOException, BrokenRecord {
        if (number >= Tile.count(0, size)) {
            return Optional.empty();
        }
        var tile = Tile.of(0, number, size);
        return Optional.of(export.entries(tile));
    }
}
