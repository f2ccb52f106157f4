package org.sekisho.policytext.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;

/** Text → its lines, for .txt and .md, and for whatever else has become text. */
final class PlainText {
    private final List<SourceLine> lines = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final boolean markdown;
    private int gap;

    private PlainText(boolean markdown) {
        this.markdown = markdown;
    }

    static SourceText lines(String text, boolean markdown) {
        PlainText reading = new PlainText(markdown);
        int start = 0;
        int number = 1;
        int length = text.length();
        for (int i = 0; i <= length; i++) {
            char c = i < length ? text.charAt(i) : '\n';
            if (c == '\n' || c == '\r') {
                reading.line(text.substring(start, i), number++);
                if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        return new SourceText(reading.lines, reading.doubts);
    }

    private void line(String raw, int number) {
        Deadline.check();
        String text = Clean.clean(raw);
        if (Clean.unreadable(raw)) {
            doubts.add(new Doubt(number, Doubt.Kind.UNREADABLE_SIGN, ""));
        }
        int indent = 0;
        int from = 0;
        while (from < text.length() && Clean.space(text.charAt(from))) {
            indent += text.charAt(from) == '　' ? 2 : 1;
            from++;
        }
        int end = text.length();
        while (end > from && Clean.space(text.charAt(end - 1))) {
            end--;
        }
        if (from == end) {
            gap++;
            return;
        }
        String content = text.substring(from, end);
        if (markdown) {
            markdown(content, number, indent);
        } else {
            lines.add(SourceLine.of(number, content, indent, gap));
        }
        gap = 0;
    }

    /** A line of Markdown: signs of the markup become layout of the same line. */
    private void markdown(String content, int number, int indent) {
        int depth = 0;
        while (depth < content.length() && depth < 7 && content.charAt(depth) == '#') {
            depth++;
        }
        boolean heading = depth > 0 && depth < 7 && depth < content.length() && content.charAt(depth) == ' ';
        String text = heading ? content.substring(depth).strip() : content;
        if (heading) {
            markup(number, content.substring(0, depth));
        }
        if (text.startsWith("> ")) {
            markup(number, ">");
            text = text.substring(2).strip();
        }
        StringBuilder out = new StringBuilder(text.length());
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean twice = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '*' || c == '_') && twice) {
                signs.append(c).append(c);
                i++;
            } else if (c == '\\' && i + 1 < text.length() && "\\`*_{}[]()#+-.!|>".indexOf(text.charAt(i + 1)) >= 0) {
                signs.append(c);
                out.append(text.charAt(++i));
            } else if (c == '`') {
                signs.append(c);
            } else {
                out.append(c);
            }
        }
        if (!signs.isEmpty()) {
            markup(number, signs.toString());
        }
        String plain = out.toString().strip();
        if (plain.startsWith("|") && plain.endsWith("|") && plain.length() > 1) {
            plain = row(plain, number);
        }
        if (!plain.isEmpty()) {
            lines.add(new SourceLine(number, plain, indent, gap, false, heading ? depth : 0, Optional.empty()));
        }
    }

    /** A row of a table: cells parted by tabs; a row of rules is layout. */
    private String row(String plain, int number) {
        boolean rule = plain.chars().allMatch(c -> "|-: ".indexOf(c) >= 0);
        if (rule) {
            markup(number, plain);
            return "";
        }
        StringBuilder bars = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (String cell : plain.substring(1, plain.length() - 1).split("\\|", -1)) {
            bars.append('|');
            cells.append(cells.isEmpty() ? "" : "\t").append(cell.strip());
        }
        markup(number, bars.append('|').toString());
        return cells.toString().strip();
    }

    private void markup(int number, String signs) {
        lines.add(new SourceLine(number, signs, 0, 0, false, 0, Optional.of(LayoutLine.Kind.BULLET)));
    }
}
