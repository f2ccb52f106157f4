package org.sekisho.app.policy.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sekisho.app.shared.web.ui.Term;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Reference;

/**
 * Finds in the text of a policy what can be followed: mentions of clauses, defined terms, abbreviations.
 *
 * <p>A term is marked where it stands as a word of its own, once in each clause and not where it is defined: 情報資産 in
 * 情報資産の, not in 情報資産台帳. Japanese has no spaces, so a word ends where the script turns to hiragana or a sign, or at
 * one of a few kanji that join words (及, 又, 等).
 */
final class Linking {

    private static final Pattern NUMBER = Pattern.compile("[（(][0-9０-９]+[）)]|[0-9０-９]+|[①-⑳㉑-㉟]|(?<=第)[一二三四五六七八九十百]+");
    private static final String MAY_STAND_BEFORE = "該各全本同前後";
    private static final String MAY_STAND_AFTER = "及並又若等内外上中間以";
    private static final int LONGEST_DEFINITION = 300;

    private final PolicyDocument tree;
    private final SequencedMap<String, Term> terms;
    private final Map<String, String> definedIn;
    private final Optional<Pattern> words;
    private final Map<String, List<Reference>> mentions;

    private Linking(PolicyDocument tree, SequencedMap<String, Term> terms, Map<String, String> definedIn) {
        this.tree = tree;
        this.terms = terms;
        this.definedIn = definedIn;
        this.words = terms.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(terms.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"))));
        this.mentions = tree.references().stream().collect(Collectors.groupingBy(Reference::from));
    }

    static Linking of(PolicyDocument tree) {
        var terms = new LinkedHashMap<String, Term>();
        var definedIn = new LinkedHashMap<String, String>();
        for (var word : tree.terms()) {
            defining(tree, word).ifPresent(clause -> {
                terms.put(word, term(terms.size(), word, definition(clause, word), clause.path()));
                definedIn.put(word, clause.path());
            });
        }
        tree.abbreviations().forEach((word, path) -> {
            if (word.length() > 1 && !terms.containsKey(word)) {
                var paragraphs = path.equals(PolicyDocument.PREAMBLE)
                        ? tree.preamble()
                        : tree.at(path).map(Clause::paragraphs).orElse(List.of());
                paragraphs.stream()
                        .filter(text -> text.contains("「" + word + "」"))
                        .findFirst()
                        .ifPresent(text -> {
                            terms.put(word, term(terms.size(), word, sentenceWith(text, "「" + word + "」"), path));
                            definedIn.put(word, path);
                        });
            }
        });
        return new Linking(tree, terms, definedIn);
    }

    /** Terms and abbreviations with a definition, in the order of the text. */
    SequencedMap<String, Term> terms() {
        return terms;
    }

    private static Term term(int number, String word, String definition, String path) {
        return new Term("term-" + (number + 1), word, definition, path, Anchors.inPage(path));
    }

    private static Optional<Clause> defining(PolicyDocument tree, String word) {
        return tree.clauses().stream()
                .filter(clause -> clause.caption().filter(word::equals).isPresent())
                .findFirst()
                .or(() -> tree.clauses().stream()
                        .filter(clause -> clause.paragraphs().stream()
                                .anyMatch(text -> text.startsWith("「" + word + "」")
                                        || text.startsWith(word)
                                        || text.contains("「" + word + "」とは")))
                        .findFirst())
                .or(() -> tree.clauses().stream()
                        .filter(clause ->
                                clause.paragraphs().stream().anyMatch(text -> text.contains("「" + word + "」")))
                        .findFirst());
    }

    private static String definition(Clause clause, String word) {
        boolean captioned = clause.caption().filter(word::equals).isPresent();
        return shortened(
                captioned
                        ? String.join("", clause.paragraphs())
                        : clause.paragraphs().stream()
                                .filter(text -> text.contains(word))
                                .findFirst()
                                .orElse(""));
    }

    private static String sentenceWith(String text, String part) {
        int at = text.indexOf(part);
        int from = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '。' && depth(text, i) == 0) {
                from = i + 1;
            }
        }
        int to = text.length();
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == '。' && depth(text, i) == 0) {
                to = i + 1;
                break;
            }
        }
        return shortened(text.substring(from, to).strip());
    }

    private static int depth(String text, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '（' || c == '(' || c == '「') {
                depth++;
            } else if (c == '）' || c == ')' || c == '」') {
                depth--;
            }
        }
        return depth;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DEFINITION ? text : text.substring(0, LONGEST_DEFINITION) + "…";
    }

    /** The paragraphs of a clause in pieces. */
    List<List<Piece>> paragraphs(Clause clause) {
        var marked = new HashSet<String>();
        var left = new ArrayList<>(mentions.getOrDefault(clause.path(), List.of()));
        return clause.paragraphs().stream()
                .map(text -> pieces(clause.path(), text, left, marked))
                .toList();
    }

    private List<Piece> pieces(String path, String text, List<Reference> left, Set<String> marked) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        while (!left.isEmpty()) {
            var reference = left.getFirst();
            int at = text.indexOf(reference.text(), done);
            if (at < 0) {
                break;
            }
            left.removeFirst();
            withTerms(path, text.substring(done, at), before(text, done), first(reference.text()), marked, pieces);
            mention(reference, pieces);
            done = at + reference.text().length();
        }
        withTerms(path, text.substring(done), before(text, done), ' ', marked, pieces);
        return List.copyOf(pieces);
    }

    private static char before(String text, int at) {
        return at == 0 ? ' ' : text.charAt(at - 1);
    }

    private static char first(String text) {
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    /** A mention of several clauses leads to each by its number (上記６、７及び８), a range to its ends (6から8まで). */
    private void mention(Reference reference, List<Piece> pieces) {
        var known =
                reference.to().stream().filter(to -> tree.at(to).isPresent()).toList();
        if (known.isEmpty()) {
            pieces.add(new Piece.Plain(reference.text()));
            return;
        }
        var numbers = NUMBER.matcher(reference.text()).results().toList();
        boolean range = numbers.size() == 2 && known.size() > 2;
        if (known.size() < 2 || numbers.size() != known.size() && !range) {
            pieces.add(new Piece.Mention(reference.text(), Anchors.inPage(known.getFirst())));
            return;
        }
        int done = 0;
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            var to = range && i == 1 ? known.getLast() : known.get(i);
            plain(reference.text().substring(done, number.start()), pieces);
            pieces.add(new Piece.Mention(number.group(), Anchors.inPage(to)));
            done = number.end();
        }
        plain(reference.text().substring(done), pieces);
    }

    private void withTerms(String path, String text, char before, char after, Set<String> marked, List<Piece> pieces) {
        int done = 0;
        if (words.isPresent()) {
            var matcher = words.get().matcher(text);
            while (matcher.find()) {
                var word = matcher.group();
                char left = matcher.start() == 0 ? before : text.charAt(matcher.start() - 1);
                char right = matcher.end() == text.length() ? after : text.charAt(matcher.end());
                if (!endsWord(left, MAY_STAND_BEFORE)
                        || !endsWord(right, MAY_STAND_AFTER)
                        || path.equals(definedIn.get(word))
                        || !marked.add(word)) {
                    continue;
                }
                plain(text.substring(done, matcher.start()), pieces);
                var term = terms.get(word);
                if (term != null) {
                    pieces.add(new Piece.Defined(word, term));
                }
                done = matcher.end();
            }
        }
        plain(text.substring(done), pieces);
    }

    private static void plain(String text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Plain(text));
        }
    }

    /** Whether a sign beside a word leaves it a word of its own. */
    private static boolean endsWord(char beside, String joining) {
        if (joining.indexOf(beside) >= 0) {
            return true;
        }
        return switch (Character.UnicodeScript.of(beside)) {
            case HAN, KATAKANA, LATIN -> false;
            default -> beside != 'ー';
        };
    }
}
