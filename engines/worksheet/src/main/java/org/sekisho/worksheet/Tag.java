package org.sekisho.worksheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A start tag as it stands in a file; what is not changed of it keeps its signs. */
final class Tag {

    private final String name;
    /** Values with their quotes. */
    private final Map<String, String> attributes = new LinkedHashMap<>();

    private final boolean closed;

    /** @param tag {@code <c r="A1" s="3">} or {@code <c r="A1"/>} */
    Tag(String tag) {
        int at = 1;
        while (at < tag.length() && !isSpace(tag.charAt(at)) && tag.charAt(at) != '>' && tag.charAt(at) != '/') {
            at++;
        }
        name = tag.substring(1, at);
        closed = tag.endsWith("/>");
        while (true) {
            int equals = tag.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            var attribute = tag.substring(at, equals).strip();
            int open = equals + 1;
            while (isSpace(tag.charAt(open))) {
                open++;
            }
            int end = tag.indexOf(tag.charAt(open), open + 1);
            attributes.put(attribute, tag.substring(open, end + 1));
            at = end + 1;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** With the prefix. */
    String name() {
        return name;
    }

    /** The prefix with its colon, or nothing. */
    String prefix() {
        return name.substring(0, name.indexOf(':') + 1);
    }

    /** The value of an attribute without prefix, as it stands between its quotes. */
    Optional<String> get(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(value -> value.substring(1, value.length() - 1));
    }

    /** @param value without signs that XML escapes */
    Tag set(String attribute, String value) {
        attributes.put(attribute, '"' + value + '"');
        return this;
    }

    /** Sets the attribute in front of the others if it is not there. */
    Tag setFirst(String attribute, String value) {
        if (!attributes.containsKey(attribute)) {
            var others = new LinkedHashMap<>(attributes);
            attributes.clear();
            attributes.put(attribute, "");
            attributes.putAll(others);
        }
        return set(attribute, value);
    }

    Tag remove(String attribute) {
        attributes.remove(attribute);
        return this;
    }

    String open() {
        return text(">");
    }

    String empty() {
        return text("/>");
    }

    String close() {
        return "</" + name + ">";
    }

    @Override
    public String toString() {
        return text(closed ? "/>" : ">");
    }

    private String text(String end) {
        var text = new StringBuilder("<").append(name);
        attributes.forEach(
                (key, value) -> text.append(' ').append(key).append('=').append(value));
        return text.append(end).toString();
    }
}
