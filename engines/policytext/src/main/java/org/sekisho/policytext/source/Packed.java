package org.sekisho.policytext.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/**
 * A ZIP file in memory, read through its directory, so that only the parts asked for are unpacked, and each only up to
 * the limit.
 */
final class Packed {
    private static final int END_SIZE = 22;
    private static final int MOST_ENTRIES = 20_000;

    private record Entry(int method, int flags, long size, long at) {}

    private final byte[] bytes;
    private final String file;
    private final Limits limits;
    private final Map<String, Entry> entries = new HashMap<>();

    private Packed(byte[] bytes, String file, Limits limits) {
        this.bytes = bytes;
        this.file = file;
        this.limits = limits;
    }

    static Packed open(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        Packed packed = new Packed(bytes, file, limits);
        try {
            packed.directory();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new PolicyUnreadable(file, new Place.WholeFile(), new Reason.Broken("zip"), e);
        }
        return packed;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The unpacked bytes of a part, or empty if there is no such part. */
    Optional<byte[]> part(String name) throws PolicyUnreadable {
        Entry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        Place place = new Place.Part(name);
        if ((entry.flags & 1) != 0) {
            throw new PolicyUnreadable(file, place, new Reason.Encrypted());
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = Math.toIntExact(entry.at);
            if (in.getInt(at) != 0x04034b50) {
                throw new PolicyUnreadable(file, place, new Reason.Broken("zip"));
            }
            int data = at + 30 + (in.getShort(at + 26) & 0xFFFF) + (in.getShort(at + 28) & 0xFFFF);
            int size = Math.toIntExact(entry.size);
            if (data < 0 || size < 0 || data + size > bytes.length || data + size < 0) {
                throw new PolicyUnreadable(file, place, new Reason.Broken("zip"));
            }
            return Optional.of(
                    switch (entry.method) {
                        case 0 -> java.util.Arrays.copyOfRange(bytes, data, data + size);
                        case 8 -> inflate(data, size, place);
                        default ->
                            throw new PolicyUnreadable(file, place, new Reason.Broken("zip method " + entry.method));
                    });
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new PolicyUnreadable(file, place, new Reason.Broken("zip"), e);
        }
    }

    private byte[] inflate(int data, int size, Place place) throws PolicyUnreadable {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, data, size);
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(size * 4, 1 << 20));
            byte[] buffer = new byte[1 << 16];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new PolicyUnreadable(file, place, new Reason.Broken("deflate"));
                }
                out.write(buffer, 0, count);
                if (out.size() > limits.maxUnpackedBytes()) {
                    throw new PolicyUnreadable(file, place, new Reason.UnpacksTooFar(limits.maxUnpackedBytes()));
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new PolicyUnreadable(file, place, new Reason.Broken("deflate"), e);
        } finally {
            inflater.end();
        }
    }

    private void directory() throws PolicyUnreadable {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - END_SIZE;
        int lowest = Math.max(0, end - 0xFFFF);
        while (end >= lowest && in.getInt(end) != 0x06054b50) {
            end--;
        }
        if (end < lowest) {
            throw Sources.refused(file, new Reason.Broken("zip"));
        }
        int count = in.getShort(end + 10) & 0xFFFF;
        int at = in.getInt(end + 16);
        if (count > MOST_ENTRIES) {
            throw Sources.refused(file, new Reason.Broken("zip: " + count + " entries"));
        }
        for (int i = 0; i < count; i++) {
            if (in.getInt(at) != 0x02014b50) {
                throw Sources.refused(file, new Reason.Broken("zip"));
            }
            int nameLength = in.getShort(at + 28) & 0xFFFF;
            int extra = in.getShort(at + 30) & 0xFFFF;
            int comment = in.getShort(at + 32) & 0xFFFF;
            String name = new String(bytes, at + 46, nameLength, StandardCharsets.UTF_8).replace('\\', '/');
            entries.putIfAbsent(
                    name,
                    new Entry(
                            in.getShort(at + 10) & 0xFFFF,
                            in.getShort(at + 8) & 0xFFFF,
                            in.getInt(at + 20) & 0xFFFFFFFFL,
                            in.getInt(at + 42) & 0xFFFFFFFFL));
            at += 46 + nameLength + extra + comment;
        }
    }
}
