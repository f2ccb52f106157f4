package org.sekisho.worksheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a part, one after another. Names are those without prefix.
 *
 * <p>A document type is refused, so that no entity is ever known but XML's own; and so is a single sign, text or element
 * that is too long to be held.
 */
final class Xml implements AutoCloseable {

    /** Excel's longest text has 32,767 characters. */
    private static final int LONGEST_TOKEN = 4 << 20;

    private static final InputFactoryImpl FACTORY = factory();

    private final String file;
    private final String part;
    private final Bounded in;
    private final XMLStreamReader2 reader;

    Xml(InputStream in, String file, String part) throws XMLStreamException {
        this.file = file;
        this.part = part;
        this.in = new Bounded(in);
        reader = (XMLStreamReader2) FACTORY.createXMLStreamReader(this.in);
    }

    private static InputFactoryImpl factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        return factory;
    }

    /** Goes on to the next token and says what it is. */
    int next() throws XMLStreamException, SheetUnreadable {
        in.sinceToken = 0;
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.ForbiddenMarkup(part));
        }
        return event;
    }

    /** Goes on to the next start of an element with the name; false if there is none. */
    boolean find(String name) throws XMLStreamException, SheetUnreadable {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && is(name)) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    String name() {
        return reader.getLocalName();
    }

    /** The value of an attribute of this element, in whatever namespace. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean flag(String name) {
        var value = attribute(name);
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }

    int number(String name, int otherwise) {
        var value = attribute(name);
        if (value == null || value.isEmpty() || value.length() > 9) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** All text of this element, up to its end. */
    String text() throws XMLStreamException, SheetUnreadable {
        String first = "";
        StringBuilder all = null;
        for (int depth = 0; depth >= 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    var piece = reader.getText();
                    if (first.isEmpty()) {
                        first = piece;
                    } else {
                        if (all == null) {
                            all = new StringBuilder(first);
                        }
                        if (all.length() > LONGEST_TOKEN) {
                            throw new XMLStreamException("a text is too long");
                        }
                        all.append(piece);
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("unexpected end");
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
        return all == null ? first : all.toString();
    }

    /** Goes on to the end of this element. */
    void skip() throws XMLStreamException, SheetUnreadable {
        for (int depth = 0; depth >= 0; ) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("unexpected end");
            }
        }
    }

    /** Whether the element has no end tag of its own. */
    boolean isEmpty() throws XMLStreamException {
        return reader.isEmptyElement();
    }

    /** The byte after the last one of this token. */
    long end() throws XMLStreamException {
        return reader.getLocationInfo().getEndingByteOffset();
    }

    @Nullable
    String encoding() {
        return reader.getCharacterEncodingScheme();
    }

    @Override
    public void close() {
        try {
            reader.closeCompletely();
        } catch (XMLStreamException e) {
            // It was only read.
        }
    }

    /** Ends the reading when one token needs too many bytes. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long sinceToken;

        Bounded(InputStream in) {
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
            sinceToken += Math.max(read, 0);
            if (sinceToken > LONGEST_TOKEN) {
                throw new IOException("a text or element is too long");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
