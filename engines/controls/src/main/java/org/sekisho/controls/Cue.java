package org.sekisho.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words that show what a text is about.
 *
 * <p>A cue is a chain of alternatives in order, each a short way behind the one before: {@code 研修/訓練 > 実施/行}. Behind
 * it may stand what the surroundings must hold ({@code @人的/職員}: sentence, caption or headings) and what the sentence
 * must not hold ({@code !委託}). {@code =運用} is met by a text of just this word. Cues are folded like the text.
 */
final class Cue {
    /** How many characters may stand between two links of a chain. */
    private static final int REACH = 48;

    private static final String WHOLE = "=";

    private final String printed;
    private final List<List<String>> chain;
    private final List<List<String>> surroundings;
    private final List<String> forbidden;

    private Cue(String printed, List<List<String>> chain, List<List<String>> surroundings, List<String> forbidden) {
        this.printed = printed;
        this.chain = chain;
        this.surroundings = surroundings;
        this.forbidden = forbidden;
    }

    /**
     * The cue that a data file writes.
     *
     * @return empty if it is not well formed
     */
    static Optional<Cue> parse(String written, Variants variants) {
        var chain = new ArrayList<List<String>>();
        var surroundings = new ArrayList<List<String>>();
        var forbidden = new ArrayList<String>();
        boolean open = true;
        for (String part : written.strip().split("\\s+")) {
            if (part.equals(">")) {
                if (open || chain.isEmpty()) {
                    return Optional.empty();
                }
                open = true;
                continue;
            }
            boolean around = part.startsWith("@");
            boolean not = part.startsWith("!");
            var alternatives = new ArrayList<String>();
            for (String word : (around || not ? part.substring(1) : part).split("/", -1)) {
                String folded = variants.fold(word).text();
                if (folded.isEmpty()) {
                    return Optional.empty();
                }
                alternatives.add(folded);
            }
            if (around) {
                surroundings.add(alternatives);
            } else if (not) {
                forbidden.addAll(alternatives);
            } else if (open) {
                chain.add(alternatives);
                open = false;
            } else {
                return Optional.empty();
            }
        }
        return open ? Optional.empty() : Optional.of(new Cue(written, chain, surroundings, forbidden));
    }

    /** A part of the folded text, half-open. */
    record Hit(int from, int to) {}

    /**
     * The first place where the cue is met.
     *
     * @param text a folded text, perhaps with parts blanked out
     * @param whole the same text with nothing blanked out
     * @param around the folded surroundings, the text itself among them
     * @return one hit for each link of the chain; empty if the cue is not met
     */
    List<Hit> in(String text, String whole, String around) {
        for (var alternatives : chain) {
            if (!any(alternatives, text)) {
                return List.of();
            }
        }
        for (var alternatives : surroundings) {
            if (!any(alternatives, around)) {
                return List.of();
            }
        }
        for (String word : forbidden) {
            if (whole.contains(word)) {
                return List.of();
            }
        }
        var hits = new ArrayList<Hit>();
        return follow(text, 0, 0, text.length(), hits) ? List.copyOf(hits) : List.of();
    }

    private static boolean any(List<String> words, String text) {
        for (String word : words) {
            if (word.startsWith(WHOLE) ? text.equals(word.substring(1)) : text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean follow(String text, int link, int from, int until, List<Hit> hits) {
        if (link == chain.size()) {
            return true;
        }
        for (String word : chain.get(link)) {
            if (word.startsWith(WHOLE)) {
                if (text.equals(word.substring(1))) {
                    hits.add(new Hit(0, text.length()));
                    return true;
                }
                continue;
            }
            for (int at = next(text, word, from); at >= 0 && at < until; at = next(text, word, at + 1)) {
                int end = at + word.length();
                hits.add(new Hit(at, end));
                if (follow(text, link + 1, end, Math.min(text.length(), end + REACH), hits)) {
                    return true;
                }
                hits.removeLast();
            }
        }
        return false;
    }

    /* Where a word stands from a place on; not where it is only a piece of another word (ログ in プログラム, id in idea). */
    private static int next(String text, String word, int from) {
        int at = text.indexOf(word, from);
        while (at >= 0 && pieceOfAWord(text, word, at)) {
            at = text.indexOf(word, at + 1);
        }
        return at;
    }

    private static boolean pieceOfAWord(String text, String word, int at) {
        int end = at + word.length();
        boolean letters = at > 0 && letter(text.charAt(at - 1)) && letter(word.charAt(0))
                || end < text.length() && letter(text.charAt(end)) && letter(word.charAt(word.length() - 1));
        boolean shortKana = word.length() <= 2 && word.chars().allMatch(Cue::katakana);
        return letters || shortKana && end < text.length() && katakana(text.charAt(end));
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean katakana(int c) {
        return c >= 'ァ' && c <= 'ー';
    }

    @Override
    public String toString() {
        return printed;
    }
}
