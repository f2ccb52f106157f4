package org.sekisho.worksheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The texts that the cells of a workbook refer to by number. */
final class SharedTexts {

    static final SharedTexts NONE = new SharedTexts(List.of());

    /** How a sign is written that XML cannot have: {@code _x000D_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<Raw> texts;

    private SharedTexts(List<Raw> texts) {
        this.texts = texts;
    }

    static SharedTexts read(InputStream in, String file, String part, Limits limits)
            throws XMLStreamException, SheetUnreadable {
        List<Raw> texts = new ArrayList<>();
        long characters = 0;
        try (var xml = new Xml(in, file, part)) {
            while (xml.find("si")) {
                var text = runs(xml);
                // An object of its own costs about as much as twenty signs.
                characters += text.length() + 20L;
                if (characters > limits.texts()) {
                    throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooMuchText(limits.texts()));
                }
                texts.add(text.isEmpty() ? Raw.BLANK : new Raw.Text(text));
            }
        }
        return new SharedTexts(texts);
    }

    Optional<Raw> at(int number) {
        return number >= 0 && number < texts.size() ? Optional.of(texts.get(number)) : Optional.empty();
    }

    /** The text of an element with runs; how it is pronounced (rPh) is no part of it. */
    static String runs(Xml xml) throws XMLStreamException, SheetUnreadable {
        var text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (xml.name()) {
                        case "t" -> text.append(xml.text());
                        case "r" -> {
                            // Its text follows.
                        }
                        default -> xml.skip();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (!xml.is("r")) {
                        return plain(text.toString());
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("unexpected end");
                default -> {
                    // Space between elements.
                }
            }
        }
    }

    /** The text as a person sees it: escaped signs are themselves, lines are parted by one sign. */
    static String plain(String text) {
        var plain = text;
        if (plain.contains("_x")) {
            plain = ESCAPED.matcher(plain).replaceAll(found -> {
                char sign = (char) Integer.parseInt(found.group(1), 16);
                return sign == '\\' || sign == '$' ? "\\" + sign : String.valueOf(sign);
            });
        }
        return plain.indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n").replace('\r', '\n');
    }
}
