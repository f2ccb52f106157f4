package org.sekisho.record;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a record as one ZIP file in the layout of C2SP tlog-tiles: {@code checkpoint}, {@code tile/…} and
 * {@code tile/entries/…}, with the verifier key in {@code key}. Whoever unpacks it has a folder that other people's
 * verifiers read. Memory does not grow with the number of entries.
 */
public final class RecordWriter implements Closeable {

    /** The most bytes that an entry has: its length stands in 16 bits. */
    public static final int MOST_BYTES = 0xffff;

    static final String CHECKPOINT = "checkpoint";
    static final String KEY = "key";

    private final ZipOutputStream zip;
    private final GrowingTree tree = new GrowingTree();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream(1 << 16);

    public RecordWriter(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * Writes the entry of the next position.
     *
     * @throws IllegalArgumentException if it has more than {@value #MOST_BYTES} bytes
     */
    public void add(byte[] entry) throws IOException {
        if (entry.length > MOST_BYTES) {
            throw new IllegalArgumentException("An entry has at most " + MOST_BYTES + " bytes, not " + entry.length);
        }
        bundle.write(entry.length >> 8);
        bundle.write(entry.length);
        bundle.write(entry);
        tree.add(entry);
        writeTiles();
    }

    /** How many entries were written. */
    public long size() {
        return tree.size();
    }

    /** The root of the tree over what was written. */
    public Hash root() {
        return tree.root();
    }

    /**
     * Ends the file with what signs it.
     *
     * @param checkpoint of exactly the entries that were written
     * @throws IllegalArgumentException if it is of others
     */
    public void finish(SignedNote checkpoint, NoteKey key) throws IOException {
        try {
            var signed = Checkpoint.of(checkpoint);
            if (signed.size() != size() || !signed.root().equals(root())) {
                throw new IllegalArgumentException("The checkpoint is of " + signed.size() + " entries with the root "
                        + signed.root().base64() + ", written were " + size() + " with " + root().base64());
            }
        } catch (BrokenRecord e) {
            throw new IllegalArgumentException("The note is no checkpoint", e);
        }
        tree.end();
        writeTiles();
        file(CHECKPOINT, checkpoint.bytes());
        file(KEY, (key.text() + "\n").getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void writeTiles() throws IOException {
        for (var next = tree.next(); next.isPresent(); next = tree.next()) {
            var tile = next.get().tile();
            file(tile.path(), next.get().hashes());
            if (tile.level() == 0) {
                file(tile.entries(), bundle.toByteArray());
                bundle.reset();
            }
        }
    }

    private void file(String path, byte[] bytes) throws IOException {
        var entry = new ZipEntry(path);
        // The same record gives the same file, whenever it is written.
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
