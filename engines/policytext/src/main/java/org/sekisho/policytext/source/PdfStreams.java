package org.sekisho.policytext.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/**
 * Measures what the packed streams of a PDF unpack to, before anything keeps it in memory.
 *
 * <p>Every place where the word {@code obj} stands may begin an object, and every object with a stream says in its
 * dictionary how that is packed; both are read here as the library reads them, strings, comments and escaped names
 * included, so that none is hidden from the measure. A stream that is packed twice is refused: that is how a bomb is
 * made, and no program does it otherwise. Pictures are measured apart, because the text needs none of them unpacked.
 *
 * <p>In an encrypted file the streams can only be measured once the library has the key. It unpacks streams of objects
 * on the way there, so that those are refused if their size alone would let them grow beyond the limit.
 */
final class PdfStreams {
    private static final Set<String> PACKINGS =
            Set.of("FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL");
    private static final Set<String> LETTERS = Set.of("ASCIIHexDecode", "AHx", "ASCII85Decode", "A85");

    /** More than the most that one byte of any packing stands for: 1,032 in Deflate (RFC 1951), below 1,300 in LZW. */
    private static final int LARGEST_RATIO = 1_500;

    private static final int LONGEST_DICTIONARY = 1 << 20;
    private static final int DEEPEST_DICTIONARY = 64;
    private static final int PICTURES = 8;
    private static final Pattern ENCRYPT =
            Pattern.compile("/(?:E|#45)(?:n|#6[eE])(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)(?![A-Za-z#])");

    private final byte[] bytes;
    private final String file;
    private final long limit;
    private final byte[] buffer = new byte[1 << 16];
    private long texts;
    private long pictures;

    private PdfStreams(byte[] bytes, String file, Limits limits) {
        this.bytes = bytes;
        this.file = file;
        this.limit = limits.maxUnpackedBytes();
    }

    /** What the dictionary of a stream says, and where the stream begins. */
    private record Head(List<String> filters, boolean known, boolean picture, boolean objects, int from, long length) {}

    /** Refuses a file, not yet opened, in which a stream unpacks beyond the limit. */
    static void check(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        PdfStreams streams = new PdfStreams(bytes, file, limits);
        boolean encrypted =
                ENCRYPT.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
        for (int i = 3; i + 2 < bytes.length; i++) {
            if (bytes[i] == 'o' && bytes[i + 1] == 'b' && bytes[i + 2] == 'j' && bytes[i - 1] != 'd') {
                Deadline.check();
                Optional<Head> head = streams.new Reading(i + 3).head();
                if (head.isPresent()) {
                    streams.measure(head.get(), encrypted);
                }
            }
        }
    }

    /** Refuses an opened file in which a stream unpacks beyond the limit; for those that were encrypted. */
    static void check(COSDocument document, String file, Limits limits) throws PolicyUnreadable, IOException {
        PdfStreams streams = new PdfStreams(new byte[0], file, limits);
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            Deadline.check();
            if (document.getObjectFromPool(key).getObject() instanceof COSStream stream && stream.hasData()) {
                List<String> filters = filters(stream.getFilters());
                byte[] packed;
                try (InputStream raw = stream.createRawInputStream()) {
                    packed = raw.readAllBytes();
                }
                streams.count(filters, packed, 0, COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE)));
            }
        }
    }

    /** Whether a stream is packed as text may be, and not as pictures are. */
    static boolean text(COSStream stream) {
        return filters(stream.getFilters()).stream()
                .allMatch(filter -> PACKINGS.contains(filter) || LETTERS.contains(filter) || filter.equals("Crypt"));
    }

    private static List<String> filters(@Nullable COSBase filters) {
        List<String> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name.getName());
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name.getName());
                }
            }
        }
        return names;
    }

    private void measure(Head head, boolean encrypted) throws PolicyUnreadable {
        boolean packed = head.filters().stream().anyMatch(PACKINGS::contains);
        if (!head.known() || packed && encrypted && head.objects()) {
            if (packedSize(head) * LARGEST_RATIO > limit) {
                throw tooFar();
            }
        } else if (packed && !encrypted) {
            count(head.filters(), bytes, head.from(), head.picture());
        }
    }

    private void count(List<String> filters, byte[] data, int from, boolean picture) throws PolicyUnreadable {
        if (filters.stream().filter(PACKINGS::contains).count() > 1) {
            throw tooFar();
        }
        byte[] packed = data;
        int at = from;
        for (String filter : filters) {
            if (PACKINGS.contains(filter)) {
                long size = filter.startsWith("Fl") ? inflated(packed, at) : unpacked(filter, packed, at);
                if (picture) {
                    pictures += size;
                } else {
                    texts += size;
                }
                if (size > limit * 2 || texts > limit * 2 || pictures > limit * PICTURES) {
                    throw tooFar();
                }
                return;
            }
            if (LETTERS.contains(filter)) {
                packed = letters(filter, packed, at);
                at = 0;
            } else if (!filter.equals("Crypt")) {
                return;
            }
        }
    }

    private PolicyUnreadable tooFar() {
        return Sources.refused(file, new Reason.UnpacksTooFar(limit));
    }

    /** Size of a deflated stream in the open, counted up to just over twice the limit; what is broken counts so far. */
    private long inflated(byte[] packed, int from) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, from, packed.length - from);
            long size = 0;
            while (!inflater.finished() && size <= limit * 2) {
                int count = inflater.inflate(buffer);
                if (count == 0) {
                    break;
                }
                Deadline.check();
                size += count;
            }
            return size;
        } catch (DataFormatException e) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }

    /** The same for the other packings, by the library's own filter. */
    private long unpacked(String filter, byte[] packed, int from) {
        Counting counting = new Counting(limit * 2);
        try {
            FilterFactory.INSTANCE
                    .getFilter(filter)
                    .decode(
                            new ByteArrayInputStream(packed, from, packed.length - from),
                            counting,
                            new COSDictionary(),
                            0);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Deadline.Passed passed) {
                throw passed;
            }
            return counting.size;
        }
        return counting.size;
    }

    /** Bytes that are written as letters; never more than the letters are. */
    private byte[] letters(String filter, byte[] written, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FilterFactory.INSTANCE
                    .getFilter(filter)
                    .decode(
                            new ByteArrayInputStream(written, from, written.length - from),
                            out,
                            new COSDictionary(),
                            0);
        } catch (IOException | RuntimeException e) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    /** The size of a stream as it stands in the file: what its dictionary says, or up to the word that ends it. */
    private long packedSize(Head head) {
        int i = head.from();
        while (i < bytes.length && !(bytes[i] == 'e' && startsAt(i, "endstream"))) {
            i++;
        }
        return Math.max(i - head.from(), Math.min(head.length(), bytes.length));
    }

    private boolean startsAt(int at, String word) {
        if (at + word.length() > bytes.length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (bytes[at + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Counts what is written, keeps nothing, and stops above a limit. */
    private static final class Counting extends OutputStream {
        private final long most;
        private long size;

        Counting(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            add(1);
        }

        @Override
        public void write(byte[] written, int from, int length) throws IOException {
            add(length);
        }

        private void add(int count) throws IOException {
            Deadline.check();
            size += count;
            if (size > most) {
                throw new IOException("too far");
            }
        }
    }

    /** Reads the dictionary of one object. */
    private final class Reading {
        private int at;
        private final int last;
        private final List<String> filters = new ArrayList<>();
        private boolean known = true;
        private boolean picture;
        private boolean first;
        private boolean number;
        private boolean inArray;
        private long length;

        Reading(int at) {
            this.at = at;
            this.last = Math.min(bytes.length, at + LONGEST_DICTIONARY);
        }

        /** Empty if the object has no stream. */
        Optional<Head> head() {
            blank();
            if (!startsAt(at, "<<")) {
                return Optional.empty();
            }
            at += 2;
            int depth = 1;
            String key = "";
            while (at < last && depth > 0 && depth < DEEPEST_DICTIONARY) {
                blank();
                if (startsAt(at, ">>")) {
                    at += 2;
                    depth--;
                } else if (startsAt(at, "<<")) {
                    at += 2;
                    depth++;
                } else if (at < last && bytes[at] == '(') {
                    string();
                } else if (at < last && bytes[at] == '/') {
                    String name = name();
                    if (depth == 1) {
                        key = value(key, name);
                    }
                } else if (at < last && depth == 1) {
                    sign(key);
                    at++;
                } else {
                    at++;
                }
            }
            blank();
            if (depth > 0) {
                known = false;
            } else if (!startsAt(at, "stream")) {
                return Optional.empty();
            } else {
                at += 6;
                at += at < bytes.length && bytes[at] == '\r' ? 1 : 0;
                at += at < bytes.length && bytes[at] == '\n' ? 1 : 0;
            }
            return Optional.of(new Head(filters, known, picture, first && number, at, length));
        }

        /** Takes a name in as a key or as a value of the key before; returns the key whose value comes next. */
        private String value(String key, String name) {
            if (key.equals("Filter")) {
                filters.add(name);
                return inArray ? key : "";
            }
            if (key.equals("Subtype")) {
                picture |= name.equals("Image");
                return "";
            }
            if (inArray) {
                return key;
            }
            if (name.equals("Filter") && !filters.isEmpty()) {
                // Said twice: which one counts is the library's secret.
                known = false;
            }
            first |= name.equals("First");
            number |= name.equals("N");
            length = name.equals("Length") ? 0 : length;
            return name;
        }

        /** Takes in a sign that belongs to no name: a bracket, a digit of a number. */
        private void sign(String key) {
            byte sign = bytes[at];
            if (sign == '[') {
                inArray = true;
            } else if (sign == ']') {
                inArray = false;
            } else if (sign >= '0' && sign <= '9') {
                // A number in the place of a filter refers to another object.
                known &= !key.equals("Filter");
                length = key.equals("Length") && length < Integer.MAX_VALUE ? length * 10 + sign - '0' : length;
            }
        }

        private void blank() {
            while (at < last) {
                if (bytes[at] == '%') {
                    while (at < last && bytes[at] != '\n' && bytes[at] != '\r') {
                        at++;
                    }
                } else if (bytes[at] == 0 || bytes[at] == ' ' || bytes[at] >= '\t' && bytes[at] <= '\r') {
                    at++;
                } else {
                    return;
                }
            }
        }

        private void string() {
            int depth = 0;
            do {
                if (bytes[at] == '\\') {
                    at++;
                } else if (bytes[at] == '(') {
                    depth++;
                } else if (bytes[at] == ')') {
                    depth--;
                }
                at++;
            } while (at < last && depth > 0);
        }

        /** A name without its slash; {@code #46} is F. */
        private String name() {
            StringBuilder name = new StringBuilder();
            at++;
            while (at < last && bytes[at] > ' ' && "/<>[](){}%".indexOf(bytes[at]) < 0) {
                int high = bytes[at] == '#' && at + 2 < last ? Character.digit(bytes[at + 1], 16) : -1;
                int low = high >= 0 ? Character.digit(bytes[at + 2], 16) : -1;
                if (low >= 0) {
                    name.append((char) (high * 16 + low));
                    at += 3;
                } else {
                    name.append((char) bytes[at++]);
                }
            }
            return name.toString();
        }
    }
}
