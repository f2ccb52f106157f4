package org.sekisho.policytext.drafting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.LineRange;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.drafting.EditRefused.Reason;
import org.sekisho.policytext.lineage.Lineage;
import org.sekisho.policytext.meaning.Addresses;
import org.sekisho.policytext.meaning.Meaning;
import org.sekisho.policytext.meaning.Mention;
import org.sekisho.policytext.meaning.Mentions;
import org.sekisho.policytext.outline.Beginnings;

/**
 * A document under revision, after so many edits; immutable.
 *
 * <p>An edit changes the list of clauses; then {@link Renumbering} gives the numbers, {@link References} rewrites what
 * mentions a clause that has another number, and everything that follows from the text is found anew. Of each clause it
 * is known from which clause of the base it goes on, whatever its number and words.
 */
public final class Drafting {
    private static final String UNNUMBERED_YET = "?";
    private static final int DEEPEST = 12;
    private static final int MOST_CLAUSES = 5_000;
    private static final int MOST_PARAGRAPHS = 500;
    private static final int LONGEST_PARAGRAPH = 20_000;
    private static final int LONGEST_CAPTION = 300;

    private final PolicyDocument base;
    private final PolicyDocument document;
    private final List<Integer> origins;
    private final List<Rewritten> rewritten;
    private final List<Unsettled> unsettled;

    private Drafting(
            PolicyDocument base,
            PolicyDocument document,
            List<Integer> origins,
            List<Rewritten> rewritten,
            List<Unsettled> unsettled) {
        if (origins.size() != document.clauses().size()) {
            throw new IllegalArgumentException(
                    origins.size() + " origins for " + document.clauses().size() + " clauses");
        }
        this.base = base;
        this.document = document;
        this.origins = List.copyOf(origins);
        this.rewritten = List.copyOf(rewritten);
        this.unsettled = List.copyOf(unsettled);
    }

    /** A revision of a document, nothing edited yet. */
    public static Drafting of(PolicyDocument base) {
        var origins = IntStream.range(0, base.clauses().size()).boxed().toList();
        return new Drafting(base, base, origins, List.of(), List.of());
    }

    /**
     * A revision as it was left.
     *
     * @param origins as {@link #origins} gave them
     * @param unsettled as {@link #unsettled} gave it
     */
    public static Drafting resumed(
            PolicyDocument base, PolicyDocument document, List<Integer> origins, List<Unsettled> unsettled) {
        return new Drafting(base, document, origins, List.of(), unsettled);
    }

    public PolicyDocument document() {
        return document;
    }

    /** For each clause the index of the clause of the base that it goes on from; {@link ExactLineage#NEW} for a new one. */
    public List<Integer> origins() {
        return origins;
    }

    /** The same in full. */
    public Lineage lineage() {
        return ExactLineage.of(origins, base.clauses().size());
    }

    /** What the last edit changed elsewhere. */
    public List<Rewritten> rewritten() {
        return rewritten;
    }

    /** What a person must look at. */
    public List<Unsettled> unsettled() {
        return unsettled;
    }

    /**
     * The revision after one edit more.
     *
     * @throws EditRefused if the edit does not fit
     */
    public Drafting with(Edit edit) throws EditRefused {
        return switch (edit) {
            case Edit.Title title -> title(title);
            case Edit.Opening opening -> opening(opening);
            case Edit.Words words -> words(words);
            case Edit.Insert insert -> insert(insert);
            case Edit.Move move -> move(move);
            case Edit.Delete delete -> delete(delete);
            case Edit.Supplement supplement -> supplement(supplement);
            case Edit.Settle settle -> settle(settle);
        };
    }

    // Words

    private Drafting title(Edit.Title edit) throws EditRefused {
        String title = edit.title().strip();
        if (title.isEmpty()) {
            throw new EditRefused(Reason.TITLE_MISSING, "");
        }
        checkLine(title, LONGEST_CAPTION, PolicyDocument.PREAMBLE);
        List<String> preamble = new ArrayList<>(document.preamble());
        boolean printed = document.title().isPresent();
        if (printed) {
            preamble.replaceAll(line -> line.equals(document.title().get()) ? title : line);
        } else {
            preamble.addFirst(title);
        }
        return derived(Optional.of(title), preamble, document.clauses(), origins, List.of(), unsettled);
    }

    private Drafting opening(Edit.Opening edit) throws EditRefused {
        List<String> lines = edit.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() > MOST_PARAGRAPHS) {
            throw new EditRefused(Reason.TOO_MANY, PolicyDocument.PREAMBLE);
        }
        for (String line : lines) {
            checkLine(line, LONGEST_PARAGRAPH, PolicyDocument.PREAMBLE);
            checkNoNumber(line, document.preamble(), PolicyDocument.PREAMBLE);
        }
        if (document.title().isPresent() && !lines.contains(document.title().get())) {
            throw new EditRefused(Reason.TITLE_MISSING, PolicyDocument.PREAMBLE);
        }
        return derived(document.title(), lines, document.clauses(), origins, List.of(), unsettled);
    }

    private Drafting words(Edit.Words edit) throws EditRefused {
        int at = index(edit.path());
        Clause clause = document.clauses().get(at);
        boolean supplement = clause.supplementary() && clause.level() == 1;
        Optional<String> caption = supplement ? edit.caption().map(Drafting::bracketed) : edit.caption();
        Clause changed = worded(clause, caption, edit.paragraphs());
        List<Clause> clauses = new ArrayList<>(document.clauses());
        clauses.set(at, changed);
        List<Unsettled> left = new ArrayList<>(unsettled);
        left.removeIf(one -> one.clause().equals(edit.path()));
        Drafting result = derived(document.title(), document.preamble(), clauses, origins, List.of(), left);
        return result.lookingAtReferences(at);
    }

    /** The heading of a supplementary provision stands in brackets. */
    private static String bracketed(String caption) {
        String text = caption.strip();
        return text.isEmpty() || text.startsWith("（") || text.startsWith("(") ? text : "（" + text + "）";
    }

    /** With what a person wrote and leads nowhere among what is unsettled. */
    private Drafting lookingAtReferences(int clause) {
        Mentions mentions = new Mentions(document.clauses());
        List<Unsettled> more = new ArrayList<>(unsettled);
        Clause own = document.clauses().get(clause);
        for (int k = 0; k < own.paragraphs().size(); k++) {
            String text = own.paragraphs().get(k);
            for (Mention mention : mentions.in(clause, k, text)) {
                if (mention.parts().stream().anyMatch(part -> part.targets().isEmpty())) {
                    more.add(new Unsettled(
                            own.path(),
                            Unsettled.Kind.REFERENCE_TO_NOTHING,
                            text.substring(mention.start(), mention.end())));
                }
            }
        }
        return new Drafting(base, document, origins, rewritten, more);
    }

    private static Clause worded(Clause clause, Optional<String> caption, List<String> paragraphs) throws EditRefused {
        Optional<String> heading = caption.map(String::strip).filter(text -> !text.isEmpty());
        List<String> texts = paragraphs.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (heading.isEmpty() && texts.isEmpty()
                || heading.isEmpty() && clause.marker().isEmpty()) {
            throw new EditRefused(Reason.EMPTY, clause.path());
        }
        if (texts.size() > MOST_PARAGRAPHS) {
            throw new EditRefused(Reason.TOO_MANY, clause.path());
        }
        if (heading.isPresent()) {
            checkLine(heading.get(), LONGEST_CAPTION, clause.path());
        }
        for (String text : texts) {
            checkLine(text, LONGEST_PARAGRAPH, clause.path());
            checkNoNumber(text, clause.paragraphs(), clause.path());
        }
        return new Clause(
                clause.path(), clause.marker(), clause.level(), heading, texts, clause.container(), clause.lines());
    }

    private static void checkLine(String text, int longest, String place) throws EditRefused {
        if (text.length() > longest) {
            throw new EditRefused(Reason.TOO_LONG, place);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean broken = Character.isHighSurrogate(c)
                            && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
                    || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || broken) {
                throw new EditRefused(Reason.CONTROL_SIGNS, place);
            }
        }
    }

    private static void checkNoNumber(String text, List<String> before, String place) throws EditRefused {
        if (!before.contains(text) && Beginnings.number(text)) {
            throw new EditRefused(Reason.LOOKS_LIKE_A_NUMBER, place);
        }
    }

    // Structure

    private Drafting insert(Edit.Insert edit) throws EditRefused {
        int target = index(edit.path());
        Clause beside = document.clauses().get(target);
        if (document.clauses().size() >= MOST_CLAUSES) {
            throw new EditRefused(Reason.TOO_MANY, edit.path());
        }
        boolean below = edit.side() == Edit.Side.BELOW;
        if (!below && beside.supplementary() && beside.level() == 1) {
            throw new EditRefused(Reason.SUPPLEMENT_APART, edit.path());
        }
        boolean container = beside.container() && !below;
        int level = below ? (beside.container() ? 1 : beside.level() + 1) : beside.level();
        checkLevel(level, edit.path());
        List<Item> items = items();
        Item anchor = items.get(target);
        Item joined = below ? lastBelow(items, anchor) : anchor;
        String like = joined == null ? "1" : joined.clause.marker();
        boolean numbered = Numbered.in(like).isPresent();
        if (!numbered && !like.isEmpty()) {
            throw new EditRefused(Reason.NO_NUMBERS_LEFT, edit.path());
        }
        Clause blank = new Clause(
                beside.path(),
                numbered ? UNNUMBERED_YET : "",
                level,
                Optional.empty(),
                List.of(),
                container,
                new LineRange(1, 1));
        Item fresh = new Item(Item.NONE, worded(blank, edit.caption(), edit.paragraphs()));
        fresh.placed = true;
        fresh.branch = edit.numbering() == Edit.Numbering.BRANCH;
        int place = place(items, anchor, edit.side());
        fresh.beside = joined;
        items.add(place, fresh);
        return structured(items, preambleOf());
    }

    private Drafting move(Edit.Move edit) throws EditRefused {
        int from = index(edit.path());
        int target = index(edit.to());
        List<Item> items = items();
        Item moved = items.get(from);
        Item anchor = items.get(target);
        int end = endOf(items, from);
        if (target >= from && target < end) {
            throw new EditRefused(Reason.INTO_ITSELF, edit.path());
        }
        boolean below = edit.side() == Edit.Side.BELOW;
        if (moved.clause.supplementary() != anchor.clause.supplementary()
                || moved.clause.supplementary() && moved.clause.level() == 1
                || !below && anchor.clause.supplementary() && anchor.clause.level() == 1) {
            throw new EditRefused(Reason.SUPPLEMENT_APART, edit.path());
        }
        if (moved.clause.container() != (anchor.clause.container() && !below)) {
            throw new EditRefused(Reason.HEADING_APART, edit.path());
        }
        List<Item> taken = new ArrayList<>(items.subList(from, end));
        items.subList(from, end).clear();
        int level = below ? (anchor.clause.container() ? 1 : anchor.clause.level() + 1) : anchor.clause.level();
        int shift = level - moved.clause.level();
        for (Item item : taken) {
            if (item.clause.container() == moved.clause.container()) {
                checkLevel(item.clause.level() + shift, edit.path());
                item.level(item.clause.level() + shift);
            }
        }
        moved.placed = true;
        moved.beside = below ? lastBelow(items, anchor) : anchor;
        if (moved.beside != null && Numbered.in(moved.beside.clause.marker()).isEmpty()) {
            throw new EditRefused(Reason.NO_NUMBERS_LEFT, edit.path());
        }
        items.addAll(place(items, anchor, edit.side()), taken);
        return structured(items, preambleOf());
    }

    private Drafting delete(Edit.Delete edit) throws EditRefused {
        int at = index(edit.path());
        List<Item> items = items();
        int end = endOf(items, at);
        Clause gone = items.get(at).clause;
        boolean keepsNumber = edit.gap() == Edit.Gap.KEEP_NUMBER;
        if (keepsNumber && (gone.container() || Numbered.in(gone.marker()).isEmpty())) {
            throw new EditRefused(Reason.NO_BRANCHES_HERE, edit.path());
        }
        if (!keepsNumber && end - at == items.size()) {
            throw new EditRefused(Reason.LAST_CLAUSE, edit.path());
        }
        items.subList(at, end).clear();
        if (keepsNumber) {
            Item stub = new Item(
                    at,
                    new Clause(
                            gone.path(),
                            gone.marker(),
                            gone.level(),
                            Optional.empty(),
                            List.of("削除"),
                            false,
                            gone.lines()));
            items.add(at, stub);
            return structured(items, preambleOf(), Set.of(at));
        }
        return structured(items, preambleOf());
    }

    private Drafting supplement(Edit.Supplement edit) throws EditRefused {
        Supplements supplements = new Supplements(document);
        supplements.check(edit);
        List<Item> items = items();
        Item fresh = new Item(Item.NONE, supplements.clause(edit));
        items.add(supplements.place(), fresh);
        return structured(items, supplements.preamble(edit));
    }

    private Drafting settle(Edit.Settle edit) throws EditRefused {
        if (edit.unsettled() < 0 || edit.unsettled() >= unsettled.size()) {
            throw new EditRefused(Reason.NO_SUCH_ENTRY, "");
        }
        List<Unsettled> left = new ArrayList<>(unsettled);
        left.remove(edit.unsettled());
        return new Drafting(base, document, origins, List.of(), left);
    }

    private List<String> preambleOf() {
        return document.preamble();
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < document.clauses().size(); i++) {
            items.add(new Item(i, document.clauses().get(i)));
        }
        return items;
    }

    private static void checkLevel(int level, String place) throws EditRefused {
        if (level < 1 || level > DEEPEST) {
            throw new EditRefused(Reason.TOO_DEEP, place);
        }
    }

    private static int place(List<Item> items, Item anchor, Edit.Side side) {
        int at = items.indexOf(anchor);
        return side == Edit.Side.BEFORE ? at : endOf(items, at);
    }

    /** The last numbered clause directly below another, whose list a new last one joins. */
    private static @org.jspecify.annotations.Nullable Item lastBelow(List<Item> items, Item holder) {
        int at = items.indexOf(holder);
        int end = endOf(items, at);
        int level = holder.clause.container() ? 1 : holder.clause.level() + 1;
        Item last = null;
        for (Item item : items.subList(at + 1, end)) {
            if (item.clause.level() == level && !item.clause.container()) {
                last = item;
            }
        }
        return last;
    }

    /** The index behind the last clause below the one at an index. */
    private static int endOf(List<Item> items, int at) {
        Clause top = items.get(at).clause;
        int end = at + 1;
        while (end < items.size()) {
            Clause next = items.get(end).clause;
            boolean supplement = next.supplementary() && next.level() == 1;
            boolean below = top.container()
                    ? !next.container() && !supplement && !(next.supplementary() && !top.supplementary())
                            || next.container() && next.level() > top.level()
                    : !next.container() && next.level() > top.level();
            if (!below) {
                break;
            }
            end++;
        }
        return end;
    }

    private int index(String path) throws EditRefused {
        for (int i = 0; i < document.clauses().size(); i++) {
            if (document.clauses().get(i).path().equals(path)) {
                return i;
            }
        }
        throw new EditRefused(Reason.NO_SUCH_CLAUSE, path);
    }

    private Drafting structured(List<Item> items, List<String> preamble) throws EditRefused {
        return structured(items, preamble, Set.of());
    }

    /** @param ended clauses whose number stays while they themselves are no more */
    private Drafting structured(List<Item> items, List<String> preamble, Set<Integer> ended) throws EditRefused {
        Renumbering.number(document, items);
        checkBehindDeleted(items);
        List<Clause> addressed =
                Addresses.of(items.stream().map(item -> item.clause).toList());
        int[] goesTo = new int[document.clauses().size()];
        java.util.Arrays.fill(goesTo, Item.NONE);
        List<Integer> from = new ArrayList<>();
        List<Rewritten> changes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean goesOn = item.old != Item.NONE && !ended.contains(item.old);
            from.add(goesOn ? origins.get(item.old) : ExactLineage.NEW);
            if (goesOn) {
                goesTo[item.old] = i;
                String was = document.clauses().get(item.old).marker();
                if (!was.equals(item.clause.marker())) {
                    changes.add(
                            new Rewritten(addressed.get(i).path(), Rewritten.Kind.NUMBER, was, item.clause.marker()));
                }
            }
        }
        References references = new References(document.clauses(), addressed, goesTo, new OfBase(from));
        List<Clause> clauses = references.rewrite();
        changes.addAll(references.rewritten());
        List<Unsettled> open = new ArrayList<>();
        for (Unsettled one : unsettled) {
            int at = index(document.clauses(), one.clause());
            if (at >= 0 && goesTo[at] >= 0) {
                open.add(new Unsettled(addressed.get(goesTo[at]).path(), one.kind(), one.words()));
            }
        }
        for (Unsettled one : references.unsettled()) {
            if (!open.contains(one)) {
                open.add(one);
            }
        }
        return derived(document.title(), preamble, clauses, from, changes, open);
    }

    /** Numbers behind a line that stands for several deleted clauses stay as they are. */
    private void checkBehindDeleted(List<Item> items) throws EditRefused {
        boolean behind = false;
        for (Item item : items) {
            Clause clause = item.clause;
            if (Numbered.several(clause.marker())) {
                behind = true;
            } else if (behind
                    && item.old != Item.NONE
                    && !item.placed
                    && clause.level() == 1
                    && !clause.supplementary()
                    && !clause.marker().equals(document.clauses().get(item.old).marker())) {
                throw new EditRefused(Reason.BEHIND_DELETED_ONES, clause.path());
            }
        }
    }

    private static int index(List<Clause> clauses, String path) {
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).path().equals(path)) {
                return i;
            }
        }
        return Item.NONE;
    }

    /** The paragraphs of the base, by the clauses that go on from its own. */
    private final class OfBase implements References.Earlier {
        private final List<Integer> from;
        private final Mentions mentions = new Mentions(base.clauses());

        OfBase(List<Integer> from) {
            this.from = from;
        }

        @Override
        public Optional<String> paragraph(int clause, int number) {
            int origin = from.get(clause);
            if (origin == ExactLineage.NEW) {
                return Optional.empty();
            }
            List<String> paragraphs = base.clauses().get(origin).paragraphs();
            return number < paragraphs.size() ? Optional.of(paragraphs.get(number)) : Optional.empty();
        }

        @Override
        public List<Mention> mentions(int clause, int number) {
            int origin = from.get(clause);
            return mentions.in(
                    origin, number, base.clauses().get(origin).paragraphs().get(number));
        }
    }

    private Drafting derived(
            Optional<String> title,
            List<String> preamble,
            List<Clause> clauses,
            List<Integer> from,
            List<Rewritten> changes,
            List<Unsettled> open) {
        PolicyDocument next = Meaning.corrected(title, preamble, clauses, document.layout(), document.doubts());
        Set<String> seen = new HashSet<>();
        List<Unsettled> still = open.stream()
                .filter(one -> standsIn(next, one) && seen.add(one.clause() + "\0" + one.kind() + "\0" + one.words()))
                .toList();
        return new Drafting(base, next, from, changes, still);
    }

    /** Whether the words that a person must look at still stand there. */
    private static boolean standsIn(PolicyDocument document, Unsettled one) {
        return document.at(one.clause())
                .filter(clause -> clause.paragraphs().stream().anyMatch(text -> text.contains(one.words()))
                        || clause.caption()
                                .filter(text -> text.contains(one.words()))
                                .isPresent())
                .isPresent();
    }
}
