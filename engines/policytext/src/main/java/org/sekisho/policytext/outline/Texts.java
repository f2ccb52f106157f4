package org.sekisho.policytext.outline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.source.Deadline;

/**
 * Heading and paragraphs of each clause from its lines.
 *
 * <p>A first line without a full stop is a heading if something follows that it can be the heading of: text, clauses
 * below it, or brothers that have headings. A main clause always has one; an item of a plain list has none.
 */
final class Texts {
    private static final int LONGEST_HEADING = 80;
    private static final int LONGEST_LONELY_HEADING = 40;
    private static final int LONGEST_TERM = 40;
    private static final int SHORTEST_TEXT = 4;
    private static final int SHORTEST_WRAPPED_FOREWORD = 15;

    private final Lines lines;
    private final Wrapping wrapping;
    private final List<Doubt> doubts;

    Texts(Lines lines, Wrapping wrapping, List<Doubt> doubts) {
        this.lines = lines;
        this.wrapping = wrapping;
        this.doubts = doubts;
    }

    /** Lines of the source that make one paragraph. */
    private static final class Logical {
        final StringBuilder text;
        final int firstLine;
        int lastLine;

        Logical(String text, int line) {
            this.text = new StringBuilder(text);
            this.firstLine = line;
            this.lastLine = line;
        }

        void append(String more, int line) {
            boolean words = latinOrDigit(text.charAt(text.length() - 1)) && latinOrDigit(more.charAt(0));
            if (words) {
                text.append(' ');
            }
            text.append(more);
            lastLine = line;
        }

        private static boolean latinOrDigit(char c) {
            return c < 0x80 && Character.isLetterOrDigit(c);
        }
    }

    /** The lines before the first clause, each as it stands unless it is clearly wrapped. */
    List<String> preamble(List<Integer> indexes) {
        List<String> texts = new ArrayList<>();
        Logical at = null;
        for (int i : indexes) {
            String text = lines.text[i];
            if (at != null
                    && at.text.length() >= SHORTEST_WRAPPED_FOREWORD
                    && !lines.item[i]
                    && !lines.source.get(i).whole()
                    && lines.marker[i] == null
                    && !Signs.sentenceEnd(at.text.charAt(at.text.length() - 1))
                    && (wrapping.full(lines.source.get(at.lastLine)) || Wrapping.continues(text))
                    && wrapping.joins(at.text, lines.source.get(at.lastLine), lines.source.get(i), text, false)
                            == Wrapping.Join.YES) {
                at.append(text, i);
                continue;
            }
            if (at != null) {
                texts.add(at.text.toString());
            }
            at = new Logical(text, i);
        }
        if (at != null) {
            texts.add(at.text.toString());
        }
        return texts;
    }

    void fill(List<Draft> drafts) {
        for (Draft draft : drafts) {
            Deadline.check();
            decide(draft, logical(draft));
        }
        for (Draft draft : drafts) {
            Deadline.check();
            if (draft.previous == null && draft.next != null) {
                headingsAmongBrothers(draft);
            }
        }
        for (Draft draft : drafts) {
            Deadline.check();
            returnToParent(draft);
        }
    }

    private List<Logical> logical(Draft draft) {
        List<Logical> result = new ArrayList<>();
        boolean annex = draft.is(Notation.ANNEX);
        if (!draft.rest.isEmpty()) {
            result.add(new Logical(draft.rest, draft.line));
        }
        boolean numberAlone = draft.rest.isEmpty();
        for (int i : draft.body) {
            String text = lines.text[i];
            if (result.isEmpty()) {
                result.add(new Logical(text, i));
                continue;
            }
            Logical at = result.getLast();
            boolean heading = result.size() == 1 && draft.captionAbove == null && !(numberAlone && annex);
            Wrapping.Join join = lines.item[i]
                    ? Wrapping.Join.NO
                    : wrapping.joins(at.text, lines.source.get(at.lastLine), lines.source.get(i), text, heading);
            if (annex && join != Wrapping.Join.NO && !Wrapping.continues(text)) {
                join = Wrapping.Join.NO;
            }
            if (join == Wrapping.Join.MAYBE_NO || join == Wrapping.Join.MAYBE_YES) {
                doubts.add(new Doubt(lines.number(i), Doubt.Kind.MAYBE_ONE_SENTENCE, shortened(text)));
            }
            if (join == Wrapping.Join.YES || join == Wrapping.Join.MAYBE_YES) {
                at.append(text, i);
            } else {
                result.add(new Logical(text, i));
            }
        }
        return result;
    }

    private void decide(Draft draft, List<Logical> logical) {
        if (draft.captionAbove != null) {
            draft.caption = Titles.healed(draft.captionAbove);
        } else if (!logical.isEmpty()) {
            heading(draft, logical);
        }
        for (Logical paragraph : logical) {
            draft.addParagraph(paragraph.text.toString(), paragraph.lastLine);
        }
    }

    /** Takes the heading off the front of the logical lines, if there is one. */
    private void heading(Draft draft, List<Logical> logical) {
        String first = logical.getFirst().text.toString();
        if (draft.container) {
            if (!draft.rest.isEmpty() || !sentence(first) && first.length() <= LONGEST_LONELY_HEADING) {
                take(draft, logical);
            }
            return;
        }
        if (draft.is(Notation.SUPPLEMENT)) {
            int end = Signs.opens(first.charAt(0)) ? bracketsEnd(first) : 0;
            if (end > 0 && end < first.length()) {
                part(draft, logical, first, end);
            } else if (!draft.rest.isEmpty() && !first.startsWith("この") || Lines.captionAbove(first)) {
                take(draft, logical);
            }
            return;
        }
        boolean main = draft.level == 1;
        if (first.equals("削除")) {
            return;
        }
        if (main && inBrackets(draft, logical, first)) {
            return;
        }
        boolean splits = !startsWithQuote(first);
        int at = splits ? separator(first) : -1;
        if (sentence(first)) {
            if (at > 0) {
                part(draft, logical, first, at);
            } else if (main && !draft.is(Notation.ARTICLE)) {
                glued(draft, logical, first);
            }
            return;
        }
        boolean follows =
                logical.size() > 1 && !Wrapping.beginsWithDate(logical.get(1).text) && !closing(logical.get(1).text);
        if (main) {
            if (at > 0 && first.length() - at > 15) {
                part(draft, logical, first, at);
            } else if (first.length() <= LONGEST_HEADING && (follows || draft.children > 0)
                    || first.length() <= LONGEST_LONELY_HEADING && !Wrapping.endsOpen(first)) {
                take(draft, logical);
            }
            return;
        }
        if (at > 0) {
            part(draft, logical, first, at);
            return;
        }
        boolean onlyBack =
                follows && Vocabulary.goesBackToParent(logical.get(1).text.toString());
        boolean heads = (follows && !onlyBack || draft.children > 0)
                && first.length() <= LONGEST_HEADING
                && !Outliner.announces(first)
                && !Wrapping.endsOpen(first)
                && !startsWithQuote(first);
        if (heads) {
            take(draft, logical);
        }
    }

    /** The index behind the brackets that a text begins with, or 0. */
    private static int bracketsEnd(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() && i < LONGEST_HEADING; i++) {
            if (Signs.opens(text.charAt(i))) {
                depth++;
            } else if (Signs.closes(text.charAt(i)) && --depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }

    /** 以上: the word that closes a document. */
    private static boolean closing(CharSequence text) {
        return text.length() < 6 && Signs.squeezed(text).equals("以上");
    }

    private void take(Draft draft, List<Logical> logical) {
        Logical heading = logical.removeFirst();
        draft.caption = Titles.healed(heading.text.toString());
        draft.captionEnd = heading.lastLine;
    }

    private void part(Draft draft, List<Logical> logical, String first, int at) {
        draft.caption = Titles.healed(first.substring(0, at).strip());
        draft.captionInline = true;
        Logical text = logical.getFirst();
        text.text.delete(0, Signs.skipSpaces(first, at));
    }

    /** 第1条（目的） この規程は…: the heading in brackets right behind the number. */
    private boolean inBrackets(Draft draft, List<Logical> logical, String first) {
        char open = first.charAt(0);
        char closing = switch (open) {
            case '(' -> ')';
            case '（' -> '）';
            case '【' -> '】';
            case '〔' -> '〕';
            case '［' -> '］';
            default -> ' ';
        };
        if (closing == ' ') {
            return false;
        }
        int end = first.indexOf(closing);
        if (end < 2 || end > LONGEST_TERM || first.substring(0, end).indexOf('。') >= 0) {
            return false;
        }
        int rest = Signs.skipSpaces(first, end + 1);
        if (rest < first.length() && rest == end + 1 && "のにをはがと".indexOf(first.charAt(rest)) >= 0) {
            return false;
        }
        draft.caption = Titles.healed(first.substring(1, end).strip());
        lines.found.add(new LayoutLine(
                lines.number(logical.getFirst().firstLine), LayoutLine.Kind.BRACKETS, "" + open + closing));
        draft.captionEnd = logical.getFirst().firstLine;
        if (rest == first.length()) {
            logical.removeFirst();
        } else {
            logical.getFirst().text.delete(0, rest);
        }
        return true;
    }

    /** 第1 目的この方針は…: a known heading that nothing parts from the sentence. */
    private void glued(Draft draft, List<Logical> logical, String first) {
        int end = Vocabulary.gluedHeadingEnd(first, 0);
        if (end == 0 || end == first.length()) {
            return;
        }
        draft.caption = first.substring(0, end);
        draft.captionInline = true;
        logical.getFirst().text.delete(0, Signs.skipSpaces(first, end));
        doubts.add(new Doubt(lines.number(draft.line), Doubt.Kind.MAYBE_A_CAPTION, draft.caption));
    }

    private static boolean startsWithQuote(String text) {
        return text.charAt(0) == '「' || text.charAt(0) == '『';
    }

    /**
     * The index of the space that parts a term or heading from the text on the same line, or -1.
     *
     * <p>A narrow space beside a Latin letter or a digit parts nothing: it is set around them inside sentences.
     */
    private static int separator(String text) {
        int limit = Math.min(text.length() - SHORTEST_TEXT, LONGEST_TERM * 2);
        int depth = 0;
        for (int i = 0; i < limit; i++) {
            char c = text.charAt(i);
            if (Signs.opens(c)) {
                depth++;
            } else if (Signs.closes(c)) {
                depth--;
            } else if (depth > 0) {
                continue;
            } else if (c == '、' || c == '。' || c == '，') {
                return -1;
            } else if (Signs.space(c)) {
                char left = text.charAt(Math.max(i - 1, 0));
                int next = Signs.skipSpaces(text, i);
                char right = text.charAt(Math.min(next, text.length() - 1));
                boolean wide = c == '　' || c == '\t' || next - i > 1;
                boolean apart = i == 1 || next + 1 < text.length() && Signs.space(text.charAt(next + 1));
                boolean inside = !wide && (left < 0x80 && Character.isLetterOrDigit(left) || Signs.digit(right));
                boolean goesOn = next < text.length()
                        && Wrapping.continues(text.substring(next, Math.min(text.length(), next + 12)));
                if (!apart && !inside && !goesOn && i >= 2 && "のをにはがとで".indexOf(left) < 0) {
                    return i;
                }
                if (apart
                        && i > 1
                        && Signs.space(text.charAt(i - 2))
                        && next - i >= 1
                        && wide
                        && !(next + 1 < text.length() && Signs.space(text.charAt(next + 1)))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Whether a text has a full stop outside brackets. */
    static boolean sentence(CharSequence text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Signs.opens(c)) {
                depth++;
            } else if (Signs.closes(c)) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && Signs.sentenceEnd(c) && c != '．') {
                return true;
            }
        }
        return depth > 0 && Signs.sentenceEnd(text.charAt(text.length() - 1));
    }

    /** Makes the lone short line of an item its heading where at least half of its brothers have one with a text. */
    private static void headingsAmongBrothers(Draft firstBrother) {
        if (firstBrother.level == 1 || firstBrother.container) {
            return;
        }
        int headed = 0;
        int all = 0;
        for (Draft d = firstBrother; d != null; d = d.next) {
            all++;
            if (d.caption != null && !d.captionInline && d.captionAbove == null && !d.paragraphs.isEmpty()) {
                headed++;
            }
        }
        if (headed == 0) {
            return;
        }
        int plain = 0;
        for (Draft d = firstBrother; d != null; d = d.next) {
            if (d.caption == null && !lonely(d)) {
                plain++;
            }
        }
        if (plain > headed) {
            return;
        }
        for (Draft d = firstBrother; d != null; d = d.next) {
            if (d.caption == null && lonely(d) && all > 1) {
                d.caption = Titles.healed(d.paragraphs.removeFirst());
                d.captionEnd = d.paragraphLines.removeFirst();
            }
        }
    }

    private static boolean lonely(Draft draft) {
        return draft.paragraphs.size() == 1
                && draft.children == 0
                && draft.paragraphs.getFirst().length() <= LONGEST_LONELY_HEADING
                && !sentence(draft.paragraphs.getFirst());
    }

    /** Gives the sentences behind the last item of a list to the clause that holds the list. */
    private void returnToParent(Draft draft) {
        Draft parent = draft.parent;
        if (parent == null
                || parent.container
                || draft.container
                || draft.next != null
                || draft.paragraphs.size() < 2
                || draft.caption != null && !draft.captionInline
                || draft.is(Notation.DIGIT) && parent.is(Notation.ARTICLE)
                || parent.is(Notation.SUPPLEMENT)) {
            return;
        }
        int from = -1;
        boolean sure = !sentence(draft.paragraphs.getFirst());
        if (sure) {
            for (int k = 1; k < draft.paragraphs.size() && from < 0; k++) {
                if (sentence(draft.paragraphs.get(k))) {
                    from = k;
                }
            }
        } else if (Vocabulary.goesBackToParent(draft.paragraphs.get(1)) && brothersAreShort(draft)) {
            from = 1;
        }
        if (from < 0) {
            return;
        }
        if (!sure) {
            doubts.add(new Doubt(
                    lines.number(draft.paragraphLines.get(from)),
                    Doubt.Kind.MAYBE_OF_ANOTHER_CLAUSE,
                    shortened(draft.paragraphs.get(from))));
        }
        while (draft.paragraphs.size() > from) {
            parent.addParagraph(draft.paragraphs.remove(from), draft.paragraphLines.remove(from));
        }
    }

    private static boolean brothersAreShort(Draft draft) {
        int brothers = 0;
        for (@Nullable Draft d = draft.previous; d != null; d = d.previous) {
            if (d.paragraphs.size() > 1) {
                return false;
            }
            brothers++;
        }
        return brothers >= 1;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
