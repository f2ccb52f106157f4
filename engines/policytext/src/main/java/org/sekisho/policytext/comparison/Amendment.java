package org.sekisho.policytext.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.comparison.AmendedText.Part;
import org.sekisho.policytext.comparison.AmendedText.Words;
import org.sekisho.policytext.comparison.AmendmentRefused.Reason;
import org.sekisho.policytext.comparison.IndentedClauses.Content;
import org.sekisho.policytext.comparison.IndentedClauses.NoClauses;
import org.sekisho.policytext.source.Deadline;

/**
 * An amending text (改め文) applied to the version that it amends.
 *
 * <p>The sentences are carried out from top to bottom; each names clauses as the sentences before have left them
 * (溶け込み方式). A sentence begins at the margin, what it puts in follows on indented lines. Understood are 「…を削る」,
 * 「…中「Ａ」を「Ｂ」に改める」, 「「Ａ」の次に「Ｂ」を加える」, 「「Ａ」を削る」, 「…を…とする」,
 * 「…から…までを１条ずつ繰り下げる」, 「…の次に次の１条を加える」 and 「…を次のように改める」, several in one sentence, for
 * clauses, their headings and paragraphs, the title and the lines before the first clause. Words in quotation marks
 * must stand in the place named exactly once.
 */
public final class Amendment {
    private static final int MOST_CHARS = 8_000_000;

    private final AmendedText text;
    private final List<String> lines;
    private int line;
    private String sentence = "";
    private int at;

    private Amendment(AmendedText text, List<String> lines) {
        this.text = text;
        this.lines = lines;
    }

    /**
     * The version that an amending text makes of another one.
     *
     * <p>Paths, terms, references and history are found anew. Lines of the source, layout and doubts are those of no file
     * and say nothing.
     *
     * @throws AmendmentRefused if a sentence is not understood or does not fit; names the sentence and the place
     */
    public static PolicyDocument apply(PolicyDocument before, String amendingText) throws AmendmentRefused {
        if (amendingText.length() > MOST_CHARS) {
            throw new AmendmentRefused(Reason.TOO_LONG, 1, "", "");
        }
        var amendment = new Amendment(
                new AmendedText(before),
                List.of(amendingText.replace("\r\n", "\n").split("\n", -1)));
        try {
            return Deadline.within(Limits.DEFAULT.maxTime(), () -> {
                amendment.run();
                return amendment.text.document();
            });
        } catch (Deadline.Passed e) {
            throw new AmendmentRefused(Reason.TOO_SLOW, amendment.line + 1, amendment.sentence, "");
        }
    }

    private void run() throws AmendmentRefused {
        while (line < lines.size()) {
            sentence = lines.get(line).strip();
            if (sentence.isEmpty() || announces(sentence)) {
                line++;
                continue;
            }
            if (indented(line)) {
                throw refused(Reason.NOT_ASKED_FOR, "");
            }
            at = 0;
            if (!sentence.endsWith("。")) {
                throw refused(Reason.NOT_UNDERSTOOD, "");
            }
            do {
                Deadline.check();
                operation();
            } while (takes("、"));
            if (!takes("。") || at != sentence.length()) {
                throw refused(Reason.NOT_UNDERSTOOD, rest());
            }
            line++;
        }
    }

    /** Whether a line is the opening words: 「…の一部を次のように改正する。」 */
    private static boolean announces(String line) {
        return line.endsWith("を次のように改正する。");
    }

    private boolean indented(int at) {
        return lines.get(at).startsWith("　") && !lines.get(at).isBlank();
    }

    // What a sentence says

    private void operation() throws AmendmentRefused {
        if (takes("題名")) {
            ofTitle();
        } else if (takes("前文")) {
            ofPreamble();
        } else if (takes("条項の全部")) {
            ofAllClauses();
        } else if (takes("本則に")) {
            var contents = contents();
            text.insert(0, contents);
        } else {
            ofClause();
        }
    }

    private void ofTitle() throws AmendmentRefused {
        if (takes("を削")) {
            verb("る", "り");
            title(Optional.empty());
        } else if (takes("を次のように改める")) {
            title(Optional.of(String.join("\n", linesBelow())));
        } else if (takes("中")) {
            var old = text.title.orElseThrow(() -> refused(Reason.NO_TITLE, "題名"));
            var changed = new OneText(old);
            replace(List.of(changed));
            title(Optional.of(changed.text));
        } else {
            need("を");
            var title = quoted();
            need("に改め", "と");
            verb("る", "する", "し", "");
            title(Optional.of(title));
        }
    }

    private void title(Optional<String> title) {
        var old = text.title;
        if (old.isPresent() && title.isPresent()) {
            text.preamble.replaceAll(line -> line.equals(old.get()) ? title.get() : line);
        }
        text.title = title;
    }

    private static final class OneText implements Words {
        private String text;

        OneText(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public void set(String changed) {
            text = changed;
        }
    }

    private void ofPreamble() throws AmendmentRefused {
        var preamble = text.preamble;
        if (takes("を次のように改める")) {
            var lines = linesBelow();
            preamble.clear();
            preamble.addAll(lines);
            return;
        }
        if (takes("を削")) {
            verb("る", "り");
            preamble.clear();
            return;
        }
        if (takes("に次の")) {
            preamble.addAll(countedLines("行"));
            return;
        }
        int from = at;
        need("第");
        int number = number();
        need("行");
        String place = "前文" + sentence.substring(from, at);
        if (number > preamble.size()) {
            throw refused(Reason.NO_SUCH_PARAGRAPH, place);
        }
        int index = number - 1;
        if (takes("中")) {
            replace(List.of(new Words() {
                @Override
                public String text() {
                    return preamble.get(index);
                }

                @Override
                public void set(String changed) {
                    preamble.set(index, changed);
                }
            }));
        } else if (takes("を次のように改める")) {
            var lines = linesBelow();
            preamble.remove(index);
            preamble.addAll(index, lines);
        } else if (takes("を削")) {
            verb("る", "り");
            preamble.remove(index);
        } else if (takes("の次に次の")) {
            preamble.addAll(number, countedLines("行"));
        } else {
            need("の前に次の");
            preamble.addAll(index, countedLines("行"));
        }
    }

    private void ofAllClauses() throws AmendmentRefused {
        if (takes("を削")) {
            verb("る", "り");
            text.clear();
            return;
        }
        need("を次のように改める");
        var contents = clausesBelow();
        text.clear();
        text.insert(0, contents);
    }

    /** The clause named here and, where what follows asks for it, what of it is meant. */
    private void ofClause() throws AmendmentRefused {
        int from = at;
        int most = Integer.MAX_VALUE;
        while (true) {
            var named = text.names().at(sentence, from, most);
            if (named.isEmpty()) {
                at = from;
                throw unknown(from);
            }
            at = named.get().end();
            if (fits()) {
                carryOut(text.part(named.get().clause()), named.get().own(), sentence.substring(from, at));
                return;
            }
            most = at - from - 1;
            if (most == 0) {
                throw unknown(from);
            }
        }
    }

    private AmendmentRefused unknown(int from) {
        boolean amends = VERBS.stream().anyMatch(verb -> sentence.indexOf(verb, from) >= 0);
        return amends ? refused(Reason.NO_SUCH_CLAUSE, upTo(from)) : refused(Reason.NOT_UNDERSTOOD, "");
    }

    private static final List<String> VERBS = List.of("改め", "削", "加える", "とする", "とし、", "繰", "付");

    /** Whether what stands here can stand behind the name of a clause. */
    private boolean fits() {
        return paragraphFollows() || BEHIND_NAMES.stream().anyMatch(behind -> sentence.startsWith(behind, at));
    }

    private static final List<String> HEADINGS = List.of("の見出し", "の編名", "の章名", "の節名", "の款名", "の目名");

    private static final List<String> BEHIND_NAMES = Stream.concat(
                    HEADINGS.stream(),
                    Stream.of(
                            "中「",
                            "を",
                            "から",
                            "の次に次の",
                            "の前に次の",
                            "の番号を",
                            "に見出しとして",
                            "に次の",
                            ClauseNames.PLAIN_LEAD,
                            ClauseNames.LEAD))
            .toList();

    private boolean paragraphFollows() {
        int p = at + 1;
        while (sentence.startsWith("第", at) && p < sentence.length() && Character.digit(sentence.charAt(p), 10) >= 0) {
            p++;
        }
        return p > at + 1 && sentence.startsWith("段落", p);
    }

    private void carryOut(Part part, boolean own, String name) throws AmendmentRefused {
        boolean lead = takes(ClauseNames.LEAD) || takes(ClauseNames.PLAIN_LEAD);
        if (lead || own || sentence.startsWith("第", at)) {
            ofParagraphs(part, lead || own, name);
        } else if (takes("の見出し")) {
            ofCaption(part, name, false);
        } else if (HEADINGS.stream().anyMatch(this::takes)) {
            ofCaption(part, name, part.content.container());
        } else if (takes("の番号を")) {
            text.setMarker(part, quoted());
            need("に改め");
            verb("る", "");
        } else if (takes("に見出しとして")) {
            text.setCaption(part, Optional.of(quoted()));
            need("を付");
            verb("する", "し");
        } else if (takes("から")) {
            ofRange(part, name);
        } else if (takes("中")) {
            replace(text.words(part, true));
        } else if (takes("を削")) {
            verb("る", "り");
            text.delete(part);
        } else if (takes("を次のように改める")) {
            var contents = clausesBelow();
            int index = text.index(part);
            text.delete(part);
            text.insert(index, contents);
        } else if (sentence.startsWith("の次に次の", at)) {
            at += "の次に".length();
            text.insert(text.end(part), contents());
        } else if (sentence.startsWith("の前に次の", at)) {
            at += "の前に".length();
            text.insert(text.index(part), contents());
        } else if (sentence.startsWith("に次の", at)) {
            at++;
            ofAddition(part);
        } else {
            need("を");
            renumber(part, name);
        }
    }

    private void ofAddition(Part part) throws AmendmentRefused {
        int from = at;
        need("次の");
        if (Character.digit(sentence.codePointAt(Math.min(at, sentence.length() - 1)), 10) >= 0) {
            number();
            if (takes("段落")) {
                at = from + "次の".length();
                var paragraphs = new ArrayList<>(part.content.paragraphs());
                paragraphs.addAll(countedLines("段落"));
                AmendedText.setParagraphs(part, paragraphs);
                return;
            }
        }
        at = from;
        text.insert(text.end(part), contents());
    }

    private void ofParagraphs(Part part, boolean own, String name) throws AmendmentRefused {
        if (!own || sentence.startsWith("第", at)) {
            ofParagraph(part, name);
        } else if (takes("中")) {
            replace(text.words(part, false));
        } else if (takes("に次の")) {
            var paragraphs = new ArrayList<>(part.content.paragraphs());
            paragraphs.addAll(countedLines("段落"));
            AmendedText.setParagraphs(part, paragraphs);
        } else if (takes("を削")) {
            verb("る", "り");
            AmendedText.setParagraphs(part, List.of());
        } else {
            need("を次のように改める");
            AmendedText.setParagraphs(part, linesBelow());
        }
    }

    private void ofParagraph(Part part, String name) throws AmendmentRefused {
        int from = at;
        need("第");
        int number = number();
        need("段落");
        String place = name + sentence.substring(from, at);
        var paragraphs = new ArrayList<>(part.content.paragraphs());
        if (number > paragraphs.size()) {
            throw refused(Reason.NO_SUCH_PARAGRAPH, place);
        }
        if (takes("中")) {
            replace(List.of(text.words(part, false).get(number - 1)));
            return;
        }
        if (takes("を削")) {
            verb("る", "り");
            paragraphs.remove(number - 1);
        } else if (takes("を次のように改める")) {
            paragraphs.remove(number - 1);
            paragraphs.addAll(number - 1, linesBelow());
        } else if (takes("の次に次の")) {
            paragraphs.addAll(number, countedLines("段落"));
        } else {
            need("の前に次の");
            paragraphs.addAll(number - 1, countedLines("段落"));
        }
        AmendedText.setParagraphs(part, paragraphs);
    }

    private void ofCaption(Part part, String name, boolean headingAlone) throws AmendmentRefused {
        var old = part.content.caption();
        if (old.isEmpty()) {
            throw refused(Reason.NO_CAPTION, name);
        }
        if (takes("中")) {
            var caption = new OneText(old.get());
            replace(List.of(caption));
            text.setCaption(part, Optional.of(caption.text));
        } else if (takes("を削")) {
            verb("る", "り");
            if (headingAlone) {
                text.delete(part);
            } else {
                text.setCaption(part, Optional.empty());
            }
        } else {
            need("を");
            text.setCaption(part, Optional.of(quoted()));
            need("に改め");
            verb("る", "");
        }
    }

    /** Behind 「…から」: the last clause of the range, and what is done with all of them. */
    private void ofRange(Part first, String name) throws AmendmentRefused {
        int from = at;
        var last = text.names().at(sentence, from, Integer.MAX_VALUE);
        if (last.isEmpty()) {
            throw refused(Reason.NO_SUCH_CLAUSE, upTo(from));
        }
        at = last.get().end();
        String range = name + "から" + sentence.substring(from, at);
        need("まで");
        need("を");
        var siblings = text.siblings(first);
        int start = siblings.indexOf(first);
        int end = siblings.indexOf(text.part(last.get().clause()));
        if (end < start) {
            throw refused(Reason.NOT_SIBLINGS, range);
        }
        var parts = siblings.subList(start, end + 1);
        if (takes("削")) {
            verb("る", "り");
            parts.forEach(text::delete);
            return;
        }
        int steps = number();
        if (!takes("条") && !takes("項")) {
            takes("号");
        }
        need("ずつ");
        need("繰り", "繰");
        int shift;
        if (takes("下げ")) {
            shift = steps;
        } else {
            need("上げ");
            shift = -steps;
        }
        verb("る", "");
        shift(parts, shift, range);
    }

    private void shift(List<Part> parts, int shift, String range) throws AmendmentRefused {
        int doubles = text.doubleNumbers();
        for (var part : parts) {
            var marker = shifted(part.content.marker(), shift);
            text.setMarker(part, marker.orElseThrow(() -> refused(Reason.NO_NUMBER, range)));
        }
        if (text.doubleNumbers() > doubles) {
            throw refused(Reason.NUMBER_TAKEN, range);
        }
    }

    static Optional<String> shifted(String marker, int shift) {
        return Ordinal.in(marker).flatMap(ordinal -> ordinal.with(ordinal.number() + shift));
    }

    /** Behind 「…を」: the new name, and 「とする」. */
    private void renumber(Part part, String name) throws AmendmentRefused {
        int end = at;
        while (end < sentence.length() && !sentence.startsWith("とする", end) && !sentence.startsWith("とし、", end)) {
            end++;
        }
        if (end == sentence.length() || end == at) {
            throw refused(Reason.NOT_UNDERSTOOD, name);
        }
        String wanted = sentence.substring(at, end);
        at = end + 1;
        verb("する", "し");
        int doubles = text.doubleNumbers();
        text.setMarker(
                part,
                numbered(part.content.marker(), wanted).orElseThrow(() -> refused(Reason.NOT_UNDERSTOOD, wanted)));
        if (text.doubleNumbers() > doubles) {
            throw refused(Reason.NUMBER_TAKEN, wanted);
        }
        if (!ClauseNames.folded(text.name(part)).equals(ClauseNames.folded(wanted))) {
            throw refused(Reason.NOT_UNDERSTOOD, wanted);
        }
    }

    /** The marker with the number that a name ends with. */
    static Optional<String> numbered(String marker, String name) {
        var number = Ordinal.in(name);
        return Ordinal.in(marker).flatMap(ordinal -> number.flatMap(other -> ordinal.with(other.number())));
    }

    // Words in quotation marks

    /** Behind 「…中」: pairs of words and what becomes of them. */
    private void replace(List<Words> scope) throws AmendmentRefused {
        while (true) {
            var old = quoted();
            boolean again;
            if (takes("の次に")) {
                var added = quoted();
                need("を加え");
                verb("る", "");
                set(scope, old, old + added);
                again = nextQuote();
            } else if (takes("を削")) {
                verb("る", "り");
                set(scope, old, "");
                again = nextQuote();
            } else {
                need("を");
                var now = quoted();
                need("に");
                set(scope, old, now);
                if (takes("改め")) {
                    verb("る", "");
                    again = nextQuote();
                } else {
                    need("、");
                    again = true;
                }
            }
            if (!again) {
                return;
            }
        }
    }

    private boolean nextQuote() {
        return takes("、「") && at-- > 0;
    }

    private void set(List<Words> scope, String old, String now) throws AmendmentRefused {
        Words found = null;
        for (var words : scope) {
            Deadline.check();
            int first = old.isEmpty() ? -1 : words.text().indexOf(old);
            if (first < 0) {
                continue;
            }
            if (found != null || words.text().indexOf(old, first + 1) >= 0) {
                throw refused(Reason.WORDS_FOUND_TWICE, old);
            }
            found = words;
        }
        if (found == null) {
            throw refused(Reason.WORDS_NOT_FOUND, old);
        }
        int place = found.text().indexOf(old);
        found.set(found.text().substring(0, place) + now + found.text().substring(place + old.length()));
    }

    /** A text in 「」, which may hold further pairs of them. */
    private String quoted() throws AmendmentRefused {
        need("「");
        int depth = 1;
        int from = at;
        while (at < sentence.length()) {
            char c = sentence.charAt(at++);
            depth += c == '「' ? 1 : c == '」' ? -1 : 0;
            if (depth == 0) {
                return sentence.substring(from, at - 1);
            }
        }
        at = from - 1;
        throw refused(Reason.NOT_UNDERSTOOD, rest());
    }

    /** Whether a text can stand in 「」 within a line and be told from what follows. */
    static boolean quotable(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '「' ? 1 : c == '」' ? -1 : 0;
            if (depth < 0 || c == '\n' || c == '\r') {
                return false;
            }
        }
        return depth == 0;
    }

    // What follows on indented lines

    /** The indented lines below the sentence, which ends here. */
    private List<String> below() throws AmendmentRefused {
        if (!sentence.startsWith("。", at) || at + 1 != sentence.length()) {
            throw refused(Reason.NOT_UNDERSTOOD, rest());
        }
        var below = new ArrayList<String>();
        while (line + 1 < lines.size() && (lines.get(line + 1).isBlank() || indented(line + 1))) {
            line++;
            if (!lines.get(line).isBlank()) {
                below.add(lines.get(line));
            }
        }
        if (below.isEmpty()) {
            throw refused(Reason.NOTHING_FOLLOWS, "");
        }
        return below;
    }

    private List<String> linesBelow() throws AmendmentRefused {
        return below().stream().map(IndentedClauses::unlined).toList();
    }

    private List<String> countedLines(String unit) throws AmendmentRefused {
        int count = number();
        need(unit);
        need("を加える");
        var lines = linesBelow();
        if (lines.size() != count) {
            throw refused(Reason.OTHER_NUMBER_OF_PARTS, "");
        }
        return lines;
    }

    private List<Content> clausesBelow() throws AmendmentRefused {
        int first = line + 1;
        try {
            return IndentedClauses.read(below(), first + 1);
        } catch (NoClauses e) {
            throw new AmendmentRefused(Reason.NOT_UNDERSTOOD, e.line, sentence, "");
        }
    }

    /** From 「次の」 on: so many clauses of a kind, or just 「次のように加える」. */
    private List<Content> contents() throws AmendmentRefused {
        need("次の");
        if (takes("ように加える")) {
            return clausesBelow();
        }
        int count = number();
        need("条", "項", "号");
        need("を加える");
        var contents = clausesBelow();
        int level = contents.getFirst().level();
        if (contents.stream().filter(content -> content.level() == level).count() != count) {
            throw refused(Reason.OTHER_NUMBER_OF_PARTS, "");
        }
        return contents;
    }

    // Reading on

    private boolean takes(String wanted) {
        boolean there = sentence.startsWith(wanted, at);
        at += there ? wanted.length() : 0;
        return there;
    }

    private void need(String... wanted) throws AmendmentRefused {
        for (var one : wanted) {
            if (takes(one)) {
                return;
            }
        }
        throw refused(Reason.NOT_UNDERSTOOD, rest());
    }

    /** The ending of a verb, at the end of the sentence or before the next part of it. */
    private void verb(String... endings) throws AmendmentRefused {
        for (var ending : endings) {
            if (sentence.startsWith(ending, at)) {
                int behind = at + ending.length();
                if (sentence.startsWith("、", behind) || sentence.startsWith("。", behind)) {
                    at = behind;
                    return;
                }
            }
        }
        throw refused(Reason.NOT_UNDERSTOOD, rest());
    }

    private int number() throws AmendmentRefused {
        int from = at;
        int number = 0;
        while (at < sentence.length() && at - from < 6 && Character.digit(sentence.charAt(at), 10) >= 0) {
            number = number * 10 + Character.digit(sentence.charAt(at++), 10);
        }
        if (number == 0) {
            at = from;
            throw refused(Reason.NOT_UNDERSTOOD, rest());
        }
        return number;
    }

    private String rest() {
        return sentence.substring(Math.min(at, sentence.length()));
    }

    /** What seems to be meant for a name: up to the first word that can follow one. */
    private String upTo(int from) {
        int end = sentence.length();
        for (var behind : List.of("中「", "を", "の次に", "の前に", "の見出し", "から", "に", "、", "。")) {
            int found = sentence.indexOf(behind, from + 1);
            end = found < 0 ? end : Math.min(end, found);
        }
        return sentence.substring(Math.min(from, end), end);
    }

    private AmendmentRefused refused(Reason reason, String place) {
        return new AmendmentRefused(reason, line + 1, sentence, place);
    }
}
