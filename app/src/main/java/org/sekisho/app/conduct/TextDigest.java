package org.sekisho.app.conduct;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sekisho.policytext.PolicyDocument;

/**
 * The digest of a text, which is printed on what people sign: SHA-256 of its clauses in their order, each as address, caption and
 * paragraphs, every one of them followed by a line feed, in UTF-8.
 */
public final class TextDigest {

    private TextDigest() {}

    /** In hexadecimal. */
    public static String of(PolicyDocument text) {
        var all = new StringBuilder();
        for (var clause : text.clauses()) {
            all.append(clause.path()).append('\n');
            all.append(clause.caption().orElse("")).append('\n');
            clause.paragraphs().forEach(paragraph -> all.append(paragraph).append('\n'));
        }
        return of(all.toString());
    }

    static String of(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
