package org.sekisho.worksheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * The tokens of a part together with the bytes in which each stands, so that a part can be copied with some of them
 * changed. Each token begins where the one before ended.
 */
final class Tokens implements AutoCloseable {

    private final Kept kept;
    private final Xml xml;
    private long start;
    private long end;

    Tokens(InputStream in, String file, String part) throws XMLStreamException {
        kept = new Kept(in);
        xml = new Xml(kept, file, part);
        var encoding = xml.encoding();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new XMLStreamException("the encoding is not UTF-8 but " + encoding);
        }
    }

    Xml xml() {
        return xml;
    }

    /** Goes on to the next token. */
    int next() throws XMLStreamException, SheetUnreadable {
        int event = xml.next();
        start = end;
        end = event == XMLStreamConstants.END_DOCUMENT ? kept.end() : xml.end();
        if ((event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                && kept.at(end - 1) != '>') {
            throw new XMLStreamException("lost the place at byte " + end);
        }
        return event;
    }

    /** Goes on to the end of the element that has just begun. */
    void skip() throws XMLStreamException, SheetUnreadable {
        long from = start;
        xml.skip();
        start = from;
        end = xml.end();
        if (kept.at(end - 1) != '>') {
            throw new XMLStreamException("lost the place at byte " + end);
        }
    }

    /** The text of the element that has just begun; this token then reaches to its end. */
    String element() throws XMLStreamException, SheetUnreadable {
        long from = start;
        var text = xml.text();
        start = from;
        end = xml.end();
        return text;
    }

    /** The first byte of this token. */
    long start() {
        return start;
    }

    /** The byte behind this token. */
    long end() {
        return end;
    }

    String text(long from, long to) {
        return kept.text(from, to);
    }

    /** This token as it stands in the part. */
    String text() {
        return text(start, end);
    }

    void copy(long from, long to, OutputStream out) throws IOException {
        kept.copy(from, to, out);
    }

    /** Forgets all bytes before a place. */
    void forget(long before) {
        kept.forget(before);
    }

    @Override
    public void close() {
        xml.close();
    }

    /** Keeps what is read until it is forgotten. */
    private static final class Kept extends InputStream {
        private final InputStream in;
        private byte[] window = new byte[1 << 16];
        private long base;
        private int length;

        Kept(InputStream in) {
            this.in = in;
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
                if (length + read > window.length) {
                    window = Arrays.copyOf(window, Math.max(window.length * 2, length + read));
                }
                System.arraycopy(into, from, window, length, read);
                length += read;
            }
            return read;
        }

        long end() {
            return base + length;
        }

        byte at(long place) {
            return window[(int) (place - base)];
        }

        String text(long from, long to) {
            return new String(window, (int) (from - base), (int) (to - from), StandardCharsets.UTF_8);
        }

        void copy(long from, long to, OutputStream out) throws IOException {
            out.write(window, (int) (from - base), (int) (to - from));
        }

        void forget(long before) {
            int drop = (int) (before - base);
            if (drop > window.length / 2) {
                System.arraycopy(window, drop, window, 0, length - drop);
                length -= drop;
                base = before;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
