package org.sekisho.policytext.drafting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.meaning.Addresses;
import org.sekisho.policytext.meaning.Mention;
import org.sekisho.policytext.meaning.Mentions;

/**
 * Rewrites the mentions of clauses so that each means the same clauses after an edit as before it.
 *
 * <p>Nothing is trusted: a wording counts only if the reader, reading it in its new place, finds exactly the clauses
 * that were meant. The wordings that come into question are tried from the nearest to the farthest: as it stands, as it
 * stood in the version that the draft starts from, with a relative word (前条, 次項), with other numbers in the same form,
 * with the full address. Where none is read back, the words stay and a person must look.
 */
final class References {
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]+|[〇一二三四五六七八九十百]+");
    private static final Pattern RELATIVE = Pattern.compile("[前次]([0-9０-９一二三四五六七八九十]*|各)[条項号].*");
    private static final String KANJI = "一二三四五六七八九十";

    private final List<Clause> before;
    private final List<Clause> after;
    private final int[] goesTo;
    private final Mentions then;
    private final Mentions now;
    private final Earlier earlier;
    private final List<Rewritten> rewritten = new ArrayList<>();
    private final List<Unsettled> unsettled = new ArrayList<>();

    /** How a paragraph reads in the version that a draft starts from. */
    interface Earlier {
        /** The paragraph of the clause from which the one at that index goes on. */
        Optional<String> paragraph(int clause, int number);

        /** The mentions in it. */
        List<Mention> mentions(int clause, int number);
    }

    /**
     * @param before the clauses before the edit
     * @param after the clauses after it, with their paths
     * @param goesTo for each clause before the edit its index after it; -1 where it was deleted
     */
    References(List<Clause> before, List<Clause> after, int[] goesTo, Earlier earlier) {
        this.before = before;
        this.after = after;
        this.goesTo = goesTo;
        this.earlier = earlier;
        then = new Mentions(before);
        now = new Mentions(after);
    }

    List<Rewritten> rewritten() {
        return rewritten;
    }

    List<Unsettled> unsettled() {
        return unsettled;
    }

    /** The clauses after the edit with their mentions rewritten. */
    List<Clause> rewrite() {
        List<Clause> result = new ArrayList<>(after);
        Map<Integer, List<Mention>> byClause = then.all().stream().collect(Collectors.groupingBy(Mention::clause));
        for (int i = 0; i < before.size(); i++) {
            int here = goesTo[i];
            if (here < 0) {
                continue;
            }
            Clause clause = after.get(here);
            Map<Integer, List<Mention>> byParagraph =
                    byClause.getOrDefault(i, List.of()).stream().collect(Collectors.groupingBy(Mention::paragraph));
            List<String> paragraphs = new ArrayList<>(clause.paragraphs());
            byParagraph.forEach((number, mentions) -> paragraphs.set(
                    number, rewrite(here, number, clause.paragraphs().get(number), mentions)));
            Optional<String> caption = clause.caption();
            if (clause.container() && caption.isPresent()) {
                caption = Optional.of(rewrite(here, 0, caption.get(), then.in(i, 0, caption.get())));
            }
            if (!paragraphs.equals(clause.paragraphs()) || !caption.equals(clause.caption())) {
                result.set(
                        here,
                        new Clause(
                                clause.path(),
                                clause.marker(),
                                clause.level(),
                                caption,
                                paragraphs,
                                clause.container(),
                                clause.lines()));
            }
        }
        return result;
    }

    private String rewrite(int here, int number, String words, List<Mention> mentions) {
        List<String> originals = originals(here, number, words, mentions);
        StringBuilder out = new StringBuilder(words);
        int shift = 0;
        for (int m = 0; m < mentions.size(); m++) {
            Mention mention = mentions.get(m);
            String whole = words.substring(mention.start(), mention.end());
            List<List<Integer>> wanted = wanted(here, mention, whole);
            int start = mention.start() + shift;
            if (!originals.isEmpty() && again(here, number, out, start, whole, originals.get(m), mention, wanted)) {
                shift += originals.get(m).length() - whole.length();
            } else {
                String untouched = out.toString();
                int kept = shift;
                shift = rewriteParts(here, number, words, out, shift, mention, wanted, false);
                if (!read(here, number, out, start, mention, shift, wanted)) {
                    out.replace(0, out.length(), untouched);
                    shift = rewriteParts(here, number, words, out, kept, mention, wanted, true);
                    if (!read(here, number, out, start, mention, shift, wanted)) {
                        unsettled.add(new Unsettled(
                                after.get(here).path(),
                                Unsettled.Kind.REFERENCE_NOT_REWRITTEN,
                                out.substring(start, mention.end() + shift)));
                    }
                }
            }
            String became = out.substring(start, mention.end() + shift);
            if (!became.equals(whole)) {
                rewritten.add(new Rewritten(after.get(here).path(), Rewritten.Kind.REFERENCE, whole, became));
            }
            if (mention.parts().stream().allMatch(part -> part.targets().isEmpty())
                    && leadsSomewhere(here, number, out.toString(), start)) {
                unsettled.add(new Unsettled(after.get(here).path(), Unsettled.Kind.REFERENCE_TO_NOTHING, became));
            }
            if (grows(mention)) {
                lookAtRange(here, number, out.toString(), start, mention, became);
            }
        }
        return out.toString();
    }

    /** Whether a mention that led nowhere names a clause now, by chance. */
    private boolean leadsSomewhere(int here, int number, String text, int start) {
        return now.in(here, number, text).stream()
                .anyMatch(found -> found.start() == start
                        && found.parts().stream()
                                .anyMatch(part -> !part.targets().isEmpty()));
    }

    private int rewriteParts(
            int here,
            int number,
            String words,
            StringBuilder out,
            int shiftBefore,
            Mention mention,
            List<List<Integer>> wanted,
            boolean full) {
        int shift = shiftBefore;
        for (int k = 0; k < mention.parts().size(); k++) {
            Mention.Part part = mention.parts().get(k);
            List<Integer> meant = wanted.get(k);
            if (meant.isEmpty()) {
                continue;
            }
            String written = words.substring(part.start(), part.end());
            int from = part.start() + shift;
            Optional<String> right = full && meant.size() == 1
                    ? Optional.of(addresses(written, meant.getFirst()).getLast())
                    : right(here, number, out.toString(), from, written, meant);
            if (right.isEmpty()) {
                continue;
            }
            out.replace(from, from + written.length(), right.get());
            shift += right.get().length() - written.length();
        }
        return shift;
    }

    /** Whether a mention is read as all that it must mean. */
    private boolean read(
            int here,
            int number,
            StringBuilder out,
            int start,
            Mention mention,
            int shift,
            List<List<Integer>> wanted) {
        Set<Integer> all = new TreeSet<>();
        wanted.forEach(all::addAll);
        if (all.isEmpty()) {
            return true;
        }
        int end = mention.end() + shift;
        return now.in(here, number, out.toString()).stream()
                .filter(found -> found.start() >= start && found.end() <= end)
                .anyMatch(found -> found.parts().stream()
                        .flatMap(part -> part.targets().stream())
                        .collect(Collectors.toSet())
                        .containsAll(all));
    }

    /** Puts the wording of the base back if it differs and means the same clauses again. */
    private boolean again(
            int here,
            int number,
            StringBuilder out,
            int start,
            String whole,
            String original,
            Mention mention,
            List<List<Integer>> wanted) {
        boolean survives = mention.parts().stream()
                .allMatch(part ->
                        survivors(part.targets()).size() == part.targets().size());
        if (original.equals(whole) || !survives) {
            return false;
        }
        List<Integer> all = wanted.stream().flatMap(List::stream).toList();
        String text = out.substring(0, start) + original + out.substring(start + whole.length());
        boolean means = now.in(here, number, text).stream()
                .anyMatch(found -> found.start() == start
                        && found.end() == start + original.length()
                        && same(
                                found.parts().stream()
                                        .flatMap(part -> part.targets().stream())
                                        .toList(),
                                all));
        if (means) {
            out.replace(start, start + whole.length(), original);
        }
        return means;
    }

    private static boolean grows(Mention mention) {
        return mention.parts().stream().anyMatch(Mention.Part::closesRange);
    }

    /** What each part must mean now; empty where it means nothing any more, or never did. */
    private List<List<Integer>> wanted(int here, Mention mention, String words) {
        List<List<Integer>> wanted = new ArrayList<>();
        boolean lost = false;
        boolean kept = false;
        for (int k = 0; k < mention.parts().size(); k++) {
            Mention.Part part = mention.parts().get(k);
            List<Integer> targets = survivors(part.targets());
            boolean opens =
                    k + 1 < mention.parts().size() && mention.parts().get(k + 1).closesRange();
            if (part.targets().size() == 1 && targets.isEmpty() && (opens || part.closesRange())) {
                int other = opens ? k + 1 : k - 1;
                List<Integer> range = range(part, mention.parts().get(other));
                if (!range.isEmpty()) {
                    targets = List.of(opens ? range.getFirst() : range.getLast());
                }
                lost = true;
            } else if (targets.size() < part.targets().size()) {
                lost = true;
            }
            kept |= !targets.isEmpty();
            wanted.add(targets);
        }
        if (lost) {
            unsettled.add(new Unsettled(
                    after.get(here).path(),
                    kept ? Unsettled.Kind.REFERENCE_TO_PARTLY_DELETED : Unsettled.Kind.REFERENCE_TO_DELETED,
                    words));
        }
        return wanted;
    }

    private List<Integer> survivors(List<Integer> targets) {
        return targets.stream()
                .map(target -> goesTo[target])
                .filter(target -> target >= 0)
                .toList();
    }

    /** What survives of the clauses between two ends, both included. */
    private List<Integer> range(Mention.Part one, Mention.Part other) {
        if (one.targets().isEmpty() || other.targets().isEmpty()) {
            return List.of();
        }
        int low = Math.min(one.targets().getFirst(), other.targets().getFirst());
        int high = Math.max(one.targets().getLast(), other.targets().getLast());
        int level = before.get(low).level();
        List<Integer> range = new ArrayList<>();
        for (int i = low; i <= high; i++) {
            if (before.get(i).level() == level
                    && goesTo[i] >= 0
                    && !before.get(i).container()) {
                range.add(goesTo[i]);
            }
        }
        return range;
    }

    /** Whether a range covers a clause now that it did not cover before. */
    private void lookAtRange(int here, int number, String text, int start, Mention mention, String words) {
        for (int k = 1; k < mention.parts().size(); k++) {
            Mention.Part close = mention.parts().get(k);
            Mention.Part open = mention.parts().get(k - 1);
            if (!close.closesRange()) {
                continue;
            }
            Set<Integer> was = new HashSet<>(range(open, close));
            List<Mention> read = now.in(here, number, text).stream()
                    .filter(found -> found.start() == start)
                    .toList();
            if (read.isEmpty() || read.getFirst().parts().size() <= k || was.isEmpty()) {
                continue;
            }
            List<Integer> first = read.getFirst().parts().get(k - 1).targets();
            List<Integer> last = read.getFirst().parts().get(k).targets();
            if (first.isEmpty() || last.isEmpty()) {
                continue;
            }
            int level = after.get(first.getFirst()).level();
            for (int i = first.getFirst(); i <= last.getLast(); i++) {
                if (after.get(i).level() == level && !after.get(i).container() && !was.contains(i)) {
                    unsettled.add(new Unsettled(after.get(here).path(), Unsettled.Kind.RANGE_GREW, words));
                    return;
                }
            }
        }
    }

    /** The wording of each mention in the version that the draft starts from, if nothing but mentions changed since. */
    private List<String> originals(int here, int number, String words, List<Mention> mentions) {
        Optional<String> was = earlier.paragraph(here, number);
        if (was.isEmpty() || was.get().equals(words)) {
            return List.of();
        }
        List<Mention> there = earlier.mentions(here, number);
        if (!skeleton(was.get(), there).equals(skeleton(words, mentions))) {
            return List.of();
        }
        return there.stream()
                .map(mention -> was.get().substring(mention.start(), mention.end()))
                .toList();
    }

    private static String skeleton(String words, List<Mention> mentions) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Mention mention : mentions) {
            out.append(words, at, mention.start()).append('\0');
            at = mention.end();
        }
        return out.append(words.substring(at)).toString();
    }

    /** The first wording that the reader takes for exactly the clauses that are meant. */
    private Optional<String> right(int here, int number, String text, int from, String written, List<Integer> meant) {
        Set<String> tried = new LinkedHashSet<>();
        tried.add(written);
        if (means(here, number, text, from, written, written, meant)) {
            return Optional.of(written);
        }
        for (String wording : wordings(written, meant)) {
            if (tried.add(wording) && means(here, number, text, from, written, wording, meant)) {
                return Optional.of(wording);
            }
        }
        return Optional.empty();
    }

    private boolean means(
            int here, int number, String text, int from, String written, String wording, List<Integer> meant) {
        String whole = text.substring(0, from) + wording + text.substring(from + written.length());
        boolean every = wording.startsWith("前各");
        for (Mention mention : now.in(here, number, whole)) {
            for (Mention.Part part : mention.parts()) {
                if (part.start() == from && part.end() == from + wording.length()) {
                    return every ? part.targets().containsAll(meant) : same(part.targets(), meant);
                }
                if (part.start() == from && several(wording)) {
                    return mention.start() == from
                            && mention.end() == from + wording.length()
                            && same(
                                    mention.parts().stream()
                                            .flatMap(one -> one.targets().stream())
                                            .toList(),
                                    meant);
                }
            }
        }
        return false;
    }

    private static boolean several(String wording) {
        return wording.contains("及び") || wording.contains("から");
    }

    private static boolean same(List<Integer> one, List<Integer> other) {
        return new TreeSet<>(one).equals(new TreeSet<>(other));
    }

    // Wordings

    private List<String> wordings(String style, List<Integer> meant) {
        List<String> wordings = new ArrayList<>();
        if (meant.size() > 1) {
            char unit = unit(style);
            for (String before : List.of("前", "次")) {
                wordings.add(before + digits(meant.size(), style) + unit);
            }
            List<String> each = new ArrayList<>();
            for (int target : meant) {
                each.add(addresses(style, target).getFirst());
            }
            wordings.add(String.join("及び", each));
            wordings.add(String.join("、", each.subList(0, each.size() - 1)) + "及び" + each.getLast());
            for (int target : meant) {
                each.set(meant.indexOf(target), addresses(style, target).getLast());
            }
            wordings.add(String.join("及び", each));
            wordings.add(String.join("、", each.subList(0, each.size() - 1)) + "及び" + each.getLast());
            return wordings;
        }
        int target = meant.getFirst();
        if (RELATIVE.matcher(style).matches()) {
            char unit = unit(style);
            String rest = style.substring(style.indexOf(unit) + 1);
            wordings.add("前" + unit);
            wordings.add("次" + unit);
            if (!rest.isEmpty()) {
                for (String tail : tails(rest, target)) {
                    wordings.add("前" + unit + tail);
                    wordings.add("次" + unit + tail);
                }
            }
        }
        String sign = after.get(target).marker();
        if (after.get(target).container()) {
            wordings.add(restyled(sign, style));
            wordings.add(sign);
        }
        after.get(target)
                .caption()
                .ifPresent(caption -> quoted(style, target, caption).ifPresent(wordings::add));
        wordings.addAll(addresses(style, target));
        return wordings;
    }

    /** ３ 対象とする脅威: number and heading, with the space that stood between them. */
    private Optional<String> quoted(String written, int target, String caption) {
        int space = 0;
        while (space < written.length()
                && !Character.isWhitespace(written.charAt(space))
                && written.charAt(space) != '　') {
            space++;
        }
        if (!written.endsWith(caption)) {
            return Optional.empty();
        }
        String between = space < written.length() ? written.substring(space, space + 1) : "";
        String sign = Addresses.sign(after.get(target).marker());
        return Optional.of(restyled(sign, written) + between + caption);
    }

    private List<String> tails(String rest, int target) {
        List<String> tails = new ArrayList<>();
        List<Integer> chain = now.chain(target);
        for (int from = chain.size() - 1; from > 0; from--) {
            tails.add(joined(chain, from, rest, false));
            tails.add(joined(chain, from, rest, true));
        }
        return tails;
    }

    private static char unit(String relative) {
        for (char c : relative.toCharArray()) {
            if (c == '条' || c == '項' || c == '号') {
                return c;
            }
        }
        return '条';
    }

    /** The addresses of a clause, the likest to the style first, the fullest last. */
    private List<String> addresses(String style, int target) {
        List<Integer> chain = now.chain(target);
        boolean numbered =
                NUMBER.matcher(style).find() && !RELATIVE.matcher(style).matches();
        String look = numbered ? style : style + after.get(chain.getFirst()).marker();
        Set<String> found = new LinkedHashSet<>();
        boolean counted = style.indexOf('条') >= 0 || style.indexOf('項') >= 0 || style.indexOf('号') >= 0;
        boolean first = Pattern.compile("第[ 　]?[1１一][ 　]?項").matcher(style).find();
        String shape = shape(style);
        List<String> all = new ArrayList<>();
        for (boolean inWords : counted ? new boolean[] {true, false} : new boolean[] {false, true}) {
            for (int from = chain.size() - 1; from >= 0; from--) {
                String plain = joined(chain, from, look, inWords);
                String withFirst = withFirstParagraph(chain, from, look);
                if (first) {
                    all.add(withFirst);
                }
                all.add(plain);
            }
        }
        all.stream().filter(one -> shape(one).equals(shape)).forEach(found::add);
        found.addAll(all);
        String fullest = joined(chain, 0, look, counted || now.article(chain.getFirst()));
        found.remove(fullest);
        List<String> ordered = new ArrayList<>(found);
        if (shape(fullest).equals(shape)) {
            ordered.addFirst(fullest);
        }
        ordered.add(fullest);
        return ordered;
    }

    private String joined(List<Integer> chain, int from, String style, boolean inWords) {
        StringBuilder out = new StringBuilder();
        for (int k = from; k < chain.size(); k++) {
            int clause = chain.get(k);
            String sign = Addresses.sign(after.get(clause).marker());
            String inner = sign;
            if (sign.startsWith("(") && sign.endsWith(")")) {
                inner = sign.substring(1, sign.length() - 1);
            }
            boolean numeric = !inner.isEmpty() && NUMBER.matcher(inner).matches();
            if (now.article(clause) || after.get(clause).supplementary() && k == 0) {
                out.append(restyled(sign, style));
            } else if (inWords && now.paragraph(clause)) {
                out.append(restyled("第" + sign + "項", style));
            } else if (inWords && numeric) {
                out.append(restyled("第" + inner + "号", style));
            } else {
                boolean digitsMeet = !out.isEmpty()
                        && Character.isDigit(out.charAt(out.length() - 1))
                        && !sign.isEmpty()
                        && Character.isDigit(sign.charAt(0));
                boolean whole = sign.matches("[0-9]+([―－.．\\-‐–—−][0-9]+)+");
                if (whole) {
                    out.setLength(0);
                } else if (digitsMeet) {
                    out.append('の');
                }
                out.append(restyled(sign, style));
            }
        }
        return out.toString();
    }

    /** 第3条第1項第2号 where the first paragraph is the article's own text. */
    private String withFirstParagraph(List<Integer> chain, int from, String style) {
        StringBuilder out = new StringBuilder();
        for (int k = from; k < chain.size(); k++) {
            int clause = chain.get(k);
            out.append(joined(chain.subList(0, k + 1), k, style, true));
            boolean last = k + 1 == chain.size();
            if (now.article(clause) && (last || !now.paragraph(chain.get(k + 1)))) {
                out.append(restyled("第1項", style));
            }
        }
        if (from > 0 && now.article(chain.get(from - 1)) && !now.paragraph(chain.get(from))) {
            out.insert(0, restyled("第1項", style));
        }
        return out.toString();
    }

    /** Numbers as 0, brackets of one width: 第3条の2 and 第１０条の３ have the same shape. */
    private static String shape(String wording) {
        return NUMBER.matcher(wording)
                .replaceAll("0")
                .replace('（', '(')
                .replace('）', ')')
                .replaceAll("[①-⑳]", "①")
                .replaceAll("[⑴-⒇]", "(0)")
                .replaceAll("[ァ-ン]", "ア");
    }

    /** The wording with digits and brackets as the style has them. */
    private static String restyled(String wording, String style) {
        boolean wide = style.chars().anyMatch(c -> c >= '０' && c <= '９');
        boolean narrow = style.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean kanji = !wide && !narrow && style.matches(".*第[一二三四五六七八九十百]+.*");
        boolean single = style.chars().anyMatch(c -> c >= '⑴' && c <= '⒇');
        boolean wideBrackets = style.indexOf('（') >= 0 || wide && style.indexOf('(') < 0;
        String out = wording;
        if (single) {
            var matcher = Pattern.compile("\\(([0-9]{1,2})\\)").matcher(out);
            out = matcher.replaceAll(found -> {
                int value = Integer.parseInt(found.group(1));
                return value >= 1 && value <= 20 ? String.valueOf((char) ('⑴' + value - 1)) : found.group();
            });
        }
        StringBuilder styled = new StringBuilder();
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (kanji && c >= '0' && c <= '9') {
                int end = i;
                while (end < out.length() && Character.isDigit(out.charAt(end))) {
                    end++;
                }
                styled.append(kanji(Integer.parseInt(out.substring(i, end))));
                i = end - 1;
            } else if (wide && c >= '0' && c <= '9') {
                styled.append((char) (c - '0' + '０'));
            } else if (wideBrackets && c == '(') {
                styled.append('（');
            } else if (wideBrackets && c == ')') {
                styled.append('）');
            } else {
                styled.append(c);
            }
        }
        return styled.toString();
    }

    private static String kanji(int number) {
        if (number <= 0 || number > 99) {
            return Integer.toString(number);
        }
        if (number <= 10) {
            return KANJI.substring(number - 1, number);
        }
        String tens = number / 10 > 1 ? KANJI.substring(number / 10 - 1, number / 10) : "";
        return tens + "十" + (number % 10 > 0 ? KANJI.substring(number % 10 - 1, number % 10) : "");
    }

    private static String digits(int number, String style) {
        boolean wide = style.chars().anyMatch(c -> c >= '０' && c <= '９');
        boolean kanji = style.chars().anyMatch(c -> KANJI.indexOf(c) >= 0);
        if (kanji) {
            return kanji(number);
        }
        return wide ? restyled(Integer.toString(number), "０") : Integer.toString(number);
    }
}
