package org.sekisho.app.walls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Finds what belongs to one body in what another one was answered. */
final class Marks {

    private static final int STEM = 3;
    private static final char LATIN = 0x2fff;
    private static final int LONGEST_ASKED = 20;
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Rows theirs;
    private final Map<String, List<String>> texts = new HashMap<>();
    private int count;

    /** What stands in their rows and not in ours, nor in the program itself. */
    Marks(Rows theirs, Rows ours, Collection<String> always, String sources) {
        this.theirs = theirs;
        var both = String.join("\n", ours.texts()) + "\n" + sources;
        var stems = stems(both);
        for (var text : theirs.texts()) {
            var line = text.lines().findFirst().orElse(text);
            if (line.length() >= STEM && (!stems.containsAll(stems(line)) || !both.contains(line))) {
                add(line);
            }
        }
        always.forEach(this::add);
    }

    /** Every few signs that stand together in a text: what is missing among them spares searching all of it. */
    private static Set<Long> stems(String text) {
        var stems = new HashSet<Long>();
        for (int i = 0; i + STEM <= text.length(); i++) {
            if (text.charAt(i) > LATIN) {
                stems.add(((long) text.charAt(i) << 32) | ((long) text.charAt(i + 1) << 16) | text.charAt(i + 2));
            }
        }
        return stems;
    }

    private void add(String text) {
        texts.computeIfAbsent(text.substring(0, STEM), stem -> new ArrayList<>())
                .add(text);
        count++;
    }

    int count() {
        return count;
    }

    /** Some of them to search for: long ones, each of which begins otherwise. */
    List<String> some(int many) {
        return texts.values().stream()
                .map(List::getFirst)
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .filter(text -> text.length() <= LONGEST_ASKED)
                .limit(many)
                .toList();
    }

    Optional<String> text() {
        return texts.values().stream().flatMap(List::stream).findFirst();
    }

    /** The first text or identifier of theirs in the answer that was not in the question. */
    Optional<String> in(String answer, String question, Set<UUID> asked) {
        var ids = IDENTIFIER
                .matcher(answer)
                .results()
                .map(found -> UUID.fromString(found.group()))
                .filter(id -> theirs.has(id) && !asked.contains(id))
                .map(UUID::toString)
                .findFirst();
        if (ids.isPresent()) {
            return ids;
        }
        var plain = Parser.unescapeEntities(answer, false);
        for (int i = 0; i + STEM <= plain.length(); i++) {
            for (var text : texts.getOrDefault(plain.substring(i, i + STEM), List.of())) {
                if (plain.startsWith(text, i) && !question.contains(text)) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }
}
