package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.comparison.AmendedText.Part;
import org.sekisho.policytext.comparison.IndentedClauses.Content;

/**
 * Writes the amending text (改め文) of a revision.
 *
 * <p>First the words within the clauses that stay, under their old numbers, in reading order. Then, list by list and from
 * the inside out: what is struck (削る), what gets another number (繰り上げ from the front, 繰り下げ from the back, so that no
 * number is ever taken twice), what is put in (加える). A clause that moves is struck and put in again, as the practice has
 * it. Each sentence is carried out here as it is written, so that the next one finds the text as its reader will. At the
 * end the whole is read back; if that does not give the later version, the text names the whole anew.
 */
final class AmendmentWriter {
    private static final int NONE = Correspondence.NONE;

    /** A clause of which more differs than this part is written anew. */
    private static final double MOST_CHANGED = 0.6;

    private static final int SHORT = 12;
    private static final int MOST_QUOTES = 6;
    /** So many neighbours are named as a range. */
    private static final int RANGE = 4;

    private static final int MOST_PARTS_OF_SENTENCE = 8;
    private static final int LONGEST_KANJI_WORD = 4;
    /** Words behind which others are put in are no shorter. */
    private static final int TELLING = 3;

    private final Correspondence pairs;
    private final AmendedText text;
    private final Part[] partOf;
    private final boolean[] stays;
    private final StringBuilder out = new StringBuilder();
    private final List<Said> sentence = new ArrayList<>();

    /** A part of a sentence, and the verb that ends it within the sentence and at its end. */
    private record Said(String words, String within, String atEnd) {}

    AmendmentWriter(Correspondence pairs) {
        this.pairs = pairs;
        text = new AmendedText(pairs.before);
        partOf = new Part[pairs.afterOf.length];
        stays = new boolean[partOf.length];
        for (int i = 0; i < partOf.length; i++) {
            partOf[i] = text.part(i);
            int parent = pairs.treeBefore.parent(i);
            stays[i] = (parent == ClauseTree.ROOT || stays[parent])
                    && pairs.afterOf[i] != NONE
                    && !pairs.moved[i]
                    && canStay(i, pairs.afterOf[i]);
        }
    }

    /** Whether the change of a clause can be said in words; otherwise it is struck and put in again. */
    private boolean canStay(int i, int j) {
        var before = pairs.before.clauses().get(i);
        var after = pairs.after.clauses().get(j);
        return before.level() == after.level()
                && before.container() == after.container()
                && before.supplementary() == after.supplementary()
                && before.marker().isEmpty() == after.marker().isEmpty()
                && Amendment.quotable(after.marker())
                && Amendment.quotable(after.caption().orElse(""))
                && !after.caption().orElse("-").isEmpty();
    }

    String write() {
        title();
        preamble();
        for (int i = 0; i < stays.length; i++) {
            if (stays[i]) {
                words(i, pairs.afterOf[i]);
            }
        }
        lists(ClauseTree.ROOT);
        return gives(out.toString()) ? opening("の一部") + out : opening("の一部") + anew();
    }

    private String opening(String how) {
        boolean nothing = out.isEmpty();
        return nothing
                ? ""
                : pairs.before
                                .title()
                                .filter(title -> !IndentedClauses.broken(title))
                                .orElse("この方針")
                        + how + "を次のように改正する。\n";
    }

    private boolean gives(String written) {
        try {
            return sameContent(Amendment.apply(pairs.before, written), pairs.after);
        } catch (AmendmentRefused e) {
            return false;
        }
    }

    private static boolean sameContent(PolicyDocument one, PolicyDocument other) {
        return one.title().equals(other.title())
                && one.preamble().equals(other.preamble())
                && contents(one.clauses()).equals(contents(other.clauses()));
    }

    private static List<Content> contents(List<Clause> clauses) {
        return clauses.stream().map(Content::of).toList();
    }

    /** The later version as a whole, for texts that cannot be amended in words. */
    private String anew() {
        out.setLength(0);
        if (pairs.after.title().isPresent()) {
            say(
                    "題名を",
                    "次のように改める",
                    List.of(IndentedClauses.line(pairs.after.title().get())));
        } else if (pairs.before.title().isPresent()) {
            say("題名を", "削る", List.of());
        }
        if (!pairs.after.preamble().isEmpty()) {
            say("前文を", "次のように改める", lines(pairs.after.preamble()));
        } else {
            say("前文を", "削る", List.of());
        }
        if (!pairs.after.clauses().isEmpty()) {
            say("条項の全部を", "次のように改める", IndentedClauses.written(contents(pairs.after.clauses())));
        } else {
            say("条項の全部を", "削る", List.of());
        }
        return out.toString();
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream().map(IndentedClauses::line).toList();
    }

    // Sentences

    private void add(String words, String within, String atEnd) {
        sentence.add(new Said(words, within, atEnd));
        if (sentence.size() == MOST_PARTS_OF_SENTENCE) {
            end();
        }
    }

    private void end() {
        for (int i = 0; i < sentence.size(); i++) {
            var said = sentence.get(i);
            boolean last = i == sentence.size() - 1;
            out.append(said.words).append(last ? said.atEnd + "。\n" : said.within + "、");
        }
        sentence.clear();
    }

    /** Ends the sentence with what puts in the lines that follow. */
    private void say(String words, String verb, List<String> below) {
        sentence.add(new Said(words, verb, verb));
        end();
        below.forEach(line -> out.append(line).append('\n'));
    }

    // Title and the lines before the first clause

    private void title() {
        var before = pairs.before.title();
        var after = pairs.after.title();
        if (before.equals(after)) {
            return;
        }
        if (after.isEmpty()) {
            add("題名を", "削り", "削る");
            end();
        } else if (Amendment.quotable(after.get())) {
            if (before.isPresent()) {
                add("題名を「" + after.get() + "」に", "改め", "改める");
            } else {
                add("題名を「" + after.get() + "」と", "し", "する");
            }
            end();
        } else {
            say("題名を", "次のように改める", List.of(IndentedClauses.line(after.get())));
        }
        if (before.isPresent() && after.isPresent()) {
            text.preamble.replaceAll(line -> line.equals(before.get()) ? after.get() : line);
        }
        text.title = after;
    }

    private void preamble() {
        listOfTexts("前文", "行", text.preamble, pairs.after.preamble());
    }

    /** Changes a list of lines or paragraphs, each named by its number. */
    private void listOfTexts(String name, String unit, List<String> current, List<String> wanted) {
        int at = 0;
        var added = new ArrayList<String>();
        for (var pair : TextLines.pairs(List.copyOf(current), wanted)) {
            if (pair.before() == NONE) {
                added.add(wanted.get(pair.after()));
                continue;
            }
            at += add(name, unit, current, at, added);
            String number = name + "第" + ClauseNames.printed(Integer.toString(at + 1)) + unit;
            if (pair.after() == NONE) {
                add(number + "を", "削り", "削る");
                end();
                current.remove(at);
                continue;
            }
            String now = wanted.get(pair.after());
            if (!current.get(at).equals(now)) {
                String was = current.get(at);
                if (!replacements(number, was, now, List.of())) {
                    say(number + "を", "次のように改める", List.of(IndentedClauses.line(now)));
                }
                current.set(at, now);
            }
            at++;
        }
        add(name, unit, current, at, added);
    }

    private int add(String name, String unit, List<String> current, int at, List<String> added) {
        int count = added.size();
        if (count > 0) {
            String what = "次の" + ClauseNames.printed(Integer.toString(count)) + unit + "を";
            if (current.isEmpty()) {
                say(name + "に" + what, "加える", lines(added));
            } else if (at == 0) {
                say(name + "第１" + unit + "の前に" + what, "加える", lines(added));
            } else {
                String number = ClauseNames.printed(Integer.toString(at));
                say(name + "第" + number + unit + "の次に" + what, "加える", lines(added));
            }
            current.addAll(at, added);
            added.clear();
        }
        return count;
    }

    // Words within a clause that stays

    private void words(int i, int j) {
        var part = partOf[i];
        var now = pairs.after.clauses().get(j);
        boolean sameText = part.content.paragraphs().equals(now.paragraphs());
        if (sameText && part.content.caption().equals(now.caption())) {
            return;
        }
        boolean alone = !text.hasParts(part) && !part.content.container();
        if (!sameText && alone && mostlyOther(part.content.paragraphs(), now.paragraphs())) {
            var content = new Content(
                    part.content.marker(),
                    part.content.level(),
                    now.caption(),
                    now.paragraphs(),
                    part.content.container());
            say(text.name(part) + "を", "次のように改める", IndentedClauses.written(List.of(content)));
            text.setCaption(part, now.caption());
            AmendedText.setParagraphs(part, now.paragraphs());
            return;
        }
        caption(part, now.caption());
        if (!sameText) {
            paragraphs(part, now.paragraphs());
        }
        end();
    }

    private void caption(Part part, Optional<String> now) {
        var was = part.content.caption();
        if (was.equals(now)) {
            return;
        }
        String name = text.name(part);
        if (now.isEmpty()) {
            add(name + "の見出しを", "削り", "削る");
        } else if (was.isEmpty()) {
            add(name + "に見出しとして「" + now.get() + "」を", "付し", "付する");
        } else {
            add(name + "の見出しを「" + now.get() + "」に", "改め", "改める");
        }
        text.setCaption(part, now);
    }

    private static boolean mostlyOther(List<String> before, List<String> after) {
        String was = String.join("\n", before);
        String now = String.join("\n", after);
        if (was.length() + now.length() < 2 * SHORT && before.size() == after.size()) {
            return false;
        }
        var difference = TextDifference.of(was, now);
        return difference.size() > MOST_CHANGED * (was.length() + now.length());
    }

    private void paragraphs(Part part, List<String> wanted) {
        var current = new ArrayList<>(part.content.paragraphs());
        String name = text.names().ownText(text.index(part));
        if (wanted.isEmpty() && !name.equals(text.name(part))) {
            add(name + "を", "削り", "削る");
        } else if (current.size() == 1
                && wanted.size() == 1
                && replacements(name, current.getFirst(), wanted.getFirst(), List.of())) {
            end();
        } else if (current.size() > 1 && current.size() == wanted.size()) {
            end();
            for (int k = 0; k < current.size(); k++) {
                paragraph(name, current, k, wanted.get(k));
            }
        } else if (!name.equals(text.name(part)) && mostlyOther(current, wanted)) {
            say(name + "を", "次のように改める", lines(wanted));
        } else {
            end();
            listOfTexts(name, "段落", current, wanted);
        }
        AmendedText.setParagraphs(part, wanted);
    }

    private void paragraph(String name, List<String> current, int k, String now) {
        String was = current.get(k);
        if (was.equals(now)) {
            return;
        }
        var others = new ArrayList<>(current);
        others.remove(k);
        String number = name + "第" + ClauseNames.printed(Integer.toString(k + 1)) + "段落";
        if (!replacements(number, was, now, List.of())) {
            say(number + "を", "次のように改める", List.of(IndentedClauses.line(now)));
        }
        current.set(k, now);
    }

    /** What is to be done with the words of one quotation. */
    private record Quote(String old, String now, boolean addition) {}

    /** Says the changes of a text as quotations; false, and nothing said, where that would not be clear. */
    private boolean replacements(String name, String was, String now, List<String> others) {
        var difference = TextDifference.of(was, now);
        boolean much = was.length() + now.length() >= 2 * SHORT
                && difference.size() > MOST_CHANGED * (was.length() + now.length());
        if (difference.hunks().size() > MOST_QUOTES || much) {
            return false;
        }
        var quotes = new ArrayList<Quote>();
        for (var hunk : difference.hunks()) {
            String current = now.substring(0, hunk.afterFrom()) + was.substring(hunk.from());
            int to = hunk.afterFrom() + hunk.to() - hunk.from();
            var quote = quote(current, hunk.afterFrom(), to, now.substring(hunk.afterFrom(), hunk.afterTo()), others);
            if (quote.isEmpty()) {
                return false;
            }
            quotes.add(quote.get());
        }
        for (int k = 0; k < quotes.size(); k++) {
            var quote = quotes.get(k);
            String words = (k == 0 ? name + "中「" : "「") + quote.old;
            if (quote.addition) {
                add(words + "」の次に「" + quote.now.substring(quote.old.length()) + "」を", "加え", "加える");
            } else if (quote.now.isEmpty()) {
                add(words + "」を", "削り", "削る");
            } else {
                boolean pairFollows = k + 1 < quotes.size()
                        && !quotes.get(k + 1).addition
                        && !quotes.get(k + 1).now.isEmpty();
                add(words + "」を「" + quote.now + "」に", pairFollows ? "" : "改め", "改める");
            }
        }
        end();
        return true;
    }

    /** The words around a change that stand in the text once only, and what becomes of them. */
    private static Optional<Quote> quote(String current, int from, int to, String now, List<String> others) {
        if (from == to && from > 0) {
            int start = from;
            while (start > 0) {
                start = wordStart(current, start);
                String old = current.substring(start, from);
                boolean telling = old.length() >= TELLING && old.codePoints().anyMatch(Character::isLetter);
                if ((telling || start == 0) && clear(old, current, others) && Amendment.quotable(now)) {
                    return Optional.of(new Quote(old, old + now, true));
                }
            }
        }
        int start = from;
        int end = to;
        if (start < end && !now.isEmpty()) {
            start = kanjiStart(current, start);
            end = kanjiEnd(current, end);
            // An ending is quoted with its word: 「実施する」, not 「する」.
            if (start > 0 && current.substring(start, end).chars().allMatch(AmendmentWriter::hiragana)) {
                start = wordStart(current, start);
            }
        }
        boolean left = false;
        while (true) {
            String old = current.substring(start, end);
            String changed = current.substring(start, from) + now + current.substring(to, end);
            if (clear(old, current, others) && Amendment.quotable(changed)) {
                return Optional.of(new Quote(old, changed, false));
            }
            if (start == 0 && end == current.length()) {
                return Optional.empty();
            }
            left = start > 0 && (!left || end == current.length());
            if (left) {
                start = wordStart(current, start);
            } else {
                end = wordEnd(current, end);
            }
        }
    }

    private static boolean clear(String old, String current, List<String> others) {
        if (old.isEmpty() || !Amendment.quotable(old)) {
            return false;
        }
        int first = current.indexOf(old);
        return current.indexOf(old, first + 1) < 0 && others.stream().noneMatch(other -> other.contains(old));
    }

    private static int wordStart(String text, int from) {
        int at = from - 1;
        while (at > 0 && (!boundary(text, at) || oneWord(text.charAt(at - 1), text.charAt(at)))) {
            at--;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from + 1;
        while (at < text.length() && (!boundary(text, at) || oneWord(text.charAt(at - 1), text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** Whether no sign that a reader sees as one goes over this place. */
    private static boolean boundary(String text, int at) {
        int start = at - 1;
        while (start > 0 && (Character.isLowSurrogate(text.charAt(start)) || at - start < 2 && mark(text, start))) {
            start--;
        }
        return TextDifference.signEnd(text, start) <= at;
    }

    private static boolean mark(String text, int at) {
        return Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK;
    }

    private static boolean oneWord(char one, char other) {
        var script = Character.UnicodeScript.of(one);
        return script == Character.UnicodeScript.of(other)
                && script != Character.UnicodeScript.COMMON
                && script != Character.UnicodeScript.HIRAGANA;
    }

    private static int kanjiStart(String text, int from) {
        int at = from;
        while (at > 0 && kanji(text, at - 1) && kanji(text, from) && from - at < LONGEST_KANJI_WORD) {
            at--;
        }
        return from - at < LONGEST_KANJI_WORD ? at : from;
    }

    private static int kanjiEnd(String text, int to) {
        int at = to;
        while (at < text.length() && kanji(text, at) && kanji(text, to - 1) && at - to < LONGEST_KANJI_WORD) {
            at++;
        }
        return at - to < LONGEST_KANJI_WORD ? at : to;
    }

    private static boolean hiragana(int sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HIRAGANA;
    }

    private static boolean kanji(String text, int at) {
        return Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN;
    }

    // Clauses struck, renumbered and put in

    private void lists(int holder) {
        for (int child : pairs.treeBefore.of(holder)) {
            if (stays[child]) {
                lists(child);
            }
        }
        strike(holder);
        renumber(holder);
        putIn(holder);
        end();
    }

    private void strike(int holder) {
        var children = pairs.treeBefore.of(holder);
        int at = 0;
        while (at < children.size()) {
            int end = at;
            while (end < children.size()
                    && !stays[children.get(end)]
                    && !pairs.before.clauses().get(children.get(end)).container()) {
                end++;
            }
            if (end - at >= RANGE) {
                String first = text.name(partOf[children.get(at)]);
                String last = text.name(partOf[children.get(end - 1)]);
                add(first + "から" + last + "までを", "削り", "削る");
                children.subList(at, end).forEach(child -> text.delete(partOf[child]));
                at = end;
            } else {
                int child = children.get(at++);
                if (!stays[child]) {
                    add(text.name(partOf[child]) + heading(child) + "を", "削り", "削る");
                    text.delete(partOf[child]);
                }
            }
        }
    }

    /** の章名 behind the name of a chapter that has nothing but its heading. */
    private String heading(int child) {
        var clause = pairs.before.clauses().get(child);
        String name = text.name(partOf[child]);
        char unit = name.charAt(name.length() - 1);
        return clause.container()
                        && clause.caption().isPresent()
                        && clause.paragraphs().isEmpty()
                        && "編章節款目".indexOf(unit) >= 0
                ? "の" + unit + "名"
                : "";
    }

    /** A clause that gets another number. */
    private record Renumbered(Part part, String marker, int shift) {}

    private void renumber(int holder) {
        var up = new ArrayList<Renumbered>();
        var down = new ArrayList<Renumbered>();
        for (int child : pairs.treeBefore.of(holder)) {
            if (stays[child]) {
                String was = partOf[child].content.marker();
                String now = pairs.after.clauses().get(pairs.afterOf[child]).marker();
                if (!was.equals(now)) {
                    int shift = shift(was, now);
                    (shift > 0 ? down : up).add(new Renumbered(partOf[child], now, shift));
                }
            }
        }
        inRanges(up, false);
        inRanges(down.reversed(), true);
    }

    private static int shift(String was, String now) {
        var old = Ordinal.in(was);
        var other = Ordinal.in(now);
        if (old.isEmpty() || other.isEmpty()) {
            return 0;
        }
        int shift = other.get().number() - old.get().number();
        return Amendment.shifted(was, shift).equals(Optional.of(now)) ? shift : 0;
    }

    /** Says runs of neighbours that are shifted alike in one breath, the others one by one. */
    private void inRanges(List<Renumbered> wanted, boolean backwards) {
        int at = 0;
        while (at < wanted.size()) {
            int end = at + 1;
            while (end < wanted.size()
                    && wanted.get(end).shift == wanted.get(at).shift
                    && neighbours(wanted.get(end - 1).part, wanted.get(end).part, backwards)) {
                end++;
            }
            // Down, the last one is named alone: its number is new (第９条を第10条とし、第５条から第８条までを…).
            var run = wanted.subList(at, end);
            if (run.getFirst().shift != 0 && run.size() >= RANGE) {
                if (backwards && run.size() > RANGE) {
                    one(run.getFirst());
                    run = run.subList(1, run.size());
                }
                range(backwards ? run.reversed() : run);
            } else {
                run.forEach(this::one);
            }
            at = end;
        }
    }

    private boolean neighbours(Part one, Part next, boolean backwards) {
        var siblings = text.siblings(one);
        int distance = siblings.indexOf(next) - siblings.indexOf(one);
        return distance == (backwards ? -1 : 1);
    }

    private void range(List<Renumbered> run) {
        var first = run.getFirst();
        int steps = Math.abs(first.shift);
        String words = text.name(first.part) + "から" + text.name(run.getLast().part) + "までを"
                + ClauseNames.printed(Integer.toString(steps))
                + text.names().unit(text.index(first.part)) + "ずつ繰り" + (first.shift > 0 ? "下げ" : "上げ");
        add(words, "", "る");
        run.forEach(one -> text.setMarker(one.part, one.marker));
    }

    private void one(Renumbered wanted) {
        var part = wanted.part;
        String was = part.content.marker();
        String name = text.name(part);
        int doubles = text.doubleNumbers();
        text.setMarker(part, wanted.marker);
        String now = text.name(part);
        boolean plain = wanted.shift != 0
                && text.doubleNumbers() <= doubles
                && now.indexOf('と') < 0
                && Amendment.numbered(was, now).equals(Optional.of(wanted.marker));
        if (plain) {
            add(name + "を" + now + "と", "し", "する");
        } else {
            add(name + "の番号を「" + wanted.marker + "」に", "改め", "改める");
        }
    }

    private void putIn(int holder) {
        var children = pairs.treeAfter.of(holder == ClauseTree.ROOT ? ClauseTree.ROOT : pairs.afterOf[holder]);
        Part last = null;
        int at = 0;
        while (at < children.size()) {
            int j = children.get(at);
            if (stayed(j)) {
                last = partOf[pairs.beforeOf[j]];
                at++;
                continue;
            }
            int end = at;
            while (end < children.size() && !stayed(children.get(end))) {
                end++;
            }
            var contents = contents(pairs.after.clauses().subList(j, pairs.treeAfter.end(children.get(end - 1))));
            var next = end < children.size() ? partOf[pairs.beforeOf[children.get(end)]] : null;
            String where;
            int index;
            if (last != null) {
                where = text.name(last) + "の次に";
                index = text.end(last);
            } else if (next != null) {
                where = text.name(next) + "の前に";
                index = text.index(next);
            } else if (holder != ClauseTree.ROOT) {
                where = text.name(partOf[holder]) + "に";
                index = text.end(partOf[holder]);
            } else {
                where = "本則に";
                index = 0;
            }
            var inserted = text.insert(index, contents);
            say(where + counted(inserted, contents), "加える", IndentedClauses.written(contents));
            at = end;
        }
    }

    private boolean stayed(int j) {
        return pairs.beforeOf[j] != NONE && stays[pairs.beforeOf[j]];
    }

    /** 次の２条を where all that is put in is counted by one unit, otherwise 次のように. */
    private String counted(List<Part> inserted, List<Content> contents) {
        int level = contents.getFirst().level();
        var units = new ArrayList<String>();
        for (var part : inserted) {
            if (part.content.level() == level) {
                units.add(part.content.container() ? "" : text.names().unit(text.index(part)));
            }
        }
        boolean one = !units.getFirst().isEmpty() && units.stream().distinct().count() == 1;
        return one ? "次の" + ClauseNames.printed(Integer.toString(units.size())) + units.getFirst() + "を" : "次のように";
    }
}
