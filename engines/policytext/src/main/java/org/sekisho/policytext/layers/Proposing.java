package org.sekisho.policytext.layers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.layers.Layering.Ground;
import org.sekisho.policytext.layers.Layering.Link;
import org.sekisho.policytext.layers.Layering.Why;

/**
 * Proposes which upper clauses each lower clause carries out.
 *
 * <p>A lower clause is looked at from the outermost inwards. What its own words say is collected from four sides: upper
 * clauses that it names by number, a heading that is the same, words that belong to a measure ({@link Matter}), words
 * that both share and that are rare above. What the clause that holds it carries out counts as a presumption: it stands
 * where its own words say nothing, they may make it narrower (6(3) becomes 6(3)②), and it takes strong words to leave it.
 *
 * <p>Definitions and threats are not carried out one by one, so they are reached by their number alone.
 */
final class Proposing {

    private static final double BY_NUMBER = 0.98;
    private static final double INHERITED = 0.92;
    /** Own words need so much to be a link without a presumption, */
    private static final double ALONE = 0.4;
    /** so much to leave what the holder carries out, and so much more than what speaks for staying. */
    private static final double TO_LEAVE = 0.5;

    private static final double MORE = 0.15;
    private static final double NARROWER = 0.4;
    /** A second clause is named too when it is this near to the first. */
    private static final double AS_WELL = 0.93;

    private static final int HEAD = 24;

    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern TERM = Pattern.compile("[\\p{IsHan}々]+|[\\p{IsKatakana}ー]+|[a-z0-9]+");
    private static final Pattern ADDRESS =
            Pattern.compile("(第[0-9]+条(の[0-9]+)?(第[0-9]+項)?(第[0-9]+号)?|[0-9]+)?((第[0-9]+号)|\\([0-9]+\\))?[①-⑳]?");
    private static final Pattern PARAGRAPH = Pattern.compile("第([0-9]+)項");
    private static final Pattern ITEM = Pattern.compile("第([0-9]+)号");
    private static final Pattern JOINS = Pattern.compile("^(、|,|及び|並びに|又は|・|と)");
    private static final Pattern EVERYWHERE = Pattern.compile("情報セキュリティ|基本方針|対策基準|実施手順|ポリシー");
    private static final Pattern NOT_CARRIED_OUT = Pattern.compile("定義|用語|脅威");

    private final List<Clause> upper;
    private final List<Clause> lower;
    private final int[] upperHolders;
    private final int[] lowerHolders;
    private final List<String> upperHeads = new ArrayList<>();
    private final List<Map<String, Double>> upperCaptions = new ArrayList<>();
    private final List<Map<String, Double>> upperTexts = new ArrayList<>();
    private final Map<String, Integer> byAddress = new TreeMap<>();
    private final Map<String, Integer> standsIn = new HashMap<>();
    private final Map<Matter, List<Integer>> naming = new EnumMap<>(Matter.class);
    private final boolean[] reachable;
    private final Pattern mention;

    Proposing(PolicyDocument upperDocument, PolicyDocument lowerDocument) {
        upper = upperDocument.clauses();
        lower = lowerDocument.clauses();
        upperHolders = upperDocument.holders();
        lowerHolders = lowerDocument.holders();
        reachable = new boolean[upper.size()];
        mention = mention(upperDocument);
        for (int i = 0; i < upper.size(); i++) {
            var clause = upper.get(i);
            if (!clause.supplementary()) {
                byAddress.putIfAbsent(address(clause.path()), i);
            }
            int holder = upperHolders[i];
            reachable[i] = !clause.supplementary()
                    && (holder < 0
                            || reachable[holder]
                                    && !NOT_CARRIED_OUT
                                            .matcher(upper.get(holder).caption().orElse(""))
                                            .find());
            upperHeads.add(head(clause));
        }
        count();
        name();
    }

    /** How the text below may call the document above: by its layer, its title, or a word that it gives itself. */
    private static Pattern mention(PolicyDocument document) {
        var names = new LinkedHashSet<String>();
        document.title()
                .map(Proposing::plain)
                .filter(title -> title.length() > 3)
                .ifPresent(names::add);
        var title = document.title().map(Proposing::plain).orElse("");
        if (title.contains("手順")) {
            names.add("実施手順");
        } else if (title.contains("基準")) {
            names.add("対策基準");
        } else {
            names.add("基本方針");
        }
        return Pattern.compile(
                "(" + String.join("|", names.stream().map(Pattern::quote).toList()) + ")の?「?");
    }

    // What the upper document says

    private void count() {
        var texts = new ArrayList<Set<String>>();
        for (int i = 0; i < upper.size(); i++) {
            var clause = upper.get(i);
            texts.add(terms(plain(clause.caption().orElse("") + "。" + String.join("", clause.paragraphs()))));
            if (reachable[i]) {
                texts.getLast().forEach(term -> standsIn.merge(term, 1, Integer::sum));
            }
        }
        for (int i = 0; i < upper.size(); i++) {
            upperTexts.add(weighed(texts.get(i)));
            upperCaptions.add(weighed(terms(upperHeads.get(i))));
        }
    }

    /** Finds for each matter the clauses that name it, the innermost of them. */
    private void name() {
        for (var matter : Matter.values()) {
            var found = new ArrayList<Integer>();
            for (int i = 0; i < upper.size(); i++) {
                if (reachable[i] && matter.names(upperHeads.get(i))) {
                    found.add(i);
                }
            }
            var outer = new HashSet<Integer>();
            for (int i : found) {
                for (int holder = upperHolders[i]; holder >= 0; holder = upperHolders[holder]) {
                    outer.add(holder);
                }
            }
            // A heading that lists every measure (組織体制の確立、…をはじめとした対策) names none of them.
            found.removeIf(outer::contains);
            naming.put(matter, found);
        }
    }

    private Map<String, Double> weighed(Set<String> terms) {
        var weights = new HashMap<String, Double>();
        terms.forEach(term -> weights.put(term, weight(term)));
        return weights;
    }

    private double weight(String term) {
        return Math.log((upper.size() + 1.0) / (standsIn.getOrDefault(term, 0) + 0.5)) * (term.length() > 2 ? 1.3 : 1);
    }

    // What a lower clause says

    /** What speaks for one upper clause. */
    private record Evidence(double score, Ground ground, Why why) {}

    List<Link> links() {
        var links = new ArrayList<Link>();
        var found = new ArrayList<List<Link>>();
        for (int i = 0; i < lower.size(); i++) {
            List<Link> own = List.of();
            if (!lower.get(i).supplementary()) {
                int holder = lowerHolders[i];
                own = decide(i, holder < 0 ? List.of() : found.get(holder), holder);
            }
            found.add(own);
            links.addAll(own);
        }
        return links;
    }

    private List<Link> decide(int clause, List<Link> above, int holder) {
        var own = own(clause);
        var best = own.entrySet().stream()
                .max(Map.Entry.<Integer, Evidence>comparingByValue(Comparator.comparingDouble(Evidence::score))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
        double strongest = best.map(entry -> entry.getValue().score()).orElse(0.0);
        var presumed = above.stream().map(Link::upper).toList();
        double staying = presumed.stream()
                .mapToDouble(at -> own.containsKey(at) ? own.get(at).score() : 0)
                .max()
                .orElse(0);
        boolean narrower = best.isPresent()
                && presumed.stream().anyMatch(at -> holds(at, best.get().getKey()));
        boolean leaves = above.isEmpty()
                ? strongest >= ALONE
                : narrower ? strongest >= NARROWER : strongest >= TO_LEAVE && strongest >= staying + MORE;
        var links = new ArrayList<Link>();
        if (leaves || best.isPresent() && presumed.contains(best.get().getKey()) && strongest >= ALONE) {
            for (var entry : own.entrySet()) {
                var evidence = entry.getValue();
                if (evidence.score() >= strongest * AS_WELL) {
                    // What stands in the clause that presumes the same is surer than either alone.
                    double before = above.stream()
                            .filter(link -> link.upper() == entry.getKey() || holds(link.upper(), entry.getKey()))
                            .mapToDouble(Link::score)
                            .max()
                            .orElse(0);
                    double score = 1 - (1 - evidence.score()) * (1 - 0.6 * before);
                    links.add(new Link(
                            clause,
                            entry.getKey(),
                            Math.min(BY_NUMBER, score),
                            evidence.ground(),
                            evidence.why(),
                            false));
                }
            }
        } else {
            for (var link : above) {
                links.add(new Link(
                        clause, link.upper(), link.score() * INHERITED, Ground.CONTAINER, inherited(holder), true));
            }
        }
        links.removeIf(link -> link.score() < Layering.LEAST);
        links.sort(Comparator.comparingDouble(Link::score).reversed().thenComparing(Link::upper));
        return links;
    }

    private boolean holds(int outer, int inner) {
        for (int holder = upperHolders[inner]; holder >= 0; holder = upperHolders[holder]) {
            if (holder == outer) {
                return true;
            }
        }
        return false;
    }

    private Why inherited(int holder) {
        var name = name(lower.get(holder));
        return new Why("「" + name + "」の対応を引き継ぐ", "taken over from “" + name + "”, which holds it");
    }

    private static String name(Clause clause) {
        var caption = clause.caption().orElse("");
        return (clause.marker() + " " + caption).strip();
    }

    private Map<Integer, Evidence> own(int index) {
        var clause = lower.get(index);
        var caption = plain(clause.caption().orElse(""));
        var text = plain(String.join("", clause.paragraphs()));
        var found = new TreeMap<Integer, Evidence>();
        named(caption + "。" + text)
                .forEach((at, words) -> found.put(
                        at,
                        new Evidence(
                                BY_NUMBER,
                                Ground.REFERENCE,
                                new Why("「" + words + "」と書いてある", "it says “" + words + "”"))));
        if (!found.isEmpty()) {
            return found;
        }
        byCaption(caption, found);
        byMatter(caption, text, found);
        byWords(caption, text, found);
        return found;
    }

    // By number

    private Map<Integer, String> named(String text) {
        var found = new TreeMap<Integer, String>();
        var mentions = mention.matcher(text);
        while (mentions.find()) {
            int at = mentions.end();
            var before = "";
            while (at < text.length()) {
                var address = ADDRESS.matcher(text).region(at, text.length());
                if (!address.lookingAt() || address.group().isEmpty()) {
                    break;
                }
                var printed = address.group();
                var wanted = numbers(printed);
                if (wanted.startsWith("(")) {
                    int cut = before.lastIndexOf('(');
                    wanted = (cut < 0 ? before : before.substring(0, cut)) + wanted;
                }
                before = wanted;
                var there = byAddress.get(wanted);
                if (there != null) {
                    found.putIfAbsent(there, mentions.group(1) + wanted);
                }
                at = address.end();
                var joins = JOINS.matcher(text.substring(at));
                if (!joins.find()) {
                    break;
                }
                at += joins.end();
            }
        }
        return found;
    }

    /** A path in the form in which texts name it. */
    private static String address(String path) {
        return numbers(plain(path));
    }

    /** 第6条第2項第4号 as a path says it, 6条2(4); the first 項 has no number of its own. */
    private static String numbers(String printed) {
        var paragraphs =
                PARAGRAPH.matcher(printed).replaceAll(found -> found.group(1).equals("1") ? "" : found.group(1));
        return ITEM.matcher(paragraphs).replaceAll("($1)");
    }

    // By heading

    private void byCaption(String caption, Map<Integer, Evidence> found) {
        if (caption.isEmpty()) {
            return;
        }
        var words = weighed(terms(caption));
        double whole = sum(words);
        for (int i = 0; i < upper.size(); i++) {
            var there = upper.get(i).caption().map(Proposing::plain).orElse("");
            if (!reachable[i] || there.isEmpty()) {
                continue;
            }
            double score;
            if (there.equals(caption)) {
                score = 0.95;
            } else {
                double common = common(words, upperCaptions.get(i));
                double both = whole + sum(upperCaptions.get(i));
                score = both == 0 || whole == 0 ? 0 : 0.85 * (common / both + 0.5 * common / whole);
            }
            if (score >= 0.3) {
                var name = name(upper.get(i));
                offer(
                        found,
                        i,
                        score,
                        Ground.CAPTION,
                        new Why("見出しが「" + name + "」に当たる", "its heading answers to “" + name + "”"));
            }
        }
    }

    // By what belongs to a measure

    private void byMatter(String caption, String text, Map<Integer, Evidence> found) {
        for (var matter : Matter.values()) {
            var named = naming.getOrDefault(matter, List.of());
            if (named.isEmpty()) {
                continue;
            }
            var inCaption = caption.isEmpty() ? List.<String>of() : matter.inCaption(caption);
            var inText = matter.inText(text);
            if (inCaption.isEmpty() && inText.isEmpty()) {
                continue;
            }
            double score =
                    1 - Math.pow(0.35, Math.min(2, inCaption.size())) * Math.pow(0.5, Math.min(3, inText.size()));
            var words = new LinkedHashSet<>(inCaption);
            words.addAll(inText);
            for (int at : named) {
                var name = headOf(at);
                var quoted = String.join("」「", words.stream().limit(3).toList());
                offer(
                        found,
                        at,
                        Math.min(0.92, score),
                        Ground.MATTER,
                        new Why("「" + quoted + "」は「" + name + "」の事項", "“" + quoted + "” belongs to “" + name + "”"));
            }
        }
    }

    private String headOf(int at) {
        var clause = upper.get(at);
        return clause.caption().isPresent() ? name(clause) : clause.path() + " " + upperHeads.get(at);
    }

    // By words that are rare above

    private void byWords(String caption, String text, Map<Integer, Evidence> found) {
        var words = weighed(terms(caption + "。" + text));
        double own = norm(words);
        if (own == 0) {
            return;
        }
        for (int i = 0; i < upper.size(); i++) {
            if (!reachable[i]) {
                continue;
            }
            var there = upperTexts.get(i);
            double product = 0;
            String heaviest = "";
            double most = 0;
            for (var entry : words.entrySet()) {
                if (there.containsKey(entry.getKey())) {
                    double weight = entry.getValue() * entry.getValue();
                    product += weight;
                    if (weight > most || weight == most && entry.getKey().compareTo(heaviest) < 0) {
                        most = weight;
                        heaviest = entry.getKey();
                    }
                }
            }
            double score = product == 0 ? 0 : Math.min(0.75, 1.3 * product / (own * norm(there)));
            if (score >= 0.15) {
                offer(
                        found,
                        i,
                        score,
                        Ground.WORDS,
                        new Why(
                                "「" + heaviest + "」などの語が「" + headOf(i) + "」と共通",
                                "words such as “" + heaviest + "” stand in “" + headOf(i) + "” too"));
            }
        }
    }

    /** Two sides that say the same are surer than one; the stronger gives the reason. */
    private static void offer(Map<Integer, Evidence> found, int at, double score, Ground ground, Why why) {
        found.merge(at, new Evidence(score, ground, why), (one, other) -> {
            var stronger = other.score() > one.score() ? other : one;
            double weaker = Math.min(one.score(), other.score());
            double together = 1 - (1 - stronger.score()) * (1 - 0.4 * weaker);
            return new Evidence(Math.min(0.95, together), stronger.ground(), stronger.why());
        });
    }

    private static double sum(Map<String, Double> words) {
        return words.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double norm(Map<String, Double> words) {
        return Math.sqrt(
                words.values().stream().mapToDouble(weight -> weight * weight).sum());
    }

    private static double common(Map<String, Double> some, Map<String, Double> others) {
        double sum = 0;
        for (var entry : some.entrySet()) {
            if (others.containsKey(entry.getKey())) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    /** The heading of a clause; where it has none, how its sentence begins. */
    private static String head(Clause clause) {
        return clause.caption().map(Proposing::plain).orElseGet(() -> {
            var text = plain(
                    clause.paragraphs().isEmpty() ? "" : clause.paragraphs().getFirst());
            return text.length() <= HEAD ? text : text.substring(0, HEAD);
        });
    }

    /** One form for full and half width and for spaces; circled numbers stay. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (sign >= '①' && sign <= '⑳') {
                plain.appendCodePoint(sign);
            } else {
                plain.append(Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC));
            }
        });
        return SPACE.matcher(plain).replaceAll("").replace('靱', '靭').replace("サーバー", "サーバ");
    }

    /** Pairs of kanji, whole words in katakana and Latin letters; what every clause of such a text says is left out. */
    private static Set<String> terms(String plain) {
        var terms = new LinkedHashSet<String>();
        var runs =
                TERM.matcher(EVERYWHERE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("、"));
        while (runs.find()) {
            var run = runs.group();
            if (Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN) {
                for (int i = 0; i + 2 <= run.length(); i++) {
                    terms.add(run.substring(i, i + 2));
                }
            } else if (run.length() > 1) {
                terms.add(run);
            }
        }
        return terms;
    }
}
