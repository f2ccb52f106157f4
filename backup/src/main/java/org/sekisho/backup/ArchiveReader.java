package org.sekisho.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A sealed ZIP, its parts read in any order. One thread at a time reads; they unpack at the same time. */
final class ArchiveReader implements Closeable {

    private final Path file;
    private final FileChannel channel;
    private final SeekableByteChannel content;
    private final ZipFile zip;

    private ArchiveReader(Path file, FileChannel channel, SeekableByteChannel content, ZipFile zip) {
        this.file = file;
        this.channel = channel;
        this.content = content;
        this.zip = zip;
    }

    /**
     * Opens a file and reads its list of parts, which stands at its end.
     *
     * @throws BackupFailure if it is damaged, cut short, or sealed otherwise
     */
    static ArchiveReader open(Path file, Seal seal) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            boolean opened = false;
            try {
                var content = SealedFile.open(channel, seal, file.toString());
                var zip = ZipFile.builder().setSeekableByteChannel(content).get();
                opened = true;
                return new ArchiveReader(file, channel, content, zip);
            } finally {
                if (!opened) {
                    channel.close();
                }
            }
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static BackupFailure unreadable(Path file, IOException cause) {
        return cause instanceof java.nio.file.NoSuchFileException
                ? new BackupFailure(file + " がありません。", "There is no file " + file + ".", cause)
                : cause instanceof java.nio.file.FileSystemException
                        ? new BackupFailure(
                                file + " を読めません（" + cause.getMessage() + "）。",
                                file + " cannot be read (" + cause.getMessage() + ").",
                                cause)
                        : damaged(file, cause);
    }

    static BackupFailure damaged(Path file, Throwable cause) {
        return new BackupFailure(
                file + " は、途中で切れているか、書き換えられています。何も復元していません。",
                file + " is cut short or was changed. Nothing was restored.",
                cause);
    }

    List<String> names() {
        var names = new ArrayList<String>();
        for (var entry : Collections.list(zip.getEntries())) {
            names.add(entry.getName());
        }
        return names;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** The bytes of a part, unpacked and compared with its checksum. */
    byte[] bytes(String name) {
        try {
            var entry = entry(name);
            if (entry.getSize() > Integer.MAX_VALUE - 64 || entry.getCompressedSize() > Integer.MAX_VALUE - 64) {
                throw new IOException("too large: " + name);
            }
            byte[] raw;
            synchronized (this) {
                try (var in = zip.getRawInputStream(entry)) {
                    raw = in.readNBytes((int) entry.getCompressedSize());
                }
            }
            if (raw.length != entry.getCompressedSize()) {
                throw new IOException("cut short: " + name);
            }
            var plain = entry.getMethod() == ZipEntry.STORED ? raw : inflated(raw, (int) entry.getSize());
            var crc = new CRC32();
            crc.update(plain);
            if (crc.getValue() != entry.getCrc()) {
                throw new IOException("another checksum: " + name);
            }
            return plain;
        } catch (IOException | DataFormatException broken) {
            throw damaged(file, broken);
        }
    }

    /** Reads a part that is stored as it is, whatever its size, with no other read meanwhile. */
    synchronized void stored(String name, Reading reading) throws IOException {
        try (var in = zip.getRawInputStream(entry(name))) {
            reading.read(in);
        }
    }

    long size(String name) throws IOException {
        return entry(name).getSize();
    }

    @FunctionalInterface
    interface Reading {
        void read(InputStream in) throws IOException;
    }

    private ZipArchiveEntry entry(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("no part: " + name);
        }
        return entry;
    }

    private static byte[] inflated(byte[] raw, int size) throws DataFormatException, IOException {
        var plain = new byte[size];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(raw);
            int at = 0;
            while (at < size) {
                int n = inflater.inflate(plain, at, size - at);
                if (n == 0 && (inflater.finished() || inflater.needsInput())) {
                    throw new IOException("cut short");
                }
                at += n;
            }
            return plain;
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
        content.close();
        channel.close();
    }
}
