package org.sekisho.policytext.source;

import java.util.Locale;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/** The one way from bytes to lines: chooses the reader by name and content and holds the limits that all share. */
public final class Sources {
    private Sources() {}

    /**
     * The lines of a file.
     *
     * @throws PolicyUnreadable if the format is unknown or does not fit the content, or a limit is passed
     */
    public static SourceText read(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        if (bytes.length > limits.maxBytes()) {
            throw refused(file, new Reason.TooLarge(bytes.length, limits.maxBytes()));
        }
        if (bytes.length == 0) {
            throw refused(file, new Reason.Empty());
        }
        String name = file.toLowerCase(Locale.ROOT);
        SourceText text;
        if (name.endsWith(".txt") || name.endsWith(".text")) {
            text = plain(bytes, file, limits, false);
        } else if (name.endsWith(".md") || name.endsWith(".markdown")) {
            text = plain(bytes, file, limits, true);
        } else if (name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml")) {
            text = HtmlText.read(bytes, file, limits);
        } else if (name.endsWith(".docx")) {
            text = DocxText.read(bytes, file, limits);
        } else if (name.endsWith(".pdf")) {
            text = PdfText.read(bytes, file, limits);
        } else {
            throw refused(file, new Reason.UnknownFormat(ending(name)));
        }
        if (text.lines().isEmpty()) {
            throw refused(file, new Reason.NoText());
        }
        return text;
    }

    private static SourceText plain(byte[] bytes, String file, Limits limits, boolean markdown)
            throws PolicyUnreadable {
        String text = Decoding.decode(bytes, file);
        if (text.length() > limits.maxChars()) {
            throw refused(file, new Reason.TooMuchText(limits.maxChars()));
        }
        return PlainText.lines(text, markdown);
    }

    static PolicyUnreadable refused(String file, Reason reason) {
        return new PolicyUnreadable(file, new Place.WholeFile(), reason);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(dot);
    }
}
