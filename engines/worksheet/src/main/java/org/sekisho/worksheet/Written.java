package org.sekisho.worksheet;

import java.util.List;

/**
 * A file as written.
 *
 * @param fileName that of the original, with the ending of what it is now
 * @param notes what was not written as asked
 */
public record Written(byte[] bytes, String fileName, List<Note> notes) {
    public Written {
        notes = List.copyOf(notes);
    }
}
