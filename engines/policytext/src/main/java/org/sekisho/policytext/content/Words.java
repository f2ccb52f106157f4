package org.sekisho.policytext.content;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparing and parting the words of a policy. */
final class Words {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern BRACKETS = Pattern.compile("[（(][^（）()]*[）)]");

    private Words() {}

    /** One form for full and half width, large and small letters, with and without spaces. */
    static String folded(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    static String withoutBrackets(String text) {
        return BRACKETS.matcher(text).replaceAll("");
    }

    /** The parts between the marks, without the empty ones. */
    static List<String> parts(String text, Pattern between) {
        var parts = new ArrayList<String>();
        for (String part : between.split(text)) {
            var plain = part.strip();
            if (!plain.isEmpty()) {
                parts.add(plain);
            }
        }
        return parts;
    }
}
