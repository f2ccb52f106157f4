package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A file with anything wrong in it is refused with its place, and breaks nothing. */
class AnyFileTest {

    @FunctionalInterface
    private interface Reading {
        void read(byte[] json) throws DataUnreadable;
    }

    @Test
    void whatever_a_file_holds_it_is_read_or_refused_in_both_languages() {
        var pieces =
                List.of("{", "}", "[", "]", ",", ":", "\"", "null", "-1", "1e9", "true", "3B", "\\u0000", "\uD83D", "");
        damage("scheme", Samples.bytes(Samples.THREE_GROUPS), pieces, json -> Samples.SCHEMES.with(json, "any.json"));
        damage(
                "handling",
                own("handling.json"),
                pieces,
                json -> Handling.standard().with(json, "any.json"));
        damage("disposal", Schemes.resource("disposal.json"), pieces, json -> Disposal.read(json, "any.json"));
        damage(
                "findings",
                own("findings.json"),
                pieces,
                json -> Findings.standard().with(json, "any.json"));
    }

    /** The file of the program with keys that nobody has taken. */
    private static byte[] own(String name) {
        return Samples.bytes(
                new String(Schemes.resource(name), StandardCharsets.UTF_8).replace("\"key\": \"", "\"key\": \"own."));
    }

    private static void damage(String what, byte[] json, List<String> pieces, Reading reading) {
        var random = new Random(31);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder(new String(json, StandardCharsets.UTF_8));
            if (random.nextInt(3) == 0) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(12));
                text.replace(from, to, pieces.get(random.nextInt(pieces.size())));
            } else {
                int from = valueFrom(text, random.nextInt(text.length()));
                text.replace(from, endOfValue(text, from), VALUES.get(random.nextInt(VALUES.size())));
            }
            try {
                reading.read(Samples.bytes(text.toString()));
            } catch (DataUnreadable e) {
                refused++;
                assertThat(e.messageJa()).as(what).startsWith("any.json ").contains("行目");
                assertThat(e.line()).as(what).isPositive();
            }
        }
        assertThat(refused).as(what).isPositive();
    }

    private static final List<String> VALUES = List.of("\"x\"", "{}", "[]", "null", "7", "true", "[{}]", "[\"x\"]");

    /** Where the first value behind a place begins; 0, the whole file, where there is none. */
    private static int valueFrom(StringBuilder text, int place) {
        int colon = text.indexOf("\": ", place);
        return colon < 0 ? 0 : colon + 3;
    }

    /** Where a value ends, signs within quotes not counted; none of the files has an escaped quote. */
    private static int endOfValue(StringBuilder text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && (sign == '{' || sign == '[')) {
                depth++;
            } else if (!quoted && (sign == '}' || sign == ']')) {
                depth--;
            }
            if (!quoted && depth < 0 || !quoted && depth == 0 && sign == ',') {
                return i;
            }
            if (!quoted && depth == 0 && (sign == '}' || sign == ']' || sign == '"')) {
                return i + 1;
            }
        }
        return text.length();
    }
}
