package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.LineRange;

/**
 * Clauses as an amending text prints them below the sentence that puts them in.
 *
 * <p>A clause of level n begins with n wide spaces, its number and its heading or text; paragraphs that do not stand
 * behind the number are indented by two more. An article has its heading in brackets on the line above. What this layout
 * cannot say without doubt is written out in one line: {@code ［階層：２、番号：「附　則」、段落：「…」］}. Writing tries the plain
 * forms first and takes one only if reading gives the same clause back.
 */
final class IndentedClauses {
    private static final char SPACE = '　';
    private static final String WRITTEN_OUT = "［階層：";
    private static final int PARAGRAPH_INDENT = 2;
    private static final int LONGEST_MARKER = 14;
    private static final int LONGEST_CAPTION_BEFORE_LIST = 30;
    private static final Pattern ANNEX = Pattern.compile("(?:別表|様式|別記|別紙).{0,10}");
    private static final Pattern CHAPTER = Pattern.compile("第[^条]{1,6}[編章節款目](?:の.{1,4})?");
    private static final String NUMBER = "(?:[0-9０-９]+|[〇一二三四五六七八九十百]+|[①-⑳㉑-㊿⑴-⒛Ⅰ-ⅿ㈠-㈩]|[ァ-ヺｦ-ﾝ]|[A-Za-zＡ-Ｚａ-ｚ]{1,5})";
    private static final Pattern MARKER = Pattern.compile("[（(【\\[［〔]?第? ?" + NUMBER + "(?:[-‐‑–—―－−.．・]" + NUMBER
            + ")* ?[編章節款目条項号]?(?:の" + NUMBER + ")*[)）】\\]］〕]?(?:の" + NUMBER + ")*[.．、,]?");
    private static final int MOST_LEVELS = 60;

    private IndentedClauses() {}

    /** What a clause is, without where it stands. */
    record Content(String marker, int level, Optional<String> caption, List<String> paragraphs, boolean container) {
        Content {
            paragraphs = List.copyOf(paragraphs);
        }

        static Content of(Clause clause) {
            return new Content(
                    clause.marker(), clause.level(), clause.caption(), clause.paragraphs(), clause.container());
        }

        Clause clause(int line) {
            return new Clause("", marker, level, caption, paragraphs, container, new LineRange(line, line));
        }
    }

    /** Thrown for lines that are no clauses. */
    static final class NoClauses extends Exception {
        private static final long serialVersionUID = 1L;
        final int line;

        NoClauses(int line) {
            this.line = line;
        }
    }

    // Writing

    static List<String> written(List<Content> clauses) {
        var lines = new ArrayList<String>();
        int last = MOST_LEVELS;
        for (int i = 0; i < clauses.size(); i++) {
            var clause = clauses.get(i);
            boolean list = i + 1 < clauses.size() && clauses.get(i + 1).level() > clause.level();
            lines.addAll(written(clause, last, list));
            last = clause.level();
        }
        return reads(lines, clauses)
                ? lines
                : clauses.stream().map(clause -> SPACE + writtenOut(clause)).toList();
    }

    private static boolean reads(List<String> lines, List<Content> clauses) {
        try {
            return read(lines, 1).equals(clauses);
        } catch (NoClauses e) {
            return false;
        }
    }

    private static List<String> written(Content clause, int last, boolean list) {
        if (clause.level() <= last + 1 && clause.paragraphs().stream().noneMatch(IndentedClauses::delicate)) {
            for (var form : plainForms(clause)) {
                if (reads(form, clause, list)) {
                    return form;
                }
            }
        }
        return List.of(SPACE + writtenOut(clause));
    }

    /** Lines that an editor or a print may not give back as they are. */
    private static boolean delicate(String paragraph) {
        return paragraph.isBlank() || !paragraph.strip().equals(paragraph) || broken(paragraph);
    }

    static boolean broken(String text) {
        return text.chars().anyMatch(c -> c == '\n' || c == '\r');
    }

    private static List<List<String>> plainForms(Content clause) {
        String indent = String.valueOf(SPACE).repeat(clause.level());
        var forms = new ArrayList<List<String>>();
        var caption = clause.caption();
        boolean article = clause.marker().indexOf('条') > 0;
        if (caption.isEmpty() && !clause.paragraphs().isEmpty()) {
            forms.add(form(indent, indent + clause.marker() + SPACE, clause, 1));
        }
        if (caption.isEmpty()) {
            forms.add(form(indent, indent + clause.marker(), clause, 0));
        } else {
            String inOneLine = clause.marker().isEmpty() ? caption.get() : clause.marker() + SPACE + caption.get();
            if (!article) {
                forms.add(form(indent, indent + inOneLine, clause, 0));
            }
            var above = new ArrayList<String>();
            above.add(indent + '（' + caption.get() + '）');
            boolean text = !clause.paragraphs().isEmpty();
            above.addAll(form(indent, indent + clause.marker() + (text ? SPACE : ""), clause, text ? 1 : 0));
            forms.add(above);
        }
        return forms;
    }

    private static List<String> form(String indent, String head, Content clause, int behind) {
        var lines = new ArrayList<String>();
        lines.add(behind == 0 ? head : head + clause.paragraphs().getFirst());
        clause.paragraphs().stream()
                .skip(behind)
                .forEach(paragraph -> lines.add(indent + String.valueOf(SPACE).repeat(PARAGRAPH_INDENT) + paragraph));
        return lines;
    }

    private static boolean reads(List<String> form, Content clause, boolean list) {
        if (form.stream().anyMatch(IndentedClauses::broken)) {
            return false;
        }
        var lines = new ArrayList<>(form);
        // What follows takes part in the reading: a list below, or a clause beside it.
        lines.add(String.valueOf(SPACE).repeat(clause.level() + (list ? 1 : 0)) + "①" + SPACE + "一。");
        try {
            var read = read(lines, 1);
            return read.size() == 2 && read.getFirst().equals(clause);
        } catch (NoClauses e) {
            return false;
        }
    }

    private static String writtenOut(Content clause) {
        var out = new StringBuilder(WRITTEN_OUT).append(clause.level());
        if (clause.container()) {
            out.append("、区分：章等");
        }
        out.append("、番号：").append(quoted(clause.marker()));
        clause.caption().ifPresent(caption -> out.append("、見出し：").append(quoted(caption)));
        clause.paragraphs().forEach(paragraph -> out.append("、段落：").append(quoted(paragraph)));
        return out.append('］').toString();
    }

    private static String quoted(String text) {
        var out = new StringBuilder("「");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '」' -> out.append("\\」");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('」').toString();
    }

    /** One paragraph or line, as a line of its own. */
    static String line(String text) {
        return delicate(text) || text.startsWith("［") ? SPACE + "［" + quoted(text) + "］" : SPACE + text;
    }

    // Reading

    /** The text of a line made by {@link #line}. */
    static String unlined(String line) {
        String text = line.substring(indent(line)).stripTrailing();
        if (text.startsWith("［「") && text.endsWith("」］")) {
            var cursor = new Cursor(text, 1);
            var quoted = cursor.quoted();
            if (quoted.isPresent() && cursor.at == text.length() - 1) {
                return quoted.get();
            }
        }
        return text;
    }

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == SPACE) {
            indent++;
        }
        return indent;
    }

    /**
     * Reads lines, none of them blank.
     *
     * @param first the number of the first line, for messages
     */
    static List<Content> read(List<String> lines, int first) throws NoClauses {
        var clauses = new ArrayList<Content>();
        int at = 0;
        while (at < lines.size()) {
            int start = at;
            String line = lines.get(at);
            int level = indent(line);
            if (level == 0 || level > MOST_LEVELS) {
                throw new NoClauses(first + at);
            }
            String text = line.substring(level).stripTrailing();
            if (text.startsWith(WRITTEN_OUT)) {
                clauses.add(writtenOut(text).orElseThrow(() -> new NoClauses(first + start)));
                at++;
                continue;
            }
            Optional<String> caption = Optional.empty();
            boolean next = at + 1 < lines.size() && indent(lines.get(at + 1)) == level;
            if (next && isCaptionAbove(text)) {
                caption = Optional.of(text.substring(1, text.length() - 1));
                text = lines.get(++at).substring(level).stripTrailing();
            }
            var paragraphs = new ArrayList<String>();
            at++;
            while (at < lines.size() && indent(lines.get(at)) >= level + PARAGRAPH_INDENT) {
                paragraphs.add(
                        lines.get(at++).substring(level + PARAGRAPH_INDENT).strip());
            }
            boolean list = at < lines.size() && indent(lines.get(at)) > level;
            clauses.add(read(text, level, caption, paragraphs, list));
        }
        return clauses;
    }

    private static boolean isCaptionAbove(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '（' ? 1 : c == '）' ? -1 : 0;
            if (depth == 0 && i < text.length() - 1) {
                return false;
            }
        }
        return depth == 0 && text.startsWith("（") && text.length() > 2 && !isMarker(text);
    }

    private static Content read(String text, int level, Optional<String> above, List<String> paragraphs, boolean list) {
        int space = text.indexOf(SPACE);
        String marker = space < 0 ? text : text.substring(0, space);
        if (!isMarker(marker)) {
            return new Content("", level, Optional.of(text), paragraphs, true);
        }
        boolean container =
                CHAPTER.matcher(marker).matches() || ANNEX.matcher(marker).matches();
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        if (rest.isEmpty()) {
            return new Content(marker, level, above, paragraphs, container);
        }
        boolean heading = above.isEmpty()
                && (container
                        || !rest.endsWith("。")
                                && (!paragraphs.isEmpty()
                                        || list
                                                && rest.length() <= LONGEST_CAPTION_BEFORE_LIST
                                                && rest.indexOf('、') < 0
                                                && rest.indexOf('次') < 0));
        if (heading) {
            return new Content(marker, level, Optional.of(rest), paragraphs, container);
        }
        var all = new ArrayList<String>();
        all.add(rest);
        all.addAll(paragraphs);
        return new Content(marker, level, above, all, container);
    }

    private static boolean isMarker(String text) {
        if (text.isEmpty() || text.length() > LONGEST_MARKER) {
            return false;
        }
        String sign = Ordinal.sign(text);
        return sign.equals("附則")
                || sign.equals("付則")
                || ANNEX.matcher(text).matches()
                || MARKER.matcher(text).matches();
    }

    private static Optional<Content> writtenOut(String text) {
        var cursor = new Cursor(text, WRITTEN_OUT.length());
        int level = 0;
        while (cursor.at < text.length() && Character.digit(text.charAt(cursor.at), 10) >= 0 && level < MOST_LEVELS) {
            level = level * 10 + Character.digit(text.charAt(cursor.at++), 10);
        }
        boolean container = cursor.takes("、区分：章等");
        if (level < 1 || level > MOST_LEVELS || !cursor.takes("、番号：")) {
            return Optional.empty();
        }
        var marker = cursor.quoted();
        Optional<String> caption = Optional.empty();
        if (cursor.takes("、見出し：")) {
            caption = cursor.quoted();
            if (caption.isEmpty()) {
                return Optional.empty();
            }
        }
        var paragraphs = new ArrayList<String>();
        while (cursor.takes("、段落：")) {
            var paragraph = cursor.quoted();
            if (paragraph.isEmpty()) {
                return Optional.empty();
            }
            paragraphs.add(paragraph.get());
        }
        boolean whole = cursor.takes("］") && cursor.at == text.length();
        return whole && marker.isPresent()
                ? Optional.of(new Content(marker.get(), level, caption, paragraphs, container))
                : Optional.empty();
    }

    /** A place in a line that is read from left to right. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text, int at) {
            this.text = Objects.requireNonNull(text);
            this.at = at;
        }

        boolean takes(String wanted) {
            boolean there = text.startsWith(wanted, at);
            at += there ? wanted.length() : 0;
            return there;
        }

        Optional<String> quoted() {
            if (!takes("「")) {
                return Optional.empty();
            }
            var out = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '」') {
                    return Optional.of(out.toString());
                }
                if (c == '\\' && at < text.length()) {
                    char escaped = text.charAt(at++);
                    out.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
                } else {
                    out.append(c);
                }
            }
            return Optional.empty();
        }
    }
}
