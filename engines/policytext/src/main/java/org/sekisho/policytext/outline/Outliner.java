package org.sekisho.policytext.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.LineRange;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.meaning.Meaning;
import org.sekisho.policytext.source.Deadline;
import org.sekisho.policytext.source.SourceText;

/**
 * Turns the lines of a policy into its clauses.
 *
 * <h2>Theory of operation</h2>
 *
 * Policies number their clauses in a dozen notations and in any order of nesting; the same sign may be a number, a
 * mention, a quantity or the number of a page. No rule on a single line tells them apart, but the order of the numbers
 * does. So the text is read in four steps, each a single pass over the lines:
 *
 * <ol>
 *   <li>{@link Lines} takes away what belongs to the page, and {@link MarkerScanner} finds on each remaining line the
 *       number that might stand at its beginning.
 *   <li>{@link #root} chooses the notation of the main clauses: the outermost one that begins a list. A list that begins
 *       earlier and is never taken up again (numbered promises in a foreword) stays in the preamble.
 *   <li>{@link #place} walks the lines with a stack of open lists. A number is accepted if it continues an open list,
 *       begins one, or skips a few places in one; it is refused if the line before stops in the middle of a sentence.
 *       The depth of a clause is the depth of its list on the stack: no notation has a fixed level.
 *   <li>{@link Texts} joins the wrapped lines of each clause, parts its heading from its text and gives a paragraph after
 *       a list to the clause above the list.
 * </ol>
 *
 * Every decision that could have gone the other way leaves a {@link Doubt}. No step drops a sign: what is no clause is a
 * paragraph, preamble or layout.
 */
public final class Outliner {
    private static final int LARGEST_GAP = 30;
    private static final int DEEPEST = 12;
    private static final int LONGEST_PART_NAME = 40;
    private static final int LONGEST_INTRODUCTION = 12;
    private static final int FARTHEST = 300;
    private static final int LONGEST_REVISIONS_NAME = 20;

    /** A list that may still go on. */
    private static final class Open {
        final Notation notation;
        /** Whether イ is the first and not the second. */
        final boolean otherOrder;

        final int level;
        final @Nullable Draft parent;
        Draft last;
        int ordinal;
        int branch;
        int[] parts;

        Open(Marker marker, boolean otherOrder, int level, @Nullable Draft parent, Draft last) {
            this.notation = marker.notation();
            this.otherOrder = otherOrder;
            this.level = level;
            this.parent = parent;
            this.last = last;
            this.ordinal = end(marker);
            this.branch = marker.branch();
            this.parts = marker.parts();
        }

        int value(Marker marker) {
            return otherOrder && marker.other() > 0 ? marker.other() : marker.ordinal();
        }

        private int end(Marker marker) {
            return otherOrder && marker.other() > 0 ? marker.other() : marker.last();
        }

        boolean continuedBy(Marker marker) {
            int value = value(marker);
            return value == ordinal + 1 && marker.branch() == 0
                    || value == ordinal && marker.branch() == Math.max(branch, 1) + 1;
        }

        void add(Marker marker, Draft draft) {
            last = draft;
            ordinal = end(marker);
            branch = marker.branch();
            parts = marker.parts();
        }
    }

    private final Lines lines;
    private final Wrapping wrapping;
    private final List<Doubt> doubts;
    private final @Nullable Notation root;
    /** Whether some line holds the first number of the main clauses. */
    private final boolean rootBegins;

    private final List<Integer> preamble = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Open> stack = new ArrayList<>();
    private final List<Draft> containers = new ArrayList<>();
    private @Nullable Open rootList;
    private @Nullable Draft current;
    private boolean inAnnex;
    private boolean inSupplement;
    private int captionAt = -1;
    /** The last line that names a chapter in the middle of a sentence. */
    private int listedPart = -1;
    /** The last line that is a row of a table. */
    private int lastRow = -1;

    private Outliner(SourceText source) {
        this.doubts = new ArrayList<>(source.doubts());
        this.lines = new Lines(source.lines(), doubts);
        this.wrapping = Wrapping.measure(source.lines());
        this.root = root();
        this.rootBegins = begins(root);
        findParts();
    }

    /** Reads the lines of a source as a policy. */
    public static PolicyDocument outline(SourceText source) {
        return new Outliner(source).document();
    }

    private PolicyDocument document() {
        int before = -1;
        for (int i = lines.next(-1); i < lines.size(); i = lines.next(i)) {
            Deadline.check();
            place(i, before);
            before = i;
        }
        if (captionAt >= 0) {
            addText(captionAt);
        }
        if (drafts.isEmpty()) {
            doubts.add(new Doubt(1, Doubt.Kind.NO_CLAUSES, ""));
        }
        Texts texts = new Texts(lines, wrapping, doubts);
        List<String> preambleTexts = texts.preamble(preamble);
        texts.fill(drafts);
        List<Clause> clauses = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            clauses.add(clause(draft));
        }
        lines.found.sort(Comparator.comparingInt(LayoutLine::line));
        doubts.sort(Comparator.comparingInt(Doubt::line));
        return Meaning.of(title(preambleTexts), preambleTexts, clauses, lines.found, doubts);
    }

    private Clause clause(Draft draft) {
        int first = lines.number(draft.captionLine >= 0 ? draft.captionLine : draft.line);
        int last = lines.number(Math.max(draft.line, draft.captionEnd));
        for (int line : draft.paragraphLines) {
            last = Math.max(last, lines.number(line));
        }
        return new Clause(
                "",
                draft.printed,
                draft.level,
                Optional.ofNullable(draft.caption),
                draft.paragraphs,
                draft.container,
                new LineRange(Math.min(first, last), last));
    }

    /**
     * The first line of the preamble that reads like the name of an instrument, behind its last sentence if there is one.
     *
     * <p>Sentences above a name introduce it: a web page has a heading of its own.
     */
    private static Optional<String> title(List<String> preamble) {
        Optional<String> title = Optional.empty();
        boolean sentence = false;
        for (String line : preamble) {
            sentence |= line.indexOf('。') >= 0;
            if (title.isPresent() && !sentence) {
                continue;
            }
            String name = Titles.name(line);
            if (!name.isEmpty()) {
                title = Optional.of(name);
                sentence = false;
            }
        }
        return title;
    }

    /** The notation of the main clauses; null if there are no numbered clauses. */
    private @Nullable Notation root() {
        Map<Notation, Integer> firsts = new HashMap<>();
        Map<Notation, Integer> counts = new HashMap<>();
        Map<Notation, Integer> lasts = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Marker marker = lines.marker[i];
            if (marker == null || marker.notation().container()) {
                continue;
            }
            Notation notation = marker.notation();
            if (notation == Notation.SUPPLEMENT && !firsts.isEmpty()
                    || notation == Notation.ANNEX && !firsts.isEmpty()) {
                break;
            }
            if (notation.rank < Notation.ARTICLE.rank) {
                continue;
            }
            boolean continues = lasts.getOrDefault(notation, -9) + 1 == marker.ordinal();
            boolean begins = marker.begins() && (!marker.tight() || headingLike(i, marker));
            if (begins || continues || notation == Notation.ARTICLE) {
                firsts.putIfAbsent(notation, i);
                counts.merge(notation, 1, Integer::sum);
                lasts.put(notation, marker.ordinal());
            }
        }
        Notation best = null;
        for (Notation notation : Notation.values()) {
            Integer first = firsts.get(notation);
            if (first != null && (best == null || first < firsts.getOrDefault(best, 0))) {
                best = notation;
            }
        }
        if (best == null || best.rank >= Notation.PAREN_DIGIT.rank) {
            Notation chapters = chaptersWithText();
            if (chapters != null) {
                return chapters;
            }
        }
        if (best == null) {
            return null;
        }
        for (Notation notation : Notation.values()) {
            Integer first = firsts.get(notation);
            if (first == null || notation.rank >= best.rank) {
                continue;
            }
            int count = counts.getOrDefault(notation, 0);
            boolean enough = count >= 2 || notation.headedFromAbove();
            boolean inner =
                    !notation.headedFromAbove() && count <= counts.getOrDefault(best, 0) && headings(best, first) >= 2;
            if (enough && !inner && !takenUpAgain(best, first)) {
                best = notation;
            }
        }
        return best;
    }

    /** The innermost of 編, 章, 節 under which the sentences stand themselves, so that it numbers the clauses; or null. */
    private @Nullable Notation chaptersWithText() {
        Map<Notation, Integer> all = new HashMap<>();
        Map<Notation, Integer> withText = new HashMap<>();
        for (int i = lines.next(-1); i < lines.size(); i = lines.next(i)) {
            Marker marker = lines.marker[i];
            if (marker == null || !marker.notation().container() || marker.tight()) {
                continue;
            }
            all.merge(marker.notation(), 1, Integer::sum);
            int below = lines.next(i);
            if (below < lines.size() && lines.marker[below] == null && lines.text[below].indexOf('。') >= 0) {
                withText.merge(marker.notation(), 1, Integer::sum);
            }
        }
        Notation innermost = null;
        for (Notation notation : Notation.values()) {
            boolean half = withText.getOrDefault(notation, 0) * 2 > all.getOrDefault(notation, 0);
            innermost = half && all.getOrDefault(notation, 0) >= 2 ? notation : innermost;
        }
        return innermost;
    }

    /** Adds the usual names of parts that stand above a first number, if there are at least two. */
    private void findParts() {
        List<String> names = new ArrayList<>();
        for (int i = lines.next(-1); i < lines.size(); i = lines.next(i)) {
            int j = lines.next(i);
            Marker next = j < lines.size() ? lines.marker[j] : null;
            String name = lines.marker[i] == null && lines.text[i].length() < 20 ? Signs.squeezed(lines.text[i]) : "";
            if (next != null && next.notation() == root && next.begins() && Vocabulary.part(name)) {
                names.add(name);
            }
        }
        if (names.size() >= 2) {
            lines.parts.addAll(names);
        }
    }

    private boolean begins(@Nullable Notation notation) {
        for (Marker marker : lines.marker) {
            if (marker != null && marker.notation() == notation && marker.begins()) {
                return true;
            }
        }
        return false;
    }

    /** How many clauses of a notation before a line have a heading and text below it, unlike promises in a foreword. */
    private int headings(Notation notation, int line) {
        int count = 0;
        for (int i = lines.next(-1); i < line; i = lines.next(i)) {
            Marker marker = lines.marker[i];
            int below = lines.next(i);
            if (marker != null
                    && marker.notation() == notation
                    && headingLike(i, marker)
                    && below < line
                    && lines.marker[below] == null) {
                count++;
            }
        }
        return count;
    }

    /** Whether a list begun before a line goes on after it with its next number. */
    private boolean takenUpAgain(Notation notation, int line) {
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            Marker marker = lines.marker[i];
            if (marker == null || marker.notation() != notation) {
                continue;
            }
            if (i < line) {
                last = marker.ordinal();
            } else {
                return marker.ordinal() == last + 1;
            }
        }
        return false;
    }

    /** Decides what a line is: a number, a heading for the next line, the name of a part, or text. */
    private void place(int i, int before) {
        Marker marker = lines.marker[i];
        boolean mid = before >= 0 && wrapping.midSentence(lines.source.get(before), lines.text[before]);
        boolean fits = marker != null && !marker.tight() && headingLike(i, marker) && expected(i, marker);
        if (mid && fits && !Wrapping.clearlyMid(lines.text[before])) {
            mid = false;
        }
        if (marker != null && !rowOfTable(i, marker, before) && accept(i, marker, mid, before)) {
            return;
        }
        if (marker == null && !inAnnex && (headingForNext(i) || revisions(i, mid) || partName(i, mid))) {
            return;
        }
        if (captionAt >= 0) {
            addText(captionAt);
            captionAt = -1;
        }
        addText(i);
    }

    /** Whether a number is the very next one of a list, or the first of the main clauses. */
    private boolean expected(int i, Marker marker) {
        return continued(i, marker) != null
                || marker.notation() == root && (rootList == null ? marker.begins() : rootList.continuedBy(marker));
    }

    private void addText(int i) {
        if (current == null) {
            preamble.add(i);
        } else {
            current.body.add(i);
        }
    }

    /** Whether a number is the first cell of a row in a table that has a row without a number at its head. */
    private boolean rowOfTable(int i, Marker marker, int before) {
        boolean digit = marker.notation() == Notation.DIGIT || marker.notation() == Notation.MULTI;
        boolean row = digit
                && before >= 0
                && lines.text[before].indexOf('\t') > 0
                && (lines.marker[before] == null || before == lastRow)
                && lines.text[i].indexOf('\t') == marker.printed().length();
        if (row) {
            lastRow = i;
        }
        return row;
    }

    private boolean accept(int i, Marker marker, boolean mid, int before) {
        Notation notation = marker.notation();
        if (notation == Notation.SUPPLEMENT) {
            return !drafts.isEmpty() && supplement(i, marker);
        }
        if (notation == Notation.ANNEX) {
            return !drafts.isEmpty() && !mid && annex(i, marker);
        }
        if (inAnnex) {
            return false;
        }
        if (notation.container() && notation != root) {
            if (mid || before >= 0 && before == listedPart) {
                listedPart = i;
                return false;
            }
            return container(i, marker);
        }
        if (current == null && notation != root) {
            return false;
        }
        if (barePageNumber(i, marker, mid)) {
            return false;
        }
        return notation == Notation.MULTI && notation != root ? multi(i, marker, mid) : item(i, marker, mid);
    }

    private boolean supplement(int i, Marker marker) {
        flushCaption();
        stack.clear();
        containers.clear();
        inAnnex = false;
        inSupplement = true;
        Draft draft = new Draft(marker, marker.printed(), 1, false, null, i, rest(i, marker));
        stack.add(new Open(marker, false, 1, null, draft));
        start(draft);
        return true;
    }

    private boolean annex(int i, Marker marker) {
        flushCaption();
        stack.clear();
        containers.clear();
        inAnnex = true;
        Draft draft = new Draft(marker, marker.printed(), 1, true, null, i, rest(i, marker));
        containers.add(draft);
        start(draft);
        return true;
    }

    private boolean container(int i, Marker marker) {
        flushCaption();
        while (!containers.isEmpty() && !outside(containers.getLast(), marker.notation())) {
            containers.removeLast();
        }
        openContainer(new Draft(
                marker,
                marker.printed(),
                Math.min(containers.size() + 1, DEEPEST),
                true,
                containers.isEmpty() ? null : containers.getLast(),
                i,
                rest(i, marker)));
        return true;
    }

    private static boolean outside(Draft container, Notation notation) {
        return container.marker == null || container.marker.notation().rank < notation.rank;
    }

    private void openContainer(Draft draft) {
        stack.clear();
        inSupplement = false;
        containers.add(draft);
        start(draft);
    }

    /**
     * Whether a number alone on its line is no clause: it does not continue the list of main clauses, or the sentence
     * before it goes on.
     */
    private boolean barePageNumber(int i, Marker marker, boolean mid) {
        boolean bare = marker.notation() == Notation.DIGIT
                && marker.end() == lines.text[i].length()
                && marker.printed().length() == lines.text[i].length();
        if (!bare) {
            return false;
        }
        Open open = continued(i, marker);
        boolean begins = marker.begins() && find(Notation.DIGIT) == null;
        if (rootList == null && ofFirstPage(i)) {
            return true;
        }
        if (mid || open == null && !begins) {
            lines.layout[i] = false;
            doubts.add(new Doubt(lines.number(i), Doubt.Kind.MAYBE_A_NUMBER, lines.text[i]));
            return true;
        }
        return false;
    }

    /** Whether a number alone above the name of the instrument is that of the page: the clauses begin with 1 below. */
    private boolean ofFirstPage(int i) {
        int below = lines.next(i);
        boolean name = below < lines.size() && !Titles.name(lines.text[below]).isEmpty();
        return name && current == null && beginsBelow(i);
    }

    /** Whether the next number in the notation of a line is the first one of a list that no second one follows behind. */
    private boolean beginsBelow(int i) {
        Marker here = lines.marker[i];
        for (int j = lines.next(i); here != null && j < lines.size(); j = lines.next(j)) {
            Marker marker = lines.marker[j];
            if (marker != null && marker.notation() == here.notation()) {
                return marker.begins() && !taken(here.notation(), 1, j);
            }
        }
        return false;
    }

    /** Places a number of several parts below the clause whose number it extends. */
    private boolean multi(int i, Marker marker, boolean mid) {
        int[] parts = marker.parts();
        int keep = -1;
        for (int k = stack.size() - 1; k >= 0 && keep < 0; k--) {
            Open open = stack.get(k);
            boolean extended = open.notation == Notation.MULTI && extendsParts(open.parts, parts)
                    || open.parts.length == 0 && open.level == 1 && open.ordinal == parts[0];
            if (extended) {
                keep = k;
            }
        }
        if (mid && (keep < 0 || marker.tight())) {
            return refuse(i);
        }
        if (keep < 0) {
            boolean sibling = find(Notation.MULTI) != null;
            if (!sibling && (marker.tight() || !marker.begins())) {
                return refuse(i);
            }
            Open list = find(Notation.MULTI);
            if (list == null) {
                return item(i, marker, mid);
            }
            while (stack.getLast() != list) {
                stack.removeLast();
            }
            while (stack.size() > 1
                    && stack.get(stack.size() - 2).notation == Notation.MULTI
                    && stack.getLast().parts.length > parts.length) {
                stack.removeLast();
            }
            flushCaptionInto(addTo(stack.getLast(), i, marker));
            return true;
        }
        Open above = stack.get(keep);
        Open list = keep + 1 < stack.size() ? stack.get(keep + 1) : null;
        while (stack.size() > keep + 2) {
            stack.removeLast();
        }
        if (list != null && list.notation == Notation.MULTI && list.parts.length == parts.length) {
            checkOrder(i, list, marker);
            flushCaptionInto(addTo(list, i, marker));
        } else {
            while (stack.size() > keep + 1) {
                stack.removeLast();
            }
            if (!marker.begins()) {
                doubts.add(new Doubt(lines.number(i), Doubt.Kind.GAP_IN_NUMBERS, marker.printed()));
            }
            flushCaptionInto(begin(i, marker, above.last, above.level + 1));
        }
        return true;
    }

    private static boolean extendsParts(int[] shorter, int[] longer) {
        if (shorter.length >= longer.length) {
            return false;
        }
        for (int i = 0; i < shorter.length; i++) {
            if (shorter[i] != longer[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean item(int i, Marker marker, boolean mid) {
        Notation notation = marker.notation();
        Open open = continued(i, marker);
        if (open != null && !(mid && marker.tight())) {
            popTo(open);
            flushCaptionInto(addTo(open, i, marker));
            return true;
        }
        if (mid && !(captionAt >= 0) && (marker.tight() || !marker.begins() || notation == Notation.DIGIT)) {
            return refuse(i);
        }
        if (notation == root && !inSupplement && rootItem(i, marker)) {
            return true;
        }
        if (current == null) {
            return false;
        }
        boolean midParticle = mid
                && lines.text[i].length() > marker.end()
                && Wrapping.continues(lines.text[i].substring(marker.end()));
        if (midParticle) {
            return refuse(i);
        }
        if (notation == Notation.ARTICLE && !inSupplement) {
            return rootItem(i, marker);
        }
        Open same = find(notation);
        if (marker.begins() && !(marker.tight() && notation == Notation.DIGIT)) {
            return beginList(i, marker, same);
        }
        if (marker.tight()) {
            return refuse(i);
        }
        if (notation == Notation.DIGIT && same == null && paragraphOfArticle(i, marker)) {
            return true;
        }
        if (same != null) {
            return outOfOrder(i, marker, same);
        }
        if (notation.rank < Notation.PAREN_DIGIT.rank || notation.rank >= Notation.LOWER.rank) {
            return refuse(i);
        }
        while (stack.size() > 1 && stack.getLast().notation.rank >= notation.rank) {
            stack.removeLast();
        }
        doubts.add(new Doubt(lines.number(i), Doubt.Kind.GAP_IN_NUMBERS, marker.printed()));
        flushCaptionInto(begin(i, marker, top(), depth() + 1));
        return true;
    }

    /** Places a main clause that does not simply follow the last one: the first, one after a gap, or a new beginning. */
    private boolean rootItem(int i, Marker marker) {
        Open list = rootList;
        boolean freshContainer = stack.isEmpty();
        if (list == null) {
            String name = marker.begins() && current == null ? Titles.name(rest(i, marker)) : "";
            if (!name.isEmpty() && beginsBelow(i)) {
                return refuse(i);
            }
            if (!marker.begins()) {
                if (marker.tight() || rootBegins && !marker.notation().headedFromAbove()) {
                    return refuse(i);
                }
                doubts.add(new Doubt(lines.number(i), Doubt.Kind.GAP_IN_NUMBERS, marker.printed()));
            }
            flushCaptionInto(begin(i, marker, containers.isEmpty() ? null : containers.getLast(), 1));
            rootList = stack.getLast();
            return true;
        }
        int value = list.value(marker);
        boolean forward =
                value > list.ordinal && (marker.notation() == Notation.ARTICLE || value - list.ordinal <= LARGEST_GAP);
        boolean restart = marker.begins()
                && (freshContainer
                        || marker.notation() == Notation.ARTICLE
                        || list.ordinal >= 3
                                && !deeper(list, i)
                                && sameForm(list, i, marker)
                                && headingLike(i, marker)
                                && !introducesList(current)
                                && !taken(list, i));
        if (!(forward && (freshContainer || open(list) || marker.notation() == Notation.ARTICLE))
                && !restart
                && !(freshContainer && marker.begins())
                && !(marker.notation() == Notation.ARTICLE)) {
            return false;
        }
        if (marker.tight() && marker.notation() == Notation.DIGIT && !(restart && freshContainer)) {
            return false;
        }
        if (restart && !freshContainer) {
            doubts.add(new Doubt(lines.number(i), Doubt.Kind.NUMBER_BACKWARDS, marker.printed()));
        } else if (!restart) {
            checkOrder(i, list, marker);
        }
        if (open(list)) {
            popTo(list);
            flushCaptionInto(addTo(list, i, marker));
        } else {
            stack.clear();
            flushCaptionInto(begin(i, marker, containers.isEmpty() ? null : containers.getLast(), 1));
            rootList = stack.getLast();
        }
        return true;
    }

    /**
     * Whether a list goes on behind another one of its notation that begins at a line: the other is part of its clause.
     *
     * <p>Where the next number fits both, a number with text below it behind numbers without is the outer one's.
     */
    private boolean taken(Open list, int begin) {
        return taken(list.notation, list.ordinal, begin);
    }

    private boolean taken(Notation outer, int ordinal, int begin) {
        int run = 1;
        boolean bare = true;
        for (int i = lines.next(begin), steps = 0; i < lines.size() && steps < FARTHEST; i = lines.next(i), steps++) {
            Marker marker = lines.marker[i];
            if (marker == null) {
                bare = false;
                continue;
            }
            Notation notation = marker.notation();
            if (notation == Notation.SUPPLEMENT || notation == Notation.ANNEX || notation.container()) {
                return false;
            }
            if (notation != outer || marker.tight()) {
                bare &= notation == outer;
                continue;
            }
            int value = marker.ordinal();
            int below = lines.next(i);
            boolean text = below < lines.size() && lines.marker[below] == null;
            if (value == run + 1 && !(value == ordinal + 1 && bare && text)) {
                run++;
            } else {
                return value == ordinal + 1;
            }
        }
        return false;
    }

    private boolean open(Open list) {
        return stack.contains(list);
    }

    /** Begins a list below the clause at hand. */
    private boolean beginList(int i, Marker marker, @Nullable Open same) {
        boolean another = same != null && !sameForm(same, i, marker);
        if (same != null && !another && (same == stack.getLast() ? !introducesList(same.last) : true)) {
            doubts.add(new Doubt(lines.number(i), Doubt.Kind.NUMBER_BACKWARDS, marker.printed()));
        }
        if (depth() >= DEEPEST) {
            return refuse(i);
        }
        flushCaptionInto(begin(i, marker, top(), depth() + 1));
        return true;
    }

    /** 2 after an article: its second paragraph (項); the first one carries no number. */
    private boolean paragraphOfArticle(int i, Marker marker) {
        int k = stack.size() - 1;
        while (k >= 0 && stack.get(k).notation != Notation.ARTICLE && stack.get(k).notation != Notation.SUPPLEMENT) {
            k--;
        }
        if (k < 0 || stack.get(k).notation != Notation.ARTICLE && stack.get(k).notation != Notation.SUPPLEMENT) {
            return false;
        }
        if (marker.ordinal() > LARGEST_GAP) {
            return false;
        }
        while (stack.size() > k + 1) {
            stack.removeLast();
        }
        if (marker.ordinal() > 2) {
            doubts.add(new Doubt(lines.number(i), Doubt.Kind.GAP_IN_NUMBERS, marker.printed()));
        }
        flushCaptionInto(begin(i, marker, top(), depth() + 1));
        return true;
    }

    /** A number of an open list that is not its next one. */
    private boolean outOfOrder(int i, Marker marker, Open list) {
        int value = list.value(marker);
        if (value > list.ordinal + LARGEST_GAP) {
            return refuse(i);
        }
        boolean plainDigit = marker.notation() == Notation.DIGIT
                || marker.notation() == Notation.KANJI
                || marker.notation() == Notation.KATAKANA
                || marker.notation() == Notation.UPPER
                || marker.notation() == Notation.LOWER;
        if (plainDigit && (value <= list.ordinal || value > list.ordinal + 5)) {
            return refuse(i);
        }
        checkOrder(i, list, marker);
        popTo(list);
        flushCaptionInto(addTo(list, i, marker));
        return true;
    }

    private void checkOrder(int i, Open list, Marker marker) {
        int value = list.value(marker);
        if (list.continuedBy(marker)) {
            return;
        }
        Doubt.Kind kind = value > list.ordinal
                ? Doubt.Kind.GAP_IN_NUMBERS
                : value == list.ordinal ? Doubt.Kind.NUMBER_TWICE : Doubt.Kind.NUMBER_BACKWARDS;
        doubts.add(new Doubt(lines.number(i), kind, marker.printed()));
    }

    /** Leaves a number as text, and says so. */
    private boolean refuse(int i) {
        doubts.add(new Doubt(lines.number(i), Doubt.Kind.MAYBE_A_NUMBER, shortened(lines.text[i])));
        return false;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** The open list that a number is the next one of; of two, the one whose clauses look like this line. */
    private @Nullable Open continued(int i, Marker marker) {
        Open found = null;
        for (int k = stack.size() - 1; k >= 0; k--) {
            Open open = stack.get(k);
            if (open.notation != marker.notation() || !open.continuedBy(marker)) {
                continue;
            }
            if (found == null) {
                found = open;
            } else if (sameForm(open, i, marker) != sameForm(found, i, marker)) {
                found = sameForm(open, i, marker) ? open : found;
            } else if (headingLike(i, marker) == headingLike(open.last.line, open.last.marker)
                    && headingLike(i, marker) != headingLike(found.last.line, found.last.marker)) {
                found = open;
            }
        }
        if (found == null
                && stack.isEmpty()
                && rootList != null
                && !inSupplement
                && rootList.notation == marker.notation()
                && rootList.continuedBy(marker)) {
            return null;
        }
        return found;
    }

    /** Whether a number is printed as the last one of a list: with the same sign behind it, as heading, as far in. */
    private boolean sameForm(Open list, int i, Marker marker) {
        Marker last = list.last.marker;
        if (last == null) {
            return true;
        }
        boolean sign = sign(marker.printed()) == sign(last.printed());
        boolean heading = lines.source.get(i).heading()
                == lines.source.get(list.last.line).heading();
        boolean whole = lines.source.get(i).whole();
        boolean indent = !whole
                || lines.source.get(i).indent()
                        == lines.source.get(list.last.line).indent();
        return sign && heading && indent;
    }

    /** Whether a line stands further in than the last number of a list, as what belongs to it does. */
    private boolean deeper(Open list, int i) {
        return lines.source.get(i).indent() > lines.source.get(list.last.line).indent() + 1;
    }

    /** The sign that ends a number, 0 for a plain one. */
    private static char sign(String printed) {
        char last = printed.isEmpty() ? ' ' : Signs.half(printed.charAt(printed.length() - 1));
        return last == '.' || last == '、' || last == ',' ? last : 0;
    }

    private @Nullable Open find(Notation notation) {
        for (int k = stack.size() - 1; k >= 0; k--) {
            if (stack.get(k).notation == notation) {
                return stack.get(k);
            }
        }
        return null;
    }

    /** Whether the text behind a number is short and no sentence. */
    private boolean headingLike(int i, @Nullable Marker marker) {
        String text = lines.text[i];
        int from = marker == null ? 0 : Math.min(marker.end(), text.length());
        return text.length() - from <= 40
                && text.indexOf('。') < 0
                && text.indexOf("・・") < 0
                && text.indexOf('、', from) < 0;
    }

    /** Whether a clause's text announces a list: 次の, 以下の, 掲げる. */
    private boolean introducesList(@Nullable Draft draft) {
        if (draft == null) {
            return false;
        }
        if (announces(draft.rest)) {
            return true;
        }
        for (int k = draft.body.size() - 1; k >= 0 && k >= draft.body.size() - 4; k--) {
            if (announces(lines.text[draft.body.get(k)])) {
                return true;
            }
        }
        return false;
    }

    static boolean announces(String whole) {
        String text = whole.length() > 200 ? whole.substring(whole.length() - 200) : whole;
        return text.contains("次の")
                || text.contains("次に")
                || text.contains("以下の")
                || text.contains("掲げる")
                || text.contains("とおり");
    }

    private void popTo(Open open) {
        while (stack.getLast() != open) {
            stack.removeLast();
        }
    }

    private @Nullable Draft top() {
        return stack.isEmpty() ? null : stack.getLast().last;
    }

    private int depth() {
        return stack.isEmpty() ? 0 : stack.getLast().level;
    }

    private Draft addTo(Open list, int i, Marker marker) {
        Draft draft = new Draft(marker, marker.printed().strip(), list.level, false, list.parent, i, rest(i, marker));
        draft.previous = list.last;
        list.last.next = draft;
        list.add(marker, draft);
        if (list == rootList) {
            // A main clause may stand in another chapter than the one before it.
            list.last = draft;
        }
        start(draft);
        return draft;
    }

    private Draft begin(int i, Marker marker, @Nullable Draft parent, int level) {
        boolean otherOrder = marker.ordinal() != 1 && marker.other() == 1;
        Draft draft = new Draft(marker, marker.printed().strip(), level, false, parent, i, rest(i, marker));
        if (rootList != null && level == 1) {
            draft.previous = rootList.last;
        }
        stack.add(new Open(marker, otherOrder, level, parent, draft));
        start(draft);
        return draft;
    }

    private void start(Draft draft) {
        if (draft.parent != null) {
            draft.parent.children++;
        }
        drafts.add(draft);
        current = draft;
    }

    private String rest(int i, Marker marker) {
        return lines.text[i].substring(Math.min(marker.end(), lines.text[i].length()));
    }

    /** Keeps a heading that stands on the line above the clause it belongs to. */
    private boolean headingForNext(int i) {
        int j = lines.next(i);
        if (j >= lines.size() || lines.marker[j] == null) {
            return false;
        }
        Marker next = lines.marker[j];
        Notation notation = next.notation();
        boolean fits = notation == Notation.ARTICLE
                || notation == Notation.DAI
                || notation == root && notation.rank <= Notation.MULTI.rank
                || inSupplement && notation == Notation.DIGIT
                || notation == Notation.DIGIT && root == Notation.ARTICLE;
        if (!fits || root == null) {
            return false;
        }
        String text = lines.text[i];
        boolean own =
                lines.text[j].length() > next.end() && Lines.captionAbove(firstBracket(lines.text[j], next.end()));
        boolean headed = !notation.headedFromAbove() && next.end() < lines.text[j].length() && headingLike(j, next);
        boolean bracketed = Lines.captionAbove(text) && !Titles.note(text) && !own && !headed;
        boolean plain = notation.headedFromAbove()
                && Vocabulary.heading(Signs.squeezed(text))
                && lines.text[j].length() > next.end() + 10;
        if (!bracketed && !plain) {
            return false;
        }
        if (current == null && notation != root) {
            return false;
        }
        flushCaption();
        captionAt = i;
        return true;
    }

    /** The brackets that the text behind a number begins with, or an empty text. */
    private static String firstBracket(String text, int from) {
        if (!Signs.opens(text.charAt(from))) {
            return "";
        }
        int end = from;
        while (end < text.length() && !Signs.closes(text.charAt(end))) {
            end++;
        }
        return end < text.length() ? text.substring(from, end + 1) : "";
    }

    /** A heading that no number followed is text. */
    private void flushCaption() {
        if (captionAt >= 0) {
            addText(captionAt);
            captionAt = -1;
        }
    }

    /** Gives the heading above to the clause that has just begun. */
    private void flushCaptionInto(Draft draft) {
        if (captionAt < 0) {
            return;
        }
        String text = lines.text[captionAt];
        draft.captionLine = captionAt;
        if (Lines.captionAbove(text)) {
            draft.captionAbove = text.substring(1, text.length() - 1).strip();
            lines.found.add(new LayoutLine(
                    lines.number(captionAt),
                    LayoutLine.Kind.BRACKETS,
                    "" + text.charAt(0) + text.charAt(text.length() - 1)));
        } else {
            draft.captionAbove = text;
        }
        captionAt = -1;
    }

    /** Opens the list of revisions behind the last clause (改訂履歴); its numbers are versions and no clauses. */
    private boolean revisions(int i, boolean mid) {
        if (mid || drafts.isEmpty() || lines.text[i].length() > LONGEST_REVISIONS_NAME) {
            return false;
        }
        String name = Signs.squeezed(lines.text[i]);
        char first = name.charAt(0);
        boolean wrapped = name.length() > 2 && "（(【〔［[■◆●○".indexOf(first) >= 0;
        if (!Meaning.headsRevisions(name) && !(wrapped && Meaning.headsRevisions(withoutBrackets(name)))) {
            return false;
        }
        flushCaption();
        containers.clear();
        Draft part = new Draft(null, "", 1, true, null, i, "");
        part.captionAbove = lines.text[i];
        openContainer(part);
        inAnnex = true;
        return true;
    }

    private static String withoutBrackets(String name) {
        boolean closed = "）)】〕］]".indexOf(name.charAt(name.length() - 1)) >= 0;
        return name.substring(1, closed ? name.length() - 1 : name.length());
    }

    /** The first number below a name of an instrument and the sentences that introduce it, or the line below the name. */
    private int introduced(int name, int below) {
        Open list = rootList;
        boolean instrument = list != null
                && list.ordinal >= 2
                && !inSupplement
                && (Vocabulary.part(Signs.squeezed(lines.text[name]))
                        || !Titles.name(lines.text[name]).isEmpty());
        boolean sentence = false;
        int j = below;
        for (int steps = 0; instrument && steps < LONGEST_INTRODUCTION && j < lines.size(); steps++) {
            Marker marker = lines.marker[j];
            if (marker != null) {
                return sentence && marker.notation() == root && marker.begins() ? j : below;
            }
            sentence |= lines.text[j].indexOf('。') >= 0;
            j = lines.next(j);
        }
        return below;
    }

    /** Opens a part that has a name and no number: 基本方針, 対策基準. */
    private boolean partName(int i, boolean mid) {
        String text = lines.text[i];
        if (root == null || text.length() > LONGEST_PART_NAME || text.indexOf('。') >= 0) {
            return false;
        }
        int j = lines.next(i);
        if (j < lines.size() && lines.marker[j] == null && !mid) {
            j = introduced(i, j);
        }
        if (j >= lines.size() || lines.marker[j] == null) {
            return false;
        }
        Marker next = lines.marker[j];
        boolean outer = next.notation() == root || next.notation().container();
        if (!outer || Signs.bullet(text.charAt(0)) || lines.item[i] || Wrapping.continues(text)) {
            return false;
        }
        boolean listed = lines.parts.contains(Signs.squeezed(text));
        if (mid && !listed) {
            return false;
        }
        Open list = rootList;
        boolean again = list != null
                && next.notation() == root
                && next.begins()
                && list.ordinal >= 2
                && current != null
                && !Wrapping.endsOpen(text)
                && !announces(text)
                && text.indexOf('、') < 0
                && !taken(list, j);
        boolean known = current != null
                && list != null
                && (Vocabulary.part(Signs.squeezed(text)) || lines.source.get(i).heading() > 0)
                && (list.continuedBy(next) || next.begins() || next.notation().container());

        if (!listed && !again && !known) {
            return false;
        }
        flushCaption();
        while (!containers.isEmpty()
                && (containers.getLast().marker == null || next.notation().container())) {
            containers.removeLast();
        }
        if (again && !listed && !known) {
            doubts.add(new Doubt(lines.number(i), Doubt.Kind.MAYBE_A_CAPTION, text));
        }
        Draft part = new Draft(
                null,
                "",
                Math.min(containers.size() + 1, DEEPEST),
                true,
                containers.isEmpty() ? null : containers.getLast(),
                i,
                "");
        part.captionAbove = text;
        openContainer(part);
        return true;
    }
}
