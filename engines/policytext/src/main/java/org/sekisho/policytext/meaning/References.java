package org.sekisho.policytext.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.Reference;
import org.sekisho.policytext.source.Deadline;

/**
 * Mentions of other clauses by their number.
 *
 * <p>Each text is read once from left to right. At a sign that can begin a mention (第, 前, 次, 同, 上記, a bracket, a digit,
 * a circled digit) the longest mention is read: one address, or several joined by 、及び又は, or a range から…まで. An
 * address is resolved from the clause it stands in: 前条 and 前項 backwards, 第2項 inside the article, (1) among the items
 * near by. What belongs to another law (地方自治法第244条の6) is passed over, with all that is joined to it.
 */
final class References {
    private static final String KANJI_ONES = "〇一二三四五六七八九";
    private static final List<String> JOINS = List.of(
            "及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは", "、", "，", "・", "と", "から", "より", "―", "～", "〜",
            "-");

    /** What follows a bare (1) or ① or 2(1) that is a mention. */
    private static final List<String> BEHIND_ITEM = List.of(
            "に規定", "に掲げる", "に掲げた", "に定める", "に定めた", "の規定", "に該当", "に関連", "のとおり", "を除く", "と同", "に示", "に基づ", "に準", "の場合",
            "で定める", "に係る", "による", "により", "に従", "の対策", "までに", "までの", "の基準", "の措置", "において", "にお", "を踏まえ", "の方針", "を実施",
            "から", "の分類");

    private static final List<String> OWN_NAMES = List.of(
            "この訓令", "この規程", "この規則", "この要綱", "この条例", "この告示", "この基本方針", "この方針", "本方針", "本規程", "本規則", "本要綱", "本訓令",
            "本基本方針", "この要領", "本則", "附則", "上記", "前記", "本ポリシー");

    /** Clauses that one range may name, and all mentions together: a bound against texts made to explode. */
    private static final int MOST_IN_RANGE = 500;

    private static final int MOST_TARGETS = 1_000_000;
    private static final int FARTHEST_BRACKET = 100;

    private final Tree tree;
    private final List<Reference> found = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    /** The text being read, the clause it is in, and the state of reading. */
    private String text = "";

    private int clause;
    private int p;
    private int lastEnd = -1;
    private boolean lastForeign;
    private int lastArticle = Tree.NONE;
    private int lastParagraph = Tree.NONE;
    private int lastItem = Tree.NONE;
    private int paragraph;
    private final List<Mention> mentions = new ArrayList<>();
    private final Set<String> mentionedHere = new HashSet<>();
    /** From number and heading, or heading alone, to the clause. */
    private final Map<String, Integer> headings = new HashMap<>();

    private final Map<String, Integer> containers = new HashMap<>();
    private int targetsLeft = MOST_TARGETS;

    /** With all mentions in the paragraphs of the clauses found. */
    References(Tree tree) {
        this(tree, true);
    }

    /** @param all whether the paragraphs are read, or only what {@link #in} is asked for */
    References(Tree tree, boolean all) {
        this.tree = tree;
        for (int i = 0; i < tree.clauses.size(); i++) {
            Clause c = tree.clauses.get(i);
            int index = i;
            c.caption().ifPresent(caption -> {
                headings.putIfAbsent(key(c.marker() + caption), index);
                headings.putIfAbsent(key(Addresses.sign(c.marker()) + caption), index);
                headings.putIfAbsent(key(caption), index);
            });
            if (c.container()) {
                containers.putIfAbsent(Addresses.sign(c.marker()), i);
            }
        }
        for (int i = 0; all && i < tree.clauses.size(); i++) {
            Clause c = tree.clauses.get(i);
            if (c.container() && c.paragraphs().isEmpty()) {
                continue;
            }
            Deadline.check();
            mentionedHere.clear();
            for (int k = 0; k < c.paragraphs().size(); k++) {
                paragraph = k;
                read(i, c.paragraphs().get(k));
            }
        }
    }

    List<Reference> found() {
        return found;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    /** The mentions in a text, as if it were that paragraph of that clause. */
    List<Mention> in(int index, int number, String words) {
        mentions.clear();
        mentionedHere.clear();
        paragraph = number;
        read(index, words);
        return List.copyOf(mentions);
    }

    /** All mentions that were found, in reading order. */
    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    private void read(int index, String words) {
        text = words;
        clause = index;
        lastEnd = -1;
        lastForeign = false;
        lastArticle = Tree.NONE;
        lastParagraph = Tree.NONE;
        lastItem = Tree.NONE;
        for (p = 0; p < text.length(); ) {
            char c = text.charAt(p);
            if (!starts(c)) {
                p++;
                continue;
            }
            Deadline.check();
            int start = p;
            if (!mention()) {
                p = start + 1;
            }
        }
    }

    private static boolean starts(char c) {
        return switch (c) {
            case '第', '前', '次', '同', '上', '別', '様', '(', '（', '附' -> true;
            default -> c >= '①' && c <= '⒇' || c >= '0' && c <= '9' || c >= '０' && c <= '９';
        };
    }

    /** Where an address leads, and which part of the text it is. */
    private record Address(List<Integer> targets, boolean foreign, int holder, String sign) {
        static Address to(int target, int holder, String sign) {
            return new Address(target == Tree.NONE ? List.of() : List.of(target), false, holder, sign);
        }
    }

    /** Reads one mention with everything joined to it; false if there is none here. */
    private boolean mention() {
        int start = p;
        boolean above = text.startsWith("上記", p) || text.startsWith("前記", p);
        if (above) {
            p += 2;
            if (p < text.length() && text.charAt(p) == 'の') {
                p++;
            }
            if (quoted(start)) {
                return true;
            }
        }
        boolean joinedToForeign = lastForeign && lastEnd >= 0 && onlyJoins(lastEnd, start);
        SequencedSet<Integer> targets = new LinkedHashSet<>();
        List<Mention.Part> parts = new ArrayList<>();
        int partStart = p;
        Address address = address(above, above);
        if (address == null) {
            return false;
        }
        parts.add(new Mention.Part(partStart, p, address.targets, false));
        boolean foreign = address.foreign || joinedToForeign;
        boolean lost = address.targets.isEmpty();
        targets.addAll(address.targets);
        int end = p;
        while (true) {
            int join = join(p);
            if (join == p) {
                break;
            }
            boolean range = text.startsWith("から", p) || "―～〜-".indexOf(text.charAt(p)) >= 0;
            int back = p;
            p = join;
            Address next = address(true, above || bare(address.sign));
            if (next == null) {
                p = back;
                break;
            }
            parts.add(new Mention.Part(join, p, next.targets, range));
            if (range && !address.targets.isEmpty() && !next.targets.isEmpty()) {
                targets.addAll(between(address.targets.getLast(), next.targets.getFirst()));
            }
            lost |= next.targets.isEmpty();
            targets.addAll(next.targets);
            foreign |= next.foreign;
            address = next;
            if (range && text.startsWith("まで", p)) {
                p += 2;
            }
            end = p;
        }
        p = end;
        lastEnd = end;
        lastForeign = foreign;
        if (foreign) {
            return true;
        }
        mentions.add(new Mention(clause, paragraph, start, end, parts));
        String mention = text.substring(start, end);
        targets.remove(Tree.NONE);
        if (!targets.isEmpty()) {
            add(mention, targets);
        }
        if (lost) {
            doubts.add(new Doubt(tree.clauses.get(clause).lines().first(), Doubt.Kind.REFERENCE_TO_NOTHING, mention));
        }
        return true;
    }

    private void add(String mention, SequencedSet<Integer> targets) {
        List<String> paths = new ArrayList<>(targets.size());
        for (int target : targets) {
            if (--targetsLeft < 0) {
                break;
            }
            paths.add(tree.clauses.get(target).path());
        }
        String from = tree.clauses.get(clause).path();
        if (!mentionedHere.add(mention + paths)) {
            return;
        }
        found.add(new Reference(from, mention, paths));
    }

    /** 上記「３ 対象とする脅威」: number and heading of a clause in quotation marks. */
    private boolean quoted(int start) {
        if (p >= text.length() || text.charAt(p) != '「') {
            return false;
        }
        int close = text.indexOf('」', p, Math.min(text.length(), p + 120));
        if (close < 0) {
            return false;
        }
        String inside = text.substring(p + 1, close).strip();
        int target = headings.getOrDefault(key(inside), Tree.NONE);
        if (target == Tree.NONE) {
            return false;
        }
        mentions.add(new Mention(
                clause, paragraph, start, close + 1, List.of(new Mention.Part(p + 1, close, List.of(target), false))));
        p = close + 1;
        SequencedSet<Integer> targets = new LinkedHashSet<>();
        targets.add(target);
        add(text.substring(start, p), targets);
        return true;
    }

    /**
     * Reads one address.
     *
     * @param joined whether it stands behind another one, so that less is needed to know it
     * @param bareDigits whether a number without brackets or words counts
     */
    private @Nullable Address address(boolean joined, boolean bareDigits) {
        if (p >= text.length()) {
            return null;
        }
        char c = text.charAt(p);
        return switch (c) {
            case '第' -> counted(joined);
            case '前', '次', '同' -> relative(c);
            case '別', '様' -> annex();
            case '附' -> supplement();
            default -> {
                if (digit(c)) {
                    yield numbered(bareDigits);
                }
                if (c == '(' || c == '（' || c >= '①' && c <= '⒇') {
                    yield item(joined);
                }
                yield null;
            }
        };
    }

    /** 第3条の2第2項第1号, 第2項, 第1号, 第2章, 第3. */
    private @Nullable Address counted(boolean joined) {
        int start = p;
        int numberAt = skipSpaces(p + 1);
        int numberEnd = numberEnd(numberAt);
        if (numberEnd == numberAt || numberEnd >= text.length() + 1) {
            return null;
        }
        int unitAt = skipSpaces(numberEnd);
        char unit = unitAt < text.length() ? text.charAt(unitAt) : ' ';
        String number = number(numberAt, numberEnd);
        boolean foreign = !joined && foreignBefore(start) || joined && lastForeign && lastEnd == start;
        switch (unit) {
            case '条' -> {
                p = unitAt + 1;
                String branch = branch();
                int article = article(number, branch);
                lastArticle = article;
                lastParagraph = article;
                lastItem = Tree.NONE;
                return tail(article, "第" + number + "条" + branch, foreign);
            }
            case '項' -> {
                p = unitAt + 1;
                int around = joined && lastArticle != Tree.NONE ? lastArticle : tree.articleAround(clause);
                int holder = foreign ? Tree.NONE : around;
                int target = holder == Tree.NONE ? Tree.NONE : paragraph(holder, number);
                lastParagraph = target;
                return tail(target, "第" + number + "項", foreign);
            }
            case '号' -> {
                p = unitAt + 1;
                if (!joined && lastParagraph == Tree.NONE && !foreign && hereIsNoItem(number)) {
                    return new Address(List.of(), true, Tree.NONE, "号");
                }
                int holder = joined && lastParagraph != Tree.NONE ? lastParagraph : tree.paragraphAround(clause);
                int target = foreign ? Tree.NONE : itemOf(holder, number);
                return new Address(target == Tree.NONE ? List.of() : List.of(target), foreign, holder, "号");
            }
            case '章', '節', '編', '款' -> {
                p = unitAt + 1;
                if (foreign) {
                    return new Address(List.of(), true, Tree.NONE, "章");
                }
                int target = container("第" + number + unit);
                if (target == Tree.NONE) {
                    return null;
                }
                return Address.to(target, Tree.NONE, "章");
            }
            default -> {
                int target = tree.at("第" + number);
                if (target == Tree.NONE || foreign || !behindBare(numberEnd)) {
                    return null;
                }
                p = numberEnd;
                return tail(target, "第" + number, false);
            }
        }
    }

    /** Whether a 号 that stands for itself cannot be an item of this article: 平成25年法律第27号. */
    private boolean hereIsNoItem(String number) {
        return itemOf(tree.paragraphAround(clause), number) == Tree.NONE;
    }

    /** The rest of an address behind an article, a paragraph or a main clause: 第2項, 第1号, (3), ②, ア. */
    private Address tail(int at, String sign, boolean foreign) {
        int target = at;
        while (p < text.length()) {
            char c = text.charAt(p);
            if (c == '第') {
                int numberAt = skipSpaces(p + 1);
                int numberEnd = numberEnd(numberAt);
                int unitAt = skipSpaces(numberEnd);
                char unit = numberEnd > numberAt && unitAt < text.length() ? text.charAt(unitAt) : ' ';
                String number = numberEnd > numberAt ? number(numberAt, numberEnd) : "";
                if (unit == '項') {
                    target = target == Tree.NONE ? Tree.NONE : paragraph(target, number);
                    lastParagraph = target;
                } else if (unit == '号') {
                    target = target == Tree.NONE ? Tree.NONE : itemOf(target, number);
                    lastItem = target;
                } else {
                    break;
                }
                p = unitAt + 1;
                continue;
            }
            int numbered = target == Tree.NONE || c != 'の' ? p : numberEnd(p + 1);
            if (numbered > p + 1) {
                int below = tree.below(target, number(p + 1, numbered));
                if (below == Tree.NONE) {
                    break;
                }
                target = below;
                p = numbered;
                continue;
            }
            String item = target != Tree.NONE && c >= 'ア' && c <= 'ン' ? String.valueOf(c) : itemSign(p);
            if (item.isEmpty()) {
                break;
            }
            int below = target == Tree.NONE ? Tree.NONE : tree.below(target, item);
            if (below == Tree.NONE && target != Tree.NONE) {
                break;
            }
            target = below;
            p = itemEnd(p);
        }
        return new Address(target == Tree.NONE ? List.of() : List.of(target), foreign, at, sign);
    }

    /** 前条, 前項, 前3号, 前各号, 次条, 同項. */
    private @Nullable Address relative(char which) {
        int q = p + 1;
        int numberEnd = which == '前' ? numberEnd(q) : q;
        int count = 1;
        boolean every = false;
        if (numberEnd > q) {
            count = value(q, numberEnd);
            q = numberEnd;
        } else if (which == '前' && q < text.length() && text.charAt(q) == '各') {
            every = true;
            q++;
        }
        char unit = q < text.length() ? text.charAt(q) : ' ';
        if (unit != '条' && unit != '項' && unit != '号') {
            return null;
        }
        if (count < 1 || count > 200) {
            return null;
        }
        p = q + 1;
        if (which == '同') {
            int target = unit == '条' ? lastArticle : unit == '項' ? lastParagraph : lastItem;
            if (lastForeign || target == Tree.NONE) {
                Address skipped = tail(Tree.NONE, "同", true);
                return new Address(List.of(), true, Tree.NONE, skipped.sign);
            }
            return tail(target, "同" + unit, false);
        }
        int here = unit == '条' ? tree.main(clause) : unit == '項' ? paragraphHere() : itemHere();
        List<Integer> targets = new ArrayList<>();
        if (here != Tree.NONE && which == '次') {
            int next = unit == '項' ? paragraphAfter(here) : tree.after[here];
            if (next != Tree.NONE) {
                targets.add(next);
            }
        } else if (here != Tree.NONE) {
            int at = here;
            for (int i = 0; (every || i < count) && i < MOST_IN_RANGE; i++) {
                at = unit == '項' ? paragraphBefore(at) : tree.before[at];
                if (at == Tree.NONE) {
                    break;
                }
                targets.add(at);
            }
            java.util.Collections.reverse(targets);
        } else if (every) {
            for (int i = clause + 1;
                    i < tree.clauses.size()
                            && tree.clauses.get(i).level()
                                    > tree.clauses.get(clause).level();
                    i++) {
                if (tree.parent[i] == clause) {
                    targets.add(i);
                }
            }
        }
        if (targets.size() == 1 && !every && count == 1) {
            int target = targets.getFirst();
            if (unit == '条') {
                lastArticle = target;
                lastParagraph = target;
            } else if (unit == '項') {
                lastParagraph = target;
            } else {
                lastItem = target;
            }
            return tail(target, "前" + unit, false);
        }
        return new Address(targets, false, Tree.NONE, "前" + unit);
    }

    /** The paragraph of an article that the text stands in; in other documents its main clause. */
    private int paragraphHere() {
        int article = tree.articleAround(clause);
        if (tree.article(article) || tree.clauses.get(article).supplementary()) {
            return tree.paragraphAround(clause);
        }
        int at = clause;
        while (tree.parent[at] != Tree.NONE && !tree.paragraph(at)) {
            at = tree.parent[at];
        }
        return at;
    }

    private int paragraphBefore(int at) {
        if (tree.before[at] != Tree.NONE && !tree.article(at)) {
            return tree.before[at];
        }
        if (tree.parent[at] == Tree.NONE) {
            return Tree.NONE;
        }
        boolean second = tree.parent[at] != Tree.NONE && tree.article(tree.parent[at]);
        return second && tree.paragraph(at) ? tree.parent[at] : Tree.NONE;
    }

    private int paragraphAfter(int at) {
        if (!tree.article(at)) {
            return tree.after[at];
        }
        for (int i = at + 1;
                i < tree.clauses.size()
                        && tree.clauses.get(i).level() > tree.clauses.get(at).level();
                i++) {
            if (tree.parent[i] == at && tree.paragraph(i)) {
                return i;
            }
        }
        return Tree.NONE;
    }

    /** The item in brackets that the text stands in. */
    private int itemHere() {
        int at = clause;
        while (tree.parent[at] != Tree.NONE && !tree.clauses.get(at).path().endsWith(")")) {
            at = tree.parent[at];
        }
        return tree.parent[at] == Tree.NONE ? (tree.parent[clause] == Tree.NONE ? Tree.NONE : clause) : at;
    }

    private @Nullable Address annex() {
        if (p > 0 && kanji(text.charAt(p - 1))) {
            return null;
        }
        for (int length = Math.min(12, text.length() - p); length >= 2; length--) {
            int target = tree.at(Addresses.sign(text.substring(p, p + length)));
            if (target != Tree.NONE
                    && target != clause
                    && tree.clauses.get(target).container()) {
                p += length;
                return Address.to(target, Tree.NONE, "別表");
            }
        }
        return null;
    }

    private @Nullable Address supplement() {
        if (!text.startsWith("附則第", p)) {
            return null;
        }
        int back = p;
        p += 2;
        int numberAt = skipSpaces(p + 1);
        int numberEnd = numberEnd(numberAt);
        int holder = supplementAround();
        if (numberEnd == numberAt || holder == Tree.NONE || numberEnd >= text.length()) {
            p = back;
            return null;
        }
        char unit = text.charAt(numberEnd);
        String number = number(numberAt, numberEnd);
        int target = unit == '項'
                ? paragraph(holder, number)
                : unit == '条' ? tree.below(holder, "第" + number + "条") : Tree.NONE;
        if (unit != '項' && unit != '条') {
            p = back;
            return null;
        }
        p = numberEnd + 1;
        return Address.to(target, holder, "附則");
    }

    private int supplementAround() {
        return tree.clauses.get(clause).supplementary() ? tree.main(clause) : tree.at("附則1");
    }

    /** 2(1), 6(3)②, 2―1; a bare 6 only where that is known to be an address. */
    private @Nullable Address numbered(boolean bareDigits) {
        int start = p;
        if (start > 0 && (digit(text.charAt(start - 1)) || "第.．年月".indexOf(text.charAt(start - 1)) >= 0)) {
            return null;
        }
        int end = numberEnd(start);
        int q = end;
        while (q + 1 < text.length() && "―-－.．‐".indexOf(text.charAt(q)) >= 0 && digit(text.charAt(q + 1))) {
            q = numberEnd(q + 1);
        }
        String number = Addresses.sign(text.substring(start, q));
        int target = tree.at(number);
        boolean several = q > end;
        boolean items = !itemSign(q).isEmpty();
        if (target == Tree.NONE && !(bareDigits && number.length() <= 2 && !items)) {
            return null;
        }
        if (!bareDigits && !items && !several
                || several && !behindItem(q) && !(q < text.length() && text.charAt(q) == 'の')) {
            return null;
        }
        if (bareDigits && q < text.length() && "年月日人回件時分秒%％個台".indexOf(text.charAt(q)) >= 0) {
            return null;
        }
        p = q;
        Address address = tail(target, number, false);
        boolean reached = p > q;
        if (!bareDigits && !several && !(reached && (behindItem(p) || join(p) > p))) {
            p = start;
            return null;
        }
        return address;
    }

    /** (1), ⑴, ① standing for an item near by. */
    private @Nullable Address item(boolean joined) {
        String sign = itemSign(p);
        if (sign.isEmpty()) {
            return null;
        }
        int end = itemEnd(p);
        int target = near(sign);
        boolean clear = behindItem(end) || joined || joinedItem(end);
        if (!clear || target == Tree.NONE && !joined) {
            return null;
        }
        if (target == clause && !joined) {
            return null;
        }
        p = end;
        lastItem = target;
        return tail(target, sign, false);
    }

    private boolean joinedItem(int end) {
        int join = join(end);
        return join > end && !itemSign(join).isEmpty();
    }

    /** The item with a sign among those below the clause, beside it, or beside what holds it. */
    private int near(String sign) {
        int at = clause;
        while (at != Tree.NONE) {
            int target = tree.below(at, sign);
            if (target != Tree.NONE) {
                return target;
            }
            at = tree.parent[at];
        }
        return tree.at(sign);
    }

    /** The sign of an item at an index, half-width: (1), ①; empty if there is none. */
    private String itemSign(int at) {
        if (at >= text.length()) {
            return "";
        }
        char c = text.charAt(at);
        if (c >= '①' && c <= '⑳') {
            return String.valueOf(c);
        }
        if (c >= '⑴' && c <= '⒇') {
            return "(" + (c - '⑴' + 1) + ")";
        }
        if (c != '(' && c != '（') {
            return "";
        }
        int end = at + 1;
        while (end < text.length() && end < at + 4 && digit(text.charAt(end))) {
            end++;
        }
        boolean kana = end == at + 1 && end < text.length() && text.charAt(end) >= 'ア' && text.charAt(end) <= 'ン';
        end += kana ? 1 : 0;
        boolean closed = end > at + 1 && end < text.length() && (text.charAt(end) == ')' || text.charAt(end) == '）');
        return closed ? Addresses.sign(text.substring(at, end + 1)) : "";
    }

    private int itemEnd(int at) {
        char c = text.charAt(at);
        if (c != '(' && c != '（') { // one sign: ①, ア
            return at + 1;
        }
        int end = at + 1;
        while (text.charAt(end) != ')' && text.charAt(end) != '）') {
            end++;
        }
        return end + 1;
    }

    private boolean behindItem(int at) {
        for (String word : BEHIND_ITEM) {
            if (text.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean behindBare(int at) {
        if (at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        return "の、，に）)（(及又並若をからはで」".indexOf(c) >= 0;
    }

    /** Whether the words before an index name another law. */
    private boolean foreignBefore(int at) {
        if (at == 0) {
            return false;
        }
        int end = at;
        while (end > 0 && space(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        for (String own : OWN_NAMES) {
            if (text.startsWith(own, end - own.length())) {
                return false;
            }
        }
        char c = text.charAt(end - 1);
        if (c == ')' || c == '）') {
            int open = end - 1;
            int lowest = Math.max(0, end - FARTHEST_BRACKET);
            while (open > lowest && text.charAt(open) != '(' && text.charAt(open) != '（') {
                open--;
            }
            return open > lowest && !space(text.charAt(open - 1));
        }
        return c == '」'
                || c == '』'
                || kanji(c) && !text.startsWith("以下", Math.max(0, end - 2))
                || c >= 'ァ' && c <= 'ー'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z';
    }

    private int article(String number, String branch) {
        String sign = "第" + number + "条" + branch;
        Clause here = tree.clauses.get(clause);
        if (here.supplementary()) {
            int own = tree.below(tree.main(clause), sign);
            if (own != Tree.NONE) {
                return own;
            }
        }
        int target = tree.at(sign);
        return target != Tree.NONE || tree.articles ? target : tree.at("第" + number);
    }

    private int container(String sign) {
        return containers.getOrDefault(sign, Tree.NONE);
    }

    private int paragraph(int article, String number) {
        int target = tree.below(article, number);
        if (target == Tree.NONE && KANJI_ONES.indexOf(number.charAt(0)) > 0) {
            String arabic = Integer.toString(KANJI_ONES.indexOf(number.charAt(0)));
            return number.length() > 1 ? Tree.NONE : paragraph(article, arabic);
        }
        return target == Tree.NONE && number.equals("1") ? article : target;
    }

    private int itemOf(int holder, String number) {
        int target = tree.below(holder, "(" + number + ")");
        if (target == Tree.NONE && number.length() <= 2 && digit(number.charAt(0))) {
            int value = Integer.parseInt(number);
            target = tree.below(holder, kanjiNumber(value));
        }
        return target == Tree.NONE ? tree.below(holder, number) : target;
    }

    private static String kanjiNumber(int value) {
        String digits = KANJI_ONES;
        if (value < 10) {
            return digits.substring(value, value + 1);
        }
        String tens = value < 20 ? "十" : digits.charAt(value / 10) + "十";
        return value % 10 == 0 ? tens : tens + digits.charAt(value % 10);
    }

    /** The clauses between two of the same list. */
    private List<Integer> between(int first, int last) {
        List<Integer> result = new ArrayList<>();
        for (int at = tree.after[first];
                at != Tree.NONE && at < last && result.size() < MOST_IN_RANGE;
                at = tree.after[at]) {
            result.add(at);
        }
        if (tree.parent[first] != tree.parent[last]) {
            result.clear();
        }
        return result;
    }

    /** The index behind a word that joins two addresses; the index itself if there is none. */
    private int join(int at) {
        int q = skipSpaces(at);
        int end = q;
        for (String word : JOINS) {
            if (text.startsWith(word, q)) {
                end = q + word.length();
                break;
            }
        }
        if (end == q) {
            return at;
        }
        for (String word : List.of("及び", "又は", "並びに")) {
            if (text.startsWith(word, end)) {
                end += word.length();
            }
        }
        int next = skipSpaces(end);
        return next < text.length() && starts(text.charAt(next)) ? next : at;
    }

    private boolean onlyJoins(int from, int to) {
        int at = from;
        while (at < to) {
            int next = join(at);
            if (next == at) {
                String rest = text.substring(at, to);
                return rest.equals("まで、") || rest.equals("まで及び");
            }
            at = next;
        }
        return at == to;
    }

    private static boolean bare(String sign) {
        return !sign.isEmpty() && sign.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Reads の2 behind 第3条. */
    private String branch() {
        StringBuilder branch = new StringBuilder();
        while (p + 1 < text.length() && text.charAt(p) == 'の') {
            int end = numberEnd(p + 1);
            if (end == p + 1) {
                break;
            }
            branch.append('の').append(number(p + 1, end));
            p = end;
        }
        return branch.toString();
    }

    private int skipSpaces(int from) {
        int i = from;
        while (i < text.length() && space(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean space(char c) {
        return c == ' ' || c == '　' || c == '\u00a0' || c == '\t';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9' || c >= '０' && c <= '９';
    }

    private static boolean kanji(char c) {
        return c >= '㐀' && c <= '鿿' || c == '々';
    }

    private int numberEnd(int from) {
        int i = from;
        while (i < text.length() && i < from + 5 && digit(text.charAt(i))) {
            i++;
        }
        if (i > from) {
            return i;
        }
        while (i < text.length() && i < from + 6 && "〇一二三四五六七八九十百".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private int value(int from, int end) {
        int value = 0;
        int last = -1;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            int d = c >= '0' && c <= '9' ? c - '0' : c >= '０' && c <= '９' ? c - '０' : "〇一二三四五六七八九".indexOf(c);
            if (digit(c)) {
                value = value * 10 + d;
            } else if (d >= 0) {
                last = last < 0 ? d : last * 10 + d;
            } else {
                value += (last < 0 ? 1 : last) * (c == '十' ? 10 : 100);
                last = -1;
            }
        }
        return value + Math.max(last, 0);
    }

    /** A number as the paths print it; kanji stay kanji where the clauses are numbered so. */
    private String number(int from, int end) {
        if (digit(text.charAt(from))) {
            return Addresses.sign(text.substring(from, end));
        }
        String kanji = text.substring(from, end);
        boolean printedSo = tree.at("第" + kanji + "条") != Tree.NONE || tree.at("第" + kanji) != Tree.NONE;
        return printedSo ? kanji : Integer.toString(value(from, end));
    }

    /** A heading without spaces and width, for looking it up. */
    private static String key(String s) {
        return Addresses.sign(s);
    }
}
