package org.sekisho.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A record outside the database, as {@link RecordWriter} writes it: the ZIP file, or the folder that it unpacks to. Its
 * files are read as they are asked for.
 */
public final class ExportedRecord implements Closeable {

    /** A bundle of 256 entries of the greatest length, each with its 16 bits. */
    private static final int MOST_BYTES = Tile.FULL * (RecordWriter.MOST_BYTES + 2);

    private final Place files;

    /** Where the files of an export are. */
    private sealed interface Place extends Closeable {

        Optional<InputStream> open(String path) throws IOException;

        record Folder(Path root) implements Place {
            @Override
            public Optional<InputStream> open(String path) throws IOException {
                var file = root.resolve(path);
                return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
            }

            @Override
            public void close() {
                // A folder is not held open.
            }
        }

        record Zip(ZipFile zip) implements Place {
            @Override
            public Optional<InputStream> open(String path) throws IOException {
                var entry = zip.getEntry(path);
                return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
            }

            @Override
            public void close() throws IOException {
                zip.close();
            }
        }
    }

    private ExportedRecord(Place files) {
        this.files = files;
    }

    /**
     * Opens a ZIP file or a folder.
     *
     * @throws BrokenRecord if the file is no ZIP file
     */
    public static ExportedRecord open(Path path) throws IOException, BrokenRecord {
        if (Files.isDirectory(path)) {
            return new ExportedRecord(new Place.Folder(path));
        }
        try {
            return new ExportedRecord(new Place.Zip(new ZipFile(path.toFile(), StandardCharsets.UTF_8)));
        } catch (ZipException e) {
            throw new BrokenRecord(BrokenRecord.Reason.FILE, path.toString(), e);
        }
    }

    /** The checkpoint with its signatures, which are not verified by that. */
    public SignedNote checkpoint() throws IOException, BrokenRecord {
        return SignedNote.parse(required(RecordWriter.CHECKPOINT));
    }

    /** The verifier key that came with the export. Whoever can rewrite a record can put another key here. */
    public NoteKey key() throws IOException, BrokenRecord {
        return NoteKey.parse(new String(required(RecordWriter.KEY), StandardCharsets.UTF_8));
    }

    /** The hashes of a tile. */
    byte[] hashes(Tile tile) throws IOException, BrokenRecord {
        var hashes = required(tile.path());
        if (hashes.length != tile.width() * Hash.BYTES) {
            throw new BrokenRecord(BrokenRecord.Reason.FILE, tile.path());
        }
        return hashes;
    }

    /** The entries below a tile of level 0. */
    Bundle entries(Tile tile) throws IOException, BrokenRecord {
        return Bundle.of(tile.entries(), required(tile.entries()));
    }

    /** The proof for the entry at a position, from the hashes that came with the export. */
    InclusionProof inclusion(Checkpoint checkpoint, long position) throws IOException, BrokenRecord {
        try {
            return new MerkleTree(checkpoint.size(), new TiledSubtrees(checkpoint.size(), tile -> {
                        try {
                            return hashes(tile);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (BrokenRecord e) {
                            throw new UncheckedIOException(new IOException(e));
                        }
                    }))
                    .inclusion(position);
        } catch (UncheckedIOException e) {
            if (e.getCause() != null && e.getCause().getCause() instanceof BrokenRecord broken) {
                throw broken;
            }
            throw e;
        }
    }

    private byte[] required(String path) throws IOException, BrokenRecord {
        var file = files.open(path).orElseThrow(() -> new BrokenRecord(BrokenRecord.Reason.MISSING, path));
        try (file) {
            var bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BrokenRecord(BrokenRecord.Reason.FILE, path);
            }
            return bytes;
        } catch (ZipException e) {
            throw new BrokenRecord(BrokenRecord.Reason.FILE, path, e);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /**
     * Entries one after the other, each behind its length in 16 bits.
     *
     * @param starts where each entry begins in the bytes
     * @param lengths how long each is
     */
    record Bundle(byte[] bytes, int[] starts, int[] lengths) {

        static Bundle of(String path, byte[] bytes) throws BrokenRecord {
            var starts = new int[2 * Tile.FULL];
            var lengths = new int[2 * Tile.FULL];
            int count = 0;
            for (int at = 0; at < bytes.length; count++) {
                int length = at + 2 <= bytes.length ? (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff : 0;
                if (count == starts.length || at + 2 + length > bytes.length) {
                    throw new BrokenRecord(BrokenRecord.Reason.FILE, path);
                }
                starts[count] = at + 2;
                lengths[count] = length;
                at += 2 + length;
            }
            return new Bundle(bytes, java.util.Arrays.copyOf(starts, count), java.util.Arrays.copyOf(lengths, count));
        }

        int count() {
            return starts.length;
        }
    }
}
