package org.sekisho.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A sealed ZIP that is there whole or not at all: it is written under another name, forced to the disk, and renamed by
 * {@link #commit}. Parts may come from several threads, which have packed them before.
 */
final class ArchiveWriter implements Closeable {

    private static final int BUFFER_BYTES = 1 << 17;

    private final Path target;
    private final boolean replace;
    private final Path draft;
    private final FileChannel channel;
    private final ZipArchiveOutputStream zip;
    private boolean closed;

    ArchiveWriter(Path file, boolean replace, Seal seal) throws IOException {
        this.target = file.toAbsolutePath();
        this.replace = replace;
        this.draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // Ctrl-C leaves none behind either.
        draft.toFile().deleteOnExit();
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        boolean begun = false;
        try {
            this.zip =
                    new ZipArchiveOutputStream(new BufferedOutputStream(SealedFile.seal(channel, seal), BUFFER_BYTES));
            zip.setUseZip64(Zip64Mode.AsNeeded);
            begun = true;
        } finally {
            if (!begun) {
                channel.close();
                Files.deleteIfExists(draft);
            }
        }
    }

    /** Bytes as they stand in the archive. */
    record Packed(byte[] bytes, int length, long crc, long unpacked, boolean deflated) {

        /** Compresses, unless that makes it larger. */
        static Packed of(byte[] plain, int length, Deflater deflater) {
            var crc = new CRC32();
            crc.update(plain, 0, length);
            deflater.reset();
            deflater.setInput(plain, 0, length);
            deflater.finish();
            var packed = new byte[length + 64];
            int size = 0;
            while (!deflater.finished() && size < packed.length) {
                size += deflater.deflate(packed, size, packed.length - size);
            }
            return deflater.finished() && size < length
                    ? new Packed(packed, size, crc.getValue(), length, true)
                    : new Packed(plain, length, crc.getValue(), length, false);
        }
    }

    void add(String name, Packed packed) throws IOException {
        add(
                name,
                new ByteArrayInputStream(packed.bytes(), 0, packed.length()),
                packed.length(),
                packed.unpacked(),
                packed.crc(),
                packed.deflated());
    }

    /** Adds bytes that are stored as they are. */
    void add(String name, InputStream bytes, long size, long crc) throws IOException {
        add(name, bytes, size, size, crc, false);
    }

    private synchronized void add(String name, InputStream raw, long compressed, long size, long crc, boolean deflated)
            throws IOException {
        var entry = new ZipArchiveEntry(name);
        // No part of a backup has a time of its own.
        entry.setTime(0);
        entry.setMethod(deflated ? ZipEntry.DEFLATED : ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(compressed);
        entry.setCrc(crc);
        zip.addRawArchiveEntry(entry, raw);
    }

    /** Gives the file its name. */
    synchronized void commit() throws IOException {
        // The cipher closes the file behind its last segment.
        zip.close();
        closed = true;
        try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        if (replace) {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            // Never over a file that came meanwhile.
            try {
                Files.createLink(target, draft);
                Files.delete(draft);
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
                if (Files.exists(target)) {
                    throw new FileAlreadyExistsException(target.toString());
                }
                Files.move(draft, target);
            }
        }
        try (var folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Removes what was not committed. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            channel.close();
        }
        Files.deleteIfExists(draft);
    }
}
