package org.sekisho.worksheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of a packed file. What is unpacked of all of them together while it is opened has a limit. */
final class Archive {

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final Limits limits;
    private final String file;

    Archive(byte[] bytes, String file, Limits limits) throws SheetUnreadable {
        this.file = file;
        this.limits = limits;
        try {
            zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get();
        } catch (IOException | RuntimeException broken) {
            throw broken(file, broken);
        }
        for (var entry : Collections.list(zip.getEntries())) {
            entries.putIfAbsent(key(entry.getName()), entry);
        }
        if (entries.size() > limits.parts()) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooManyParts(limits.parts()));
        }
    }

    boolean has(String part) {
        return entries.containsKey(key(part));
    }

    /** Names of all parts as they stand in the archive. */
    List<ZipArchiveEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    ZipFile zip() {
        return zip;
    }

    Budget budget() {
        return new Budget(limits.unpackedBytes());
    }

    /** What a part unpacks to, as far as the budget goes. */
    InputStream open(String part, Budget budget) throws SheetUnreadable {
        var entry = entries.get(key(part));
        if (entry == null) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.Broken(part, "the part is missing"));
        }
        try {
            var in = zip.getInputStream(entry);
            return new Metered(in == null ? new ByteArrayInputStream(new byte[0]) : in, budget);
        } catch (IOException | RuntimeException broken) {
            throw broken(part, broken);
        }
    }

    /** Why reading failed, from whatever was thrown. */
    SheetUnreadable broken(String part, Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SheetUnreadable known) {
                return known;
            }
            if (cause instanceof UnpacksTooFar) {
                return new SheetUnreadable(
                        file, new SheetUnreadable.Reason.UnpacksTooFar(limits.unpackedBytes() >> 20));
            }
        }
        var detail = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return new SheetUnreadable(
                file,
                new SheetUnreadable.Reason.Broken(part, detail.length() > 200 ? detail.substring(0, 200) : detail));
    }

    static String key(String name) {
        var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    /** How many bytes may still be unpacked. */
    static final class Budget {
        private long left;

        Budget(long bytes) {
            left = bytes;
        }
    }

    private static final class UnpacksTooFar extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Metered extends InputStream {
        private final InputStream in;
        private final Budget budget;

        Metered(InputStream in, Budget budget) {
            this.in = in;
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = in.read(into, from, most);
            if (read > 0) {
                budget.left -= read;
                if (budget.left < 0) {
                    throw new UnpacksTooFar();
                }
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
