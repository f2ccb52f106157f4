package org.sekisho.policytext.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/** Gathers the lines of a document whose format knows paragraphs, and holds the limit on their size. */
final class LineCollector {
    private final String file;
    private final int maxChars;
    private final List<SourceLine> lines = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private long chars;

    LineCollector(String file, int maxChars) {
        this.file = file;
        this.maxChars = maxChars;
    }

    /** Adds a line unless it is empty; its text is cleaned and its spaces made single. */
    void add(CharSequence raw, int indent, boolean whole, int heading, Optional<LayoutLine.Kind> layout)
            throws PolicyUnreadable {
        Deadline.check();
        chars += raw.length();
        if (chars > maxChars) {
            throw Sources.refused(file, new Reason.TooMuchText(maxChars));
        }
        String uncleaned = raw.toString();
        String text = stripped(Clean.clean(uncleaned));
        if (Clean.unreadable(uncleaned)) {
            doubt(Doubt.Kind.UNREADABLE_SIGN, "");
        }
        if (!text.isEmpty()) {
            lines.add(new SourceLine(next(), text, indent, 0, whole, heading, layout));
        }
    }

    /** A doubt about the line that comes next. */
    void doubt(Doubt.Kind kind, String text) {
        doubts.add(new Doubt(next(), kind, text));
    }

    SourceText text() {
        return new SourceText(lines, doubts);
    }

    private int next() {
        return lines.size() + 1;
    }

    private static String stripped(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && (Clean.space(text.charAt(from)) || text.charAt(from) == '\n')) {
            from++;
        }
        while (end > from && (Clean.space(text.charAt(end - 1)) || text.charAt(end - 1) == '\n')) {
            end--;
        }
        return text.substring(from, end);
    }
}
