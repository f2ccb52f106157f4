package org.sekisho.worksheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which of several options a text means: one that is the same, then one that is part of it. */
final class Choices {

    /** What a text chooses. */
    sealed interface Read {
        record Is(String key) implements Read {}

        record None() implements Read {}

        /** @param names the first names of the options that fit */
        record Several(List<String> names) implements Read {}
    }

    private record Name(String folded, Option option) {}

    private static final String NEGATING = "非不未無準最";
    private static final List<String> NEGATED = List.of("でない", "ではない", "以外", "なし", "を除く");
    private static final int MOST_REMEMBERED = 2_000;

    private final List<Name> names = new ArrayList<>();
    private final Map<String, Read> remembered = new HashMap<>();

    Choices(List<Option> options) {
        for (var option : options) {
            for (var name : option.names()) {
                names.add(new Name(Words.fold(name), option));
            }
        }
        names.sort((a, b) -> b.folded().length() - a.folded().length());
    }

    Read of(String text) {
        if (text.length() > 1_000) {
            return new Read.None();
        }
        var known = remembered.get(text);
        if (known == null) {
            known = read(Words.fold(text));
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(text, known);
            }
        }
        return known;
    }

    private Read read(String text) {
        return same(text).or(() -> contained(text)).or(() -> partOf(text)).orElseGet(Read.None::new);
    }

    private Optional<Read> same(String text) {
        var found = new LinkedHashSet<Option>();
        names.stream().filter(name -> name.folded().equals(text)).forEach(name -> found.add(name.option()));
        return result(found);
    }

    /** Options named in the text; a name within another that is found there does not count. */
    private Optional<Read> contained(String text) {
        var found = new LinkedHashSet<Option>();
        var taken = new boolean[text.length()];
        for (var name : names) {
            for (int at = text.indexOf(name.folded()); at >= 0; at = text.indexOf(name.folded(), at + 1)) {
                int end = at + name.folded().length();
                if (!taken[at] && !taken[end - 1] && stands(text, at, end)) {
                    found.add(name.option());
                    for (int i = at; i < end; i++) {
                        taken[i] = true;
                    }
                }
            }
        }
        return result(found);
    }

    /** Whether what is found is a word of its own, and not denied. */
    private static boolean stands(String text, int from, int to) {
        // One kanji alone is easily part of a word; one digit is not.
        boolean sign = to - from == 1 && !isAscii(text.charAt(from));
        if (from > 0) {
            char before = text.charAt(from - 1);
            if (NEGATING.indexOf(before) >= 0 || isAscii(text.charAt(from)) && isAscii(before)) {
                return false;
            }
            if (sign && Character.isLetter(before)) {
                return false;
            }
        }
        if (to < text.length()) {
            char after = text.charAt(to);
            if (isAscii(text.charAt(to - 1)) && isAscii(after) || sign && Character.isLetter(after)) {
                return false;
            }
            for (var denied : NEGATED) {
                if (text.startsWith(denied, to)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isAscii(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    /** Options of whose names the text is a part: 3 of 3A, 3B and 3C. */
    private Optional<Read> partOf(String text) {
        if (text.isEmpty() || !text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        var found = new LinkedHashSet<Option>();
        names.stream().filter(name -> name.folded().contains(text)).forEach(name -> found.add(name.option()));
        return result(found);
    }

    private static Optional<Read> result(Set<Option> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                found.size() == 1
                        ? new Read.Is(found.iterator().next().key())
                        : new Read.Several(found.stream()
                                .map(option -> option.names().getFirst())
                                .toList()));
    }
}
