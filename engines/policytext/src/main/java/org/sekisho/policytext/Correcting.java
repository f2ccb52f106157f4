package org.sekisho.policytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.CorrectionRefused.Reason;

/** Applies a {@link Correction}: only the parts that are text are rebuilt, everything else is derived again. */
final class Correcting {
    private static final int DEEPEST_LEVEL = 12;

    private Optional<String> title;
    private final List<String> preamble;
    private final List<Clause> clauses;
    private final List<LayoutLine> layout;
    private final List<Doubt> doubts;

    private Correcting(PolicyDocument document) {
        this.title = document.title();
        this.preamble = new ArrayList<>(document.preamble());
        this.clauses = new ArrayList<>(document.clauses());
        this.layout = new ArrayList<>(document.layout());
        this.doubts = new ArrayList<>(document.doubts());
    }

    static PolicyDocument apply(PolicyDocument document, Correction correction) throws CorrectionRefused {
        Correcting correcting = new Correcting(document);
        switch (correction) {
            case Correction.Move move -> correcting.move(move);
            case Correction.MoveParagraph move -> correcting.moveParagraph(move);
            case Correction.Join join -> correcting.join(join);
            case Correction.JoinParagraphs join -> correcting.joinParagraphs(join);
            case Correction.SplitParagraph split -> correcting.splitParagraph(split);
            case Correction.Split split -> correcting.split(split);
            case Correction.Relabel relabel -> correcting.relabel(relabel);
            case Correction.ToLayout toLayout -> correcting.toLayout(toLayout);
            case Correction.FromLayout fromLayout -> correcting.fromLayout(fromLayout);
            case Correction.Title newTitle -> correcting.setTitle(newTitle);
            case Correction.Settle settle -> correcting.settle(settle);
        }
        return PolicyDocument.derive(
                correcting.title, correcting.preamble, correcting.clauses, correcting.layout, correcting.doubts);
    }

    private void move(Correction.Move move) throws CorrectionRefused {
        checkLevel(move.level());
        int from = index(move.path());
        int after = index(move.after());
        int end = endOf(from);
        if (after >= from && after < end) {
            throw new CorrectionRefused(Reason.INTO_ITSELF);
        }
        int place = endOf(after);
        if (after < from && place > from) {
            place = from;
        }
        int shift = move.level() - clauses.get(from).level();
        List<Clause> moved = new ArrayList<>();
        for (Clause clause : clauses.subList(from, end)) {
            boolean shifts = clause.container() == clauses.get(from).container();
            int level = shifts ? clause.level() + shift : clause.level();
            checkLevel(level);
            moved.add(withLevel(clause, level));
        }
        clauses.subList(from, end).clear();
        clauses.addAll(place > from ? place - moved.size() : place, moved);
    }

    private void moveParagraph(Correction.MoveParagraph move) throws CorrectionRefused {
        int to = move.to().equals(PolicyDocument.PREAMBLE) ? -1 : index(move.to());
        String text = takeParagraph(move.path(), move.paragraph());
        if (to < 0) {
            preamble.add(text);
        } else {
            clauses.set(to, appended(clauses.get(to), text));
        }
    }

    private void join(Correction.Join join) throws CorrectionRefused {
        int at = index(join.path());
        if (at == 0) {
            throw new CorrectionRefused(Reason.NOTHING_BEFORE);
        }
        Clause gone = clauses.get(at);
        Clause before = clauses.get(at - 1);
        List<String> texts = new ArrayList<>(gone.paragraphs());
        String head = gone.marker()
                + gone.caption()
                        .map(c -> (gone.marker().isEmpty() ? "" : " ") + c)
                        .orElse("");
        if (!head.isEmpty()) {
            if (gone.caption().isPresent() || texts.isEmpty()) {
                texts.addFirst(head);
            } else {
                texts.set(0, head + " " + texts.getFirst());
            }
        }
        List<String> paragraphs = new ArrayList<>(before.paragraphs());
        if (join.sameSentence() && !paragraphs.isEmpty() && !texts.isEmpty()) {
            paragraphs.set(paragraphs.size() - 1, paragraphs.getLast() + texts.removeFirst());
        }
        paragraphs.addAll(texts);
        clauses.set(
                at - 1,
                new Clause(
                        before.path(),
                        before.marker(),
                        before.level(),
                        before.caption(),
                        paragraphs,
                        before.container(),
                        before.lines().with(gone.lines())));
        clauses.remove(at);
    }

    private void joinParagraphs(Correction.JoinParagraphs join) throws CorrectionRefused {
        int at = index(join.path());
        List<String> paragraphs = new ArrayList<>(clauses.get(at).paragraphs());
        if (join.paragraph() < 0 || join.paragraph() + 1 >= paragraphs.size()) {
            throw new CorrectionRefused(Reason.NO_SUCH_PARAGRAPH);
        }
        String next = paragraphs.remove(join.paragraph() + 1);
        paragraphs.set(join.paragraph(), paragraphs.get(join.paragraph()) + next);
        clauses.set(at, withParagraphs(clauses.get(at), paragraphs));
    }

    private void splitParagraph(Correction.SplitParagraph split) throws CorrectionRefused {
        int at = index(split.path());
        List<String> paragraphs = new ArrayList<>(clauses.get(at).paragraphs());
        String text = paragraph(paragraphs, split.paragraph());
        checkInside(text, split.offset(), 1);
        paragraphs.set(split.paragraph(), text.substring(0, split.offset()).strip());
        paragraphs.add(split.paragraph() + 1, text.substring(split.offset()).strip());
        clauses.set(at, withParagraphs(clauses.get(at), paragraphs));
    }

    private void split(Correction.Split split) throws CorrectionRefused {
        checkLevel(split.level());
        boolean inPreamble = split.path().equals(PolicyDocument.PREAMBLE);
        int at = inPreamble ? -1 : index(split.path());
        List<String> paragraphs =
                new ArrayList<>(inPreamble ? preamble : clauses.get(at).paragraphs());
        String text = paragraph(paragraphs, split.paragraph());
        checkInside(text, split.offset(), 0);
        List<String> rest = new ArrayList<>(paragraphs.subList(split.paragraph() + 1, paragraphs.size()));
        paragraphs.subList(split.paragraph(), paragraphs.size()).clear();
        String kept = text.substring(0, split.offset()).strip();
        if (!kept.isEmpty()) {
            paragraphs.add(kept);
        }
        rest.addFirst(text.substring(split.offset()).strip());
        LineRange lines = inPreamble ? new LineRange(1, 1) : clauses.get(at).lines();
        Clause parted = labelled(rest, split.level(), false, split.marker(), split.caption(), lines);
        if (inPreamble) {
            preamble.clear();
            preamble.addAll(paragraphs);
            title = title.filter(preamble::contains);
        } else {
            clauses.set(at, withParagraphs(clauses.get(at), paragraphs));
        }
        clauses.add(at + 1, parted);
    }

    private void relabel(Correction.Relabel relabel) throws CorrectionRefused {
        checkLevel(relabel.level());
        int at = index(relabel.path());
        Clause clause = clauses.get(at);
        List<String> texts = new ArrayList<>(clause.paragraphs());
        clause.caption().ifPresent(texts::addFirst);
        if (!clause.marker().isEmpty()) {
            texts.addFirst(clause.marker());
        }
        clauses.set(
                at,
                labelled(
                        texts,
                        relabel.level(),
                        relabel.container(),
                        relabel.marker(),
                        relabel.caption(),
                        clause.lines()));
    }

    /** A clause whose number and heading are the beginning of the texts and whose paragraphs are the rest. */
    private static Clause labelled(
            List<String> texts, int level, boolean container, String marker, Optional<String> caption, LineRange lines)
            throws CorrectionRefused {
        List<String> rest = new ArrayList<>(texts);
        takeBeginning(rest, marker);
        if (caption.isPresent()) {
            takeBeginning(rest, caption.get());
        }
        if (marker.isBlank() && caption.filter(c -> !c.isBlank()).isEmpty()) {
            throw new CorrectionRefused(Reason.NOT_THE_BEGINNING);
        }
        return new Clause("", marker.strip(), level, caption.map(String::strip), rest, container, lines);
    }

    /** Takes the wanted text, spaces aside, from the front of the texts, over their borders if need be. */
    private static void takeBeginning(List<String> texts, String wanted) throws CorrectionRefused {
        int w = 0;
        while (true) {
            w = skipSpaces(wanted, w);
            if (w == wanted.length()) {
                return;
            }
            if (texts.isEmpty()) {
                throw new CorrectionRefused(Reason.NOT_THE_BEGINNING);
            }
            String text = texts.getFirst();
            int t = 0;
            while (true) {
                t = skipSpaces(text, t);
                w = skipSpaces(wanted, w);
                if (t == text.length() || w == wanted.length()) {
                    break;
                }
                if (text.charAt(t) != wanted.charAt(w)) {
                    throw new CorrectionRefused(Reason.NOT_THE_BEGINNING);
                }
                t++;
                w++;
            }
            if (t == text.length()) {
                texts.removeFirst();
            } else {
                texts.set(0, text.substring(t));
            }
        }
    }

    private void toLayout(Correction.ToLayout toLayout) throws CorrectionRefused {
        int line = toLayout.path().equals(PolicyDocument.PREAMBLE)
                ? 1
                : clauses.get(index(toLayout.path())).lines().first();
        String text = takeParagraph(toLayout.path(), toLayout.paragraph());
        layout.add(new LayoutLine(line, LayoutLine.Kind.BY_HAND, text));
    }

    private void fromLayout(Correction.FromLayout fromLayout) throws CorrectionRefused {
        if (fromLayout.entry() < 0 || fromLayout.entry() >= layout.size()) {
            throw new CorrectionRefused(Reason.NO_SUCH_ENTRY);
        }
        int to = fromLayout.to().equals(PolicyDocument.PREAMBLE) ? -1 : index(fromLayout.to());
        String text = layout.remove(fromLayout.entry()).text();
        if (to < 0) {
            preamble.add(text);
        } else {
            clauses.set(to, appended(clauses.get(to), text));
        }
    }

    private void setTitle(Correction.Title newTitle) throws CorrectionRefused {
        if (newTitle.title().isPresent() && !preamble.contains(newTitle.title().get())) {
            throw new CorrectionRefused(Reason.NOT_IN_PREAMBLE);
        }
        title = newTitle.title();
    }

    private void settle(Correction.Settle settle) throws CorrectionRefused {
        if (settle.doubt() < 0 || settle.doubt() >= doubts.size()) {
            throw new CorrectionRefused(Reason.NO_SUCH_ENTRY);
        }
        doubts.remove(settle.doubt());
    }

    private String takeParagraph(String path, int number) throws CorrectionRefused {
        if (path.equals(PolicyDocument.PREAMBLE)) {
            String text = paragraph(preamble, number);
            preamble.remove(number);
            title = title.filter(preamble::contains);
            return text;
        }
        int at = index(path);
        List<String> paragraphs = new ArrayList<>(clauses.get(at).paragraphs());
        String text = paragraph(paragraphs, number);
        paragraphs.remove(number);
        clauses.set(at, withParagraphs(clauses.get(at), paragraphs));
        return text;
    }

    private static String paragraph(List<String> paragraphs, int number) throws CorrectionRefused {
        if (number < 0 || number >= paragraphs.size()) {
            throw new CorrectionRefused(Reason.NO_SUCH_PARAGRAPH);
        }
        return paragraphs.get(number);
    }

    private static void checkInside(String text, int offset, int margin) throws CorrectionRefused {
        if (offset < margin
                || offset > text.length() - 1
                || Character.isLowSurrogate(text.charAt(offset))
                || margin > 0 && text.substring(0, offset).isBlank()
                || text.substring(offset).isBlank()) {
            throw new CorrectionRefused(Reason.OFFSET_OUTSIDE);
        }
    }

    private static void checkLevel(int level) throws CorrectionRefused {
        if (level < 1 || level > DEEPEST_LEVEL) {
            throw new CorrectionRefused(Reason.LEVEL_OUTSIDE);
        }
    }

    private int index(String path) throws CorrectionRefused {
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).path().equals(path)) {
                return i;
            }
        }
        throw new CorrectionRefused(Reason.NO_SUCH_CLAUSE);
    }

    /** The index after the last clause below the one at an index. */
    private int endOf(int at) {
        Clause top = clauses.get(at);
        int end = at + 1;
        while (end < clauses.size()) {
            Clause next = clauses.get(end);
            boolean below = top.container()
                    ? !next.container() && !next.supplementary() || next.container() && next.level() > top.level()
                    : !next.container() && next.level() > top.level();
            if (!below) {
                break;
            }
            end++;
        }
        return end;
    }

    private static int skipSpaces(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isSpaceChar(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static Clause appended(Clause clause, String text) {
        List<String> paragraphs = new ArrayList<>(clause.paragraphs());
        paragraphs.add(text);
        return withParagraphs(clause, paragraphs);
    }

    private static Clause withParagraphs(Clause c, List<String> paragraphs) {
        return new Clause(c.path(), c.marker(), c.level(), c.caption(), paragraphs, c.container(), c.lines());
    }

    private static Clause withLevel(Clause c, int level) {
        return new Clause(c.path(), c.marker(), level, c.caption(), c.paragraphs(), c.container(), c.lines());
    }
}
