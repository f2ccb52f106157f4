package org.sekisho.postgres;

import java.util.List;

/** Whether a server keeps every acknowledged row through a crash, or nothing at all for the sake of speed. */
enum Durability {
    KEEPS_EVERYTHING,
    THROWAWAY;

    List<String> initdbWords() {
        return switch (this) {
            case KEEPS_EVERYTHING -> List.of("--data-checksums");
            case THROWAWAY -> List.of("--no-sync");
        };
    }

    /** Settings for the server's command line, where no configuration file and no ALTER SYSTEM overrides them. */
    List<String> serverSettings() {
        return switch (this) {
            case KEEPS_EVERYTHING -> List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
            case THROWAWAY -> List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");
        };
    }
}
