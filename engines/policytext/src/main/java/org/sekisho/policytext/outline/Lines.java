package org.sekisho.policytext.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.source.Deadline;
import org.sekisho.policytext.source.SourceLine;

/**
 * The lines of a source with page layout told from text, and the number at the beginning of each line.
 *
 * <p>Told as layout are bullets before numbers, page numbers, headings repeated on every page, ruled lines, the table of
 * contents and what a web site puts around a text.
 */
final class Lines {
    private static final int LONGEST_CONTENTS = 1200;
    private static final int LONGEST_TRAILER = 60;
    private static final int SHORTEST_HEAD = 3;
    /** Lines without a leader that may stand between two entries of the contents that have one. */
    private static final int LONGEST_BREAK = 3;

    private static final int LONGEST_ENTRY = 40;

    final List<SourceLine> source;
    /** The text of each line without bullet. */
    final String[] text;

    final @Nullable Marker[] marker;
    final boolean[] layout;
    /** Whether a bullet stood before the text. */
    final boolean[] item;

    final List<LayoutLine> found = new ArrayList<>();
    /** Names of unnumbered parts that the table of contents lists. */
    final Set<String> parts = new HashSet<>();

    private final List<Doubt> doubts;

    Lines(List<SourceLine> source, List<Doubt> doubts) {
        this.source = source;
        this.doubts = doubts;
        int n = source.size();
        this.text = new String[n];
        this.marker = new Marker[n];
        this.layout = new boolean[n];
        this.item = new boolean[n];
        for (int i = 0; i < n; i++) {
            Deadline.check();
            SourceLine line = source.get(i);
            text[i] = line.text();
            if (line.layout().isPresent()) {
                take(i, line.layout().get());
            } else {
                stripBullet(i);
                marker[i] = MarkerScanner.scan(text[i]);
            }
        }
        romans(Notation.UPPER, Notation.ROMAN);
        romans(Notation.LOWER, Notation.LOWER_ROMAN);
        romans(Notation.PAREN_LOWER, Notation.PAREN_ROMAN);
        repeatedHeads();
        for (int i = 0; i < n; i++) {
            Deadline.check();
            if (!layout[i]) {
                chrome(i);
            }
        }
        contents();
        trailer();
    }

    int size() {
        return text.length;
    }

    int number(int i) {
        return source.get(i).number();
    }

    /** Reads I, V and X as Roman numbers where II, IV or IX stand around them. */
    private void romans(Notation letter, Notation roman) {
        int one = -1;
        int last = 0;
        for (int i = 0; i < marker.length; i++) {
            Marker at = marker[i];
            if (at == null) {
                continue;
            }
            if (at.notation() == roman) {
                Marker first = one < 0 ? null : marker[one];
                if (at.ordinal() == 2 && first != null) {
                    marker[one] = first.as(roman, 1);
                }
                one = -1;
                last = at.ordinal();
            } else if (at.notation() == letter) {
                boolean next = at.other() > 1 && at.other() == last + 1;
                if (next) {
                    marker[i] = at.as(roman, at.other());
                    last++;
                }
                one = at.other() == 1 ? i : -1;
            }
        }
    }

    /** The next line that is no layout, or {@link #size()}. */
    int next(int i) {
        int j = i + 1;
        while (j < text.length && layout[j]) {
            j++;
        }
        return j;
    }

    private void take(int i, LayoutLine.Kind kind) {
        layout[i] = true;
        marker[i] = null;
        found.add(new LayoutLine(number(i), kind, text[i]));
    }

    private void stripBullet(int i) {
        String line = text[i];
        char first = line.charAt(0);
        boolean markup = first == '-' || first == '*' || first == '+';
        if (!markup && !Signs.bullet(first) || line.length() < 2 || markup && pageNumber(line)) {
            return;
        }
        int p = Signs.skipSpaces(line, 1);
        if (p == line.length() || markup && p == 1) {
            return;
        }
        String rest = line.substring(p);
        Marker behind = MarkerScanner.scan(rest);
        boolean beforeNumber = behind != null && !behind.tight() && first != '※' && first != '○' && first != '◯';
        if (beforeNumber || markup) {
            text[i] = rest;
            item[i] = true;
            found.add(new LayoutLine(number(i), LayoutLine.Kind.BULLET, line.substring(0, 1)));
        }
    }

    private void chrome(int i) {
        String line = text[i];
        if (ruled(line)) {
            take(i, LayoutLine.Kind.RULE);
        } else if (pageNumber(line)) {
            take(i, LayoutLine.Kind.PAGE_NUMBER);
        } else if (leader(line) > 0) {
            take(i, LayoutLine.Kind.CONTENTS);
        } else if (line.length() < 120 && Vocabulary.site(line)) {
            take(i, LayoutLine.Kind.SITE);
        } else if (bareNumber(line) && betweenPages(i)) {
            take(i, LayoutLine.Kind.PAGE_NUMBER);
        }
    }

    /** A line of one sign, repeated: ─────. */
    private static boolean ruled(String line) {
        if (line.length() < 3) {
            return false;
        }
        char c = line.charAt(0);
        if (Character.isLetterOrDigit(c) || c == '。') {
            return false;
        }
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i) != c && !Signs.space(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** - 3 -, －３－, 3/12, 3 / 12 ページ, P.3, 3ページ, page 3. */
    static boolean pageNumber(String line) {
        if (line.length() > 16) {
            return false;
        }
        String s = Signs.squeezed(line);
        int start = 0;
        int end = s.length();
        if (end > 2 && dash(s.charAt(0)) && dash(s.charAt(end - 1))) {
            start = 1;
            end--;
            while (start < end && dash(s.charAt(start))) {
                start++;
            }
            while (end > start && dash(s.charAt(end - 1))) {
                end--;
            }
            return numbers(s, start, end, false);
        }
        String half = lowerHalf(s);
        if (half.startsWith("page")) {
            return numbers(half, 4, half.length(), true);
        }
        if (half.startsWith("p.")) {
            return numbers(half, 2, half.length(), true);
        }
        if (half.endsWith("ページ") || half.endsWith("頁")) {
            return numbers(half, 0, half.length() - (half.endsWith("頁") ? 1 : 3), true);
        }
        return half.indexOf('/') > 0 && numbers(half, 0, half.length(), true);
    }

    private static boolean dash(char c) {
        return switch (c) {
            case '-', '－', '―', '‐', '–', '—', '−', '─', '~', '～', '〜' -> true;
            default -> false;
        };
    }

    private static boolean numbers(String s, int start, int end, boolean slash) {
        int digits = 0;
        int slashes = 0;
        for (int i = start; i < end; i++) {
            char c = s.charAt(i);
            if (Signs.digit(c)) {
                digits++;
            } else if (slash && (c == '/' || c == '／') && digits > 0 && slashes == 0) {
                slashes++;
            } else {
                return false;
            }
        }
        return digits > 0 && digits <= 8;
    }

    private static String lowerHalf(String s) {
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            out.append(Character.toLowerCase(Signs.half(s.charAt(i))));
        }
        return out.toString();
    }

    private static boolean bareNumber(String line) {
        if (line.length() > 4) {
            return false;
        }
        for (int i = 0; i < line.length(); i++) {
            if (!Signs.digit(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a number alone on its line is a page number: no heading follows that it could be the number of.
     *
     * <p>Where a heading follows, {@link Outliner} decides by the order of the numbers.
     */
    private boolean betweenPages(int i) {
        int j = next(i);
        if (j >= text.length) {
            return true;
        }
        if (bareNumber(text[j])) {
            return true;
        }
        boolean heading = text[j].length() <= 40 && text[j].indexOf('。') < 0 && marker[j] == null;
        return !heading;
    }

    /** Index where a dotted leader with a page number begins at the end of a line, or -1. */
    private static int leader(String line) {
        int end = line.length();
        while (end > 0 && (Signs.digit(line.charAt(end - 1)) || Signs.space(line.charAt(end - 1)))) {
            end--;
        }
        if (end == line.length()) {
            return -1;
        }
        int dots = 0;
        int p = end;
        while (p > 0) {
            char c = line.charAt(p - 1);
            if (c == '…' || c == '‥') {
                dots += 3;
            } else if (c == '・' || c == '.' || c == '．' || c == '·' || c == '─' || c == '-') {
                dots++;
            } else if (!Signs.space(c)) {
                break;
            }
            p--;
        }
        return dots >= 3 && p > 0 ? p : -1;
    }

    /**
     * Short lines that stand again and again, and beside a page number, are headings of the page.
     *
     * <p>A number alone on its line next to such a heading is the number of the page.
     */
    private void repeatedHeads() {
        Map<String, Integer> beside = new HashMap<>();
        for (int i = 0; i < text.length; i++) {
            if (pageBeside(i) && headLike(i)) {
                beside.merge(text[i], 1, Integer::sum);
            }
        }
        if (beside.isEmpty()) {
            return;
        }
        Map<String, Integer> all = new HashMap<>();
        for (int i = 0; i < text.length; i++) {
            if (headLike(i) && beside.containsKey(text[i])) {
                all.merge(text[i], 1, Integer::sum);
            }
        }
        for (int i = 0; i < text.length; i++) {
            if (!pageBeside(i) || !headLike(i)) {
                continue;
            }
            int times = beside.getOrDefault(text[i], 0);
            boolean again = text[i].length() >= SHORTEST_HEAD && all.getOrDefault(text[i], 0) >= 3 && times >= 2;
            if (times >= 3 || again) {
                take(i, LayoutLine.Kind.RUNNING_HEAD);
                takeBareNumber(i - 1);
                takeBareNumber(i + 1);
            }
        }
    }

    private void takeBareNumber(int i) {
        if (i >= 0 && i < text.length && !layout[i] && bareNumber(text[i])) {
            take(i, LayoutLine.Kind.PAGE_NUMBER);
        }
    }

    private boolean headLike(int i) {
        Marker begins = marker[i];
        return !layout[i]
                && (begins == null || begins.notation() == Notation.ANNEX)
                && text[i].length() <= 40
                && text[i].indexOf('。') < 0;
    }

    private boolean pageBeside(int i) {
        return i > 0 && page(i - 1) || i + 1 < text.length && page(i + 1);
    }

    private boolean page(int i) {
        return source.get(i)
                        .layout()
                        .filter(kind -> kind == LayoutLine.Kind.PAGE_NUMBER)
                        .isPresent()
                || pageNumber(text[i])
                || bareNumber(text[i]);
    }

    /** Takes the table of contents, with or without the word 目次 above it. */
    private void contents() {
        for (int i = 0; i < text.length; i++) {
            if (layout[i] || text[i].length() > 8) {
                continue;
            }
            String word = Signs.squeezed(text[i]);
            int below = next(i);
            boolean apart = word.equals("目") && below < text.length && text[below].equals("次");
            if (apart || contentsWord(word)) {
                int last = lastLeader(i + 1);
                if (last >= 0) {
                    takeThrough(i, last);
                } else {
                    takeContents(i);
                }
                return;
            }
        }
        int first = 0;
        while (first < text.length && !entry(first)) {
            first++;
        }
        int last = first < text.length ? lastLeader(first) : -1;
        if (last > first) {
            takeThrough(first, last);
        } else if (last < 0) {
            contentsWithoutName();
        }
    }

    private static boolean contentsWord(String word) {
        boolean bare = word.isEmpty() || Character.isLetter(word.charAt(0));
        String name = bare || word.length() < 4 ? word : word.substring(1, word.length() - 1);
        return name.equals("目次") || name.equals("もくじ");
    }

    /** Whether a line was taken for an entry of the contents because a dotted leader with a page number ends it. */
    private boolean entry(int i) {
        return layout[i] && source.get(i).layout().isEmpty() && leader(text[i]) > 0;
    }

    /**
     * The last of the entries with a leader that follow a line, or -1.
     *
     * <p>Between two of them a few lines may stand that have none: a number alone, an entry that was wrapped.
     */
    private int lastLeader(int from) {
        int last = -1;
        int without = 0;
        for (int i = from; i < text.length && without <= LONGEST_BREAK; i++) {
            if (entry(i)) {
                last = i;
                without = 0;
            } else if (!layout[i]) {
                if (text[i].length() > LONGEST_ENTRY || text[i].indexOf('。') >= 0) {
                    break;
                }
                without++;
            }
        }
        return last;
    }

    private void takeThrough(int from, int last) {
        for (int i = from; i < last; i++) {
            if (!layout[i]) {
                take(i, LayoutLine.Kind.CONTENTS);
            }
        }
    }

    private void takeContents(int heading) {
        int first = next(heading);
        if (first >= text.length) {
            return;
        }
        String key = key(text[first]);
        int end = -1;
        int limit = Math.min(text.length, heading + LONGEST_CONTENTS);
        for (int j = next(first); j < limit; j = next(j)) {
            if (key(text[j]).equals(key)) {
                end = j;
                break;
            }
            if (text[j].indexOf('。') >= 0) {
                break;
            }
        }
        boolean again = end >= 0;
        if (!again) {
            end = first;
            Marker begin = marker[first];
            while (end < limit
                    && text[end].indexOf('。') < 0
                    && (marker[end] != null || layout[end])
                    && !(end > first && begin != null && beginsAgain(begin, marker[end]))
                    && !captionAbove(text[end])) {
                end = next(end);
            }
            doubts.add(new Doubt(number(heading), Doubt.Kind.MAYBE_LAYOUT, text[heading]));
        }
        for (int j = heading; j < end; j++) {
            if (!layout[j]) {
                if (again && marker[j] == null && j > heading) {
                    parts.add(Signs.squeezed(text[j]));
                }
                take(j, LayoutLine.Kind.CONTENTS);
            }
        }
    }

    /** Whether the list of the entries begins anew: the body. */
    private static boolean beginsAgain(Marker first, @Nullable Marker marker) {
        return marker != null && marker.notation() == first.notation() && marker.begins();
    }

    private void contentsWithoutName() {
        int first = 0;
        while (first < text.length && (layout[first] || marker[first] == null || !marker[first].begins())) {
            first++;
        }
        if (first >= text.length || text[first].indexOf('。') >= 0) {
            return;
        }
        String key = key(text[first]);
        int numbers = 1;
        int limit = Math.min(text.length, first + LONGEST_CONTENTS);
        for (int j = next(first); j < limit; j = next(j)) {
            if (text[j].indexOf('。') >= 0 || captionAbove(text[j])) {
                return;
            }
            if (numbers >= 3 && key(text[j]).equals(key)) {
                doubts.add(new Doubt(number(first), Doubt.Kind.MAYBE_LAYOUT, text[first]));
                for (int k = first; k < j; k++) {
                    if (!layout[k]) {
                        take(k, LayoutLine.Kind.CONTENTS);
                    }
                }
                return;
            }
            numbers += marker[j] == null ? 0 : 1;
        }
    }

    /** What an entry of the contents and the heading it stands for have in common: no spaces, range, leader or width. */
    private static String key(String line) {
        int leader = leader(line);
        String s = lowerHalf(Signs.squeezed(leader > 0 ? line.substring(0, leader) : withoutPage(line)));
        int open = s.lastIndexOf('(');
        if (open > 0 && s.endsWith(")") && (s.startsWith("第", open + 1))) {
            s = s.substring(0, open);
        }
        return s;
    }

    /** 1　目的　　3: an entry without the page number behind it. */
    private static String withoutPage(String line) {
        int end = line.length();
        while (end > 0 && Signs.digit(line.charAt(end - 1))) {
            end--;
        }
        boolean number = end < line.length() && end > 1 && Signs.space(line.charAt(end - 1));
        String entry = number ? line.substring(0, end).strip() : line;
        boolean named = entry.codePoints().anyMatch(Character::isIdeographic);
        return named ? entry : line;
    }

    /** Whether a line is a heading in brackets: (目的), 【目的】. */
    static boolean captionAbove(String line) {
        int end = line.length() - 1;
        if (end < 2) {
            return false;
        }
        char closing = MarkerScanner.boxCloses(line.charAt(0));
        if (closing != 0) {
            return end <= 60 && line.indexOf(closing) == end && line.indexOf('。') < 0 && !Signs.digit(line.charAt(1));
        }
        return end <= 60
                && Signs.opens(line.charAt(0))
                && Signs.closes(line.charAt(end))
                && line.indexOf('。') < 0
                && closesAt(line, end);
    }

    /** Whether the bracket at the beginning of a line is closed at an index and not before. */
    private static boolean closesAt(String line, int end) {
        int depth = 0;
        for (int i = 0; i <= end; i++) {
            if (Signs.opens(line.charAt(i))) {
                depth++;
            } else if (Signs.closes(line.charAt(i)) && --depth == 0) {
                return i == end;
            }
        }
        return false;
    }

    /** Whether nothing but a name, an address and a telephone number follows a line that says whom to ask. */
    private boolean addressBelow(int i) {
        if (layout[i] || !Vocabulary.contact(Signs.squeezed(text[i]))) {
            return false;
        }
        boolean telephone = false;
        for (int j = next(i); j < text.length; j = next(j)) {
            if (text[j].indexOf('。') >= 0 || marker[j] != null) {
                return false;
            }
            telephone |= Vocabulary.telephone(text[j]);
        }
        return telephone;
    }

    /** Takes what a web site puts below the text. */
    private void trailer() {
        for (int i = text.length - 1; i >= 0 && i > text.length - LONGEST_TRAILER; i--) {
            if ((Vocabulary.siteEnds(text[i]) || addressBelow(i)) && i > text.length / 2) {
                for (int j = i; j < text.length; j++) {
                    if (!layout[j]) {
                        take(j, LayoutLine.Kind.SITE);
                    }
                }
                return;
            }
        }
    }
}
