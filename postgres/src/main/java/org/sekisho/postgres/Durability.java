package org.sekisho.postgres;

import java.util.List;

/** Whether a server keeps every acknowledged row through a crash, or nothing at all for the sake of speed. */
enum Durability {
    KEEPS_EVERYTHING,
    /** Nothing until it is forced to the disk as a whole: for filling a database that nobody uses yet. */
    FORCED_AT_THE_END,
    THROWAWAY;

    List<String> initdbWords() {
        return switch (this) {
            case KEEPS_EVERYTHING, FORCED_AT_THE_END -> List.of("--data-checksums");
            case THROWAWAY -> List.of("--no-sync");
        };
    }

    /** Settings for the server's command line, where no configuration file and no ALTER SYSTEM overrides them. */
    List<String> serverSettings() {
        return switch (this) {
            case KEEPS_EVERYTHING -> List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
            case FORCED_AT_THE_END ->
                List.of(
                        "fsync=off",
                        "synchronous_commit=off",
                        "full_page_writes=off",
                        "wal_level=minimal",
                        "max_wal_senders=0",
                        "max_wal_size=2GB",
                        "autovacuum=off",
                        "shared_buffers=128MB");
            case THROWAWAY -> List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");
        };
    }
}
