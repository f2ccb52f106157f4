package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between two texts, cut where a reader of Japanese would cut.
 *
 * <p>First the shortest script over signs (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). Then what
 * both texts share by chance is given up: a common run between two changes that says less than a word, and the part of a
 * katakana word or a number that is cut off from its rest. 「する」 and 「します」 differ as words, not in 「し」 and 「ま」.
 *
 * @param before the earlier text
 * @param after the later text
 * @param hunks what differs, in order; offsets in {@code char}s
 */
record TextDifference(String before, String after, List<Hunk> hunks) {

    /** One place that differs: {@code before[from, to)} became {@code after[afterFrom, afterTo)}. */
    record Hunk(int from, int to, int afterFrom, int afterTo) {}

    /** Beyond this number of differing signs the texts count as different from there on. */
    private static final int MOST_EDITS = 1_200;
    /** A common run between two changes that weighs less is given up. */
    private static final int LEAST_WEIGHT = 4;

    TextDifference {
        hunks = List.copyOf(hunks);
    }

    static TextDifference of(String before, String after) {
        if (before.equals(after)) {
            return new TextDifference(before, after, List.of());
        }
        var numbers = new HashMap<String, Integer>();
        var b = Text.of(before, numbers);
        var a = Text.of(after, numbers);
        var runs = whole(common(b.signs, a.signs), b, a);
        var hunks = new ArrayList<Hunk>();
        int lastBefore = 0;
        int lastAfter = 0;
        for (var run : runs) {
            if (run.before > lastBefore || run.after > lastAfter) {
                hunks.add(
                        new Hunk(b.starts[lastBefore], b.starts[run.before], a.starts[lastAfter], a.starts[run.after]));
            }
            lastBefore = run.before + run.length;
            lastAfter = run.after + run.length;
        }
        if (lastBefore < b.size() || lastAfter < a.size()) {
            hunks.add(new Hunk(b.starts[lastBefore], before.length(), a.starts[lastAfter], after.length()));
        }
        return new TextDifference(before, after, hunks);
    }

    MarkedText markedBefore() {
        var pieces = new ArrayList<MarkedText.Piece>();
        int at = 0;
        for (var hunk : hunks) {
            add(pieces, before.substring(at, hunk.from), false);
            add(pieces, before.substring(hunk.from, hunk.to), true);
            at = hunk.to;
        }
        add(pieces, before.substring(at), false);
        return new MarkedText(pieces);
    }

    MarkedText markedAfter() {
        var pieces = new ArrayList<MarkedText.Piece>();
        int at = 0;
        for (var hunk : hunks) {
            add(pieces, after.substring(at, hunk.afterFrom), false);
            add(pieces, after.substring(hunk.afterFrom, hunk.afterTo), true);
            at = hunk.afterTo;
        }
        add(pieces, after.substring(at), false);
        return new MarkedText(pieces);
    }

    /** How many {@code char}s of both texts differ. */
    int size() {
        return hunks.stream()
                .mapToInt(hunk -> hunk.to - hunk.from + hunk.afterTo - hunk.afterFrom)
                .sum();
    }

    private static void add(List<MarkedText.Piece> pieces, String text, boolean changed) {
        if (!text.isEmpty()) {
            pieces.add(new MarkedText.Piece(text, changed));
        }
    }

    /**
     * A text as signs that a reader sees as one.
     *
     * @param signs a number for each sign; equal signs have equal numbers
     * @param starts where each begins, and at the end the length of the text
     */
    private record Text(int[] signs, int[] starts, String text) {

        static Text of(String text, Map<String, Integer> numbers) {
            int[] signs = new int[text.length()];
            int[] starts = new int[text.length() + 1];
            int size = 0;
            int at = 0;
            while (at < text.length()) {
                int end = signEnd(text, at);
                starts[size] = at;
                int first = text.codePointAt(at);
                signs[size++] = end == at + Character.charCount(first)
                        ? first
                        : -numbers.computeIfAbsent(text.substring(at, end), key -> numbers.size() + 1);
                at = end;
            }
            starts[size] = text.length();
            return new Text(Arrays.copyOf(signs, size), Arrays.copyOf(starts, size + 1), text);
        }

        int size() {
            return signs.length;
        }

        char first(int sign) {
            return text.charAt(starts[sign]);
        }
    }

    /** Where the sign that begins at an index ends: the code point with the marks that combine with it. */
    static int signEnd(String text, int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length()) {
            int next = text.codePointAt(end);
            boolean joined = next == ZERO_WIDTH_JOINER || text.codePointBefore(end) == ZERO_WIDTH_JOINER;
            if (!joined && !combines(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private static boolean combines(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> sign == 'ﾞ' || sign == 'ﾟ';
        };
    }

    // The shortest script

    /** So many signs from these two places on are the same. */
    private record Run(int before, int after, int length) {}

    private static List<Run> common(int[] before, int[] after) {
        int start = 0;
        int shorter = Math.min(before.length, after.length);
        while (start < shorter && before[start] == after[start]) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before[before.length - 1 - end] == after[after.length - 1 - end]) {
            end++;
        }
        var runs = new ArrayList<Run>();
        add(runs, new Run(0, 0, start));
        for (var run : shortest(
                Arrays.copyOfRange(before, start, before.length - end),
                Arrays.copyOfRange(after, start, after.length - end))) {
            add(runs, new Run(run.before + start, run.after + start, run.length));
        }
        add(runs, new Run(before.length - end, after.length - end, end));
        return runs;
    }

    private static void add(List<Run> runs, Run run) {
        if (run.length == 0) {
            return;
        }
        if (!runs.isEmpty()) {
            var last = runs.getLast();
            if (last.before + last.length == run.before && last.after + last.length == run.after) {
                runs.set(runs.size() - 1, new Run(last.before, last.after, last.length + run.length));
                return;
            }
        }
        runs.add(run);
    }

    /** The furthest point on each diagonal for 0, 1, 2 … edits, then back along the way that led to the end. */
    private static List<Run> shortest(int[] before, int[] after) {
        int n = before.length;
        int m = after.length;
        if (n == 0 || m == 0) {
            return List.of();
        }
        int most = Math.min(n + m, MOST_EDITS);
        int middle = most + 1;
        int[] furthest = new int[2 * middle + 1];
        var trace = new ArrayList<int[]>();
        for (int edits = 0; edits <= most; edits++) {
            trace.add(Arrays.copyOfRange(furthest, middle - edits, middle + edits + 1));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                boolean down = diagonal == -edits
                        || diagonal != edits && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1];
                int x = down ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < n && y >= 0 && y < m && before[x] == after[y]) {
                    x++;
                    y++;
                }
                furthest[middle + diagonal] = x;
                if (x >= n && y >= m) {
                    return back(trace, n, m);
                }
            }
        }
        return List.of();
    }

    private static List<Run> back(List<int[]> trace, int n, int m) {
        var runs = new ArrayList<Run>();
        int x = n;
        int y = m;
        for (int edits = trace.size() - 1; edits >= 0; edits--) {
            int[] furthest = trace.get(edits);
            int diagonal = x - y;
            boolean down = diagonal == -edits
                    || diagonal != edits && at(furthest, edits, diagonal - 1) < at(furthest, edits, diagonal + 1);
            int from = down ? diagonal + 1 : diagonal - 1;
            int lastX = edits == 0 ? 0 : at(furthest, edits, from);
            int lastY = edits == 0 ? 0 : lastX - from;
            int startX = edits == 0 ? 0 : down ? lastX : lastX + 1;
            int startY = edits == 0 ? 0 : down ? lastY + 1 : lastY;
            if (x > startX) {
                runs.add(new Run(startX, startY, x - startX));
            }
            x = lastX;
            y = lastY;
        }
        return runs.reversed();
    }

    /** The point on a diagonal before the given number of edits; the slice is centred on diagonal 0. */
    private static int at(int[] furthest, int edits, int diagonal) {
        int index = diagonal + edits;
        return index < 0 || index >= furthest.length ? -1 : furthest[index];
    }

    // What is worth keeping

    private static List<Run> whole(List<Run> common, Text before, Text after) {
        List<Run> runs = new ArrayList<>(common);
        runs = cut(runs, before, after);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < runs.size(); i++) {
                int lastBefore = i == 0 ? 0 : runs.get(i - 1).before + runs.get(i - 1).length;
                int lastAfter = i == 0 ? 0 : runs.get(i - 1).after + runs.get(i - 1).length;
                var run = runs.get(i);
                boolean last = i == runs.size() - 1;
                int nextBefore = last ? before.size() : runs.get(i + 1).before;
                int nextAfter = last ? after.size() : runs.get(i + 1).after;
                int changedBefore = Math.max(run.before - lastBefore, run.after - lastAfter);
                int changedAfter = Math.max(nextBefore - run.before - run.length, nextAfter - run.after - run.length);
                if (changedBefore == 0 || changedAfter == 0) {
                    continue;
                }
                int weight = weight(run, before);
                boolean little = weight < LEAST_WEIGHT
                        || weight < 2 * LEAST_WEIGHT && run.length * 2 < changedBefore && run.length * 2 < changedAfter;
                if (little) {
                    runs.remove(i);
                    changed = true;
                    break;
                }
            }
        }
        return runs;
    }

    /** A kanji, a katakana, a letter says twice as much as a hiragana or a comma. */
    private static int weight(Run run, Text text) {
        int weight = 0;
        for (int i = 0; i < run.length; i++) {
            char first = text.first(run.before + i);
            weight += Character.isLetterOrDigit(first) && kind(first) != Kind.HIRAGANA ? 2 : 1;
        }
        return weight;
    }

    private enum Kind {
        HIRAGANA,
        KATAKANA,
        LATIN,
        DIGIT,
        OTHER;

        /** Whether a run of these signs is one word or number. */
        boolean oneWord() {
            return this == KATAKANA || this == LATIN || this == DIGIT;
        }
    }

    private static Kind kind(char sign) {
        if (sign >= 'ぁ' && sign <= 'ゖ') {
            return Kind.HIRAGANA;
        }
        if (sign >= 'ァ' && sign <= 'ヺ' || sign == 'ー' || sign >= 'ｦ' && sign <= 'ﾟ') {
            return Kind.KATAKANA;
        }
        if (sign >= '0' && sign <= '9' || sign >= '０' && sign <= '９') {
            return Kind.DIGIT;
        }
        boolean latin = sign >= 'A' && sign <= 'Z'
                || sign >= 'a' && sign <= 'z'
                || sign >= 'Ａ' && sign <= 'Ｚ'
                || sign >= 'ａ' && sign <= 'ｚ';
        return latin ? Kind.LATIN : Kind.OTHER;
    }

    /** Takes from the ends of each run what is part of a word or number that goes on where both texts differ. */
    private static List<Run> cut(List<Run> runs, Text before, Text after) {
        var cut = new ArrayList<Run>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            int lastBefore = i == 0 ? 0 : runs.get(i - 1).before + runs.get(i - 1).length;
            int lastAfter = i == 0 ? 0 : runs.get(i - 1).after + runs.get(i - 1).length;
            int nextBefore = i == runs.size() - 1 ? before.size() : runs.get(i + 1).before;
            int nextAfter = i == runs.size() - 1 ? after.size() : runs.get(i + 1).after;
            int from = 0;
            int to = run.length;
            if (run.before > lastBefore && run.after > lastAfter) {
                from = wordFrom(run, before, before.first(run.before - 1), after.first(run.after - 1));
            }
            if (run.before + to < nextBefore && run.after + to < nextAfter) {
                to = wordTo(run, before, before.first(run.before + to), after.first(run.after + to));
            }
            if (from < to) {
                cut.add(new Run(run.before + from, run.after + from, to - from));
            }
        }
        return cut;
    }

    private static int wordFrom(Run run, Text text, char one, char other) {
        var kind = kind(text.first(run.before));
        int from = 0;
        if (kind.oneWord() && (kind(one) == kind || kind(other) == kind)) {
            while (from < run.length && kind(text.first(run.before + from)) == kind) {
                from++;
            }
        }
        return from;
    }

    private static int wordTo(Run run, Text text, char one, char other) {
        int to = run.length;
        var kind = kind(text.first(run.before + to - 1));
        if (kind.oneWord() && (kind(one) == kind || kind(other) == kind)) {
            while (to > 0 && kind(text.first(run.before + to - 1)) == kind) {
                to--;
            }
        }
        return to;
    }
}
