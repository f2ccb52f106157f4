package org.sekisho.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup does not hold and a restore needs: the keys, and what was erased until a moment.
 *
 * @param knownUntil erasures up to here are in the list
 * @param secrets the files by their path below the data folder
 */
public record Keys(String kind, Instant knownUntil, Map<String, byte[]> secrets, List<Erasure> erasures) {

    /**
     * That something was erased, without what it was.
     *
     * @param kind the table
     * @param row its row
     */
    public record Erasure(String body, String kind, String row, Instant at) {

        String line() {
            return body + "," + kind + "," + row + "," + at + "\n";
        }

        static Erasure of(String line) {
            var fields = line.split(",", -1);
            if (fields.length != 4) {
                throw new IllegalArgumentException("Not an erasure: " + line);
            }
            return new Erasure(fields[0], fields[1], fields[2], Instant.parse(fields[3]));
        }
    }

    public Keys {
        secrets = new TreeMap<>(secrets);
        erasures = List.copyOf(erasures);
    }

    void write(Path file, boolean replace, Seal seal) throws IOException {
        KeysFile.write(this, file, replace, seal);
    }

    /**
     * Reads a file of keys.
     *
     * @throws BackupFailure if it is none, damaged, or sealed otherwise
     */
    public static Keys read(Path file, Seal seal) {
        return KeysFile.read(file, seal);
    }
}
