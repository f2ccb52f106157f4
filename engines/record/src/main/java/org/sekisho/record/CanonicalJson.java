package org.sekisho.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in exactly one form: RFC 8785 (JCS) for the values a leaf can hold.
 *
 * <p>Names sorted by UTF-16 code unit, no white space, the shortest escapes, whole numbers only, UTF-8. A commitment is
 * the object {@code {"$sha256":"…"}}; no field's name begins with {@code $}, so it cannot be mistaken for one.
 */
final class CanonicalJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private CanonicalJson() {}

    static byte[] encode(Map<String, Value> fields) {
        var out = new StringBuilder(256);
        object(new TreeMap<>(fields), out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static Value subject(Leaf.Subject subject) {
        return new Value.Fields(Map.of(
                "type",
                new Value.Text(subject.type()),
                "id",
                new Value.Text(subject.id().toString())));
    }

    private static void value(Value value, StringBuilder out) {
        switch (value) {
            case Value.Text(var text) -> string(text, out);
            case Value.Whole(var number) -> out.append(number);
            case Value.Flag(var yes) -> out.append(yes);
            case Value.Nothing() -> out.append("null");
            case Value.Items(var items) -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    value(items.get(i), out);
                }
                out.append(']');
            }
            case Value.Fields(var fields) -> object(fields, out);
            case Value.Committed(var commitment) ->
                out.append("{\"$sha256\":\"").append(commitment.hex()).append("\"}");
        }
    }

    private static void object(Map<String, Value> sorted, StringBuilder out) {
        out.append('{');
        boolean first = true;
        for (var field : sorted.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            string(field.getKey(), out);
            out.append(':');
            value(field.getValue(), out);
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else if (loneSurrogate(text, i)) {
                        throw new IllegalArgumentException("A leaf holds whole characters; half of a pair is at " + i);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
