package org.sekisho.app.policy.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * Finds words in a policy. Full and half width, capitals and small letters are the same; every word must stand in the
 * clause.
 */
public final class Search {

    private static final int LONGEST_QUERY = 100;
    private static final int MOST_HITS = 200;
    private static final int AROUND = 60;

    private Search() {}

    /** A clause with the words in it. */
    public record Hit(String address, String href, String heading, List<Piece> excerpt) {}

    /** A run of an excerpt. */
    public record Piece(String text, boolean found) {}

    static List<Hit> in(PolicyDocument tree, String query) {
        var words = List.of(fold(query.strip()).split(" +")).stream()
                .filter(word -> !word.isBlank())
                .toList();
        if (words.isEmpty() || query.length() > LONGEST_QUERY) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        for (var clause : tree.clauses()) {
            var whole = text(clause);
            var folded = fold(whole);
            if (hits.size() < MOST_HITS && words.stream().allMatch(folded::contains)) {
                hits.add(new Hit(
                        clause.path(),
                        "/policy" + Anchors.inPage(clause.path()),
                        clause.caption().orElse(""),
                        excerpt(whole, folded, words)));
            }
        }
        return hits;
    }

    private static String text(Clause clause) {
        return clause.caption().map(caption -> caption + "　").orElse("") + String.join("", clause.paragraphs());
    }

    private static List<Piece> excerpt(String whole, String folded, List<String> words) {
        int first = words.stream().mapToInt(folded::indexOf).min().orElse(0);
        int from = whole.offsetByCodePoints(0, Math.max(0, whole.codePointCount(0, first) - AROUND));
        int to = Math.min(whole.length(), first + 2 * AROUND);
        to += to < whole.length() && Character.isLowSurrogate(whole.charAt(to)) ? 1 : 0;
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("…", false));
        }
        int done = from;
        int at = from;
        while (at < to) {
            int here = at;
            var word = words.stream()
                    .filter(w -> folded.startsWith(w, here))
                    .findFirst()
                    .orElse("");
            if (word.isEmpty()) {
                at++;
                continue;
            }
            if (at > done) {
                pieces.add(new Piece(whole.substring(done, at), false));
            }
            pieces.add(new Piece(whole.substring(at, at + word.length()), true));
            at += word.length();
            done = at;
        }
        if (to > done) {
            pieces.add(new Piece(whole.substring(done, to), false));
        }
        if (to < whole.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    /** The text in one width and case, sign for sign, so that places stay the same. */
    private static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var one = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFKC);
            folded.append(Character.toLowerCase(one.length() == 1 ? one.charAt(0) : text.charAt(i)));
        }
        return folded.toString();
    }
}
