package org.sekisho.app.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;

/**
 * Decides which clauses of a new version are clauses of the version before it.
 *
 * <p>Three passes, each over what the ones before left: the same place and text; the same text somewhere else, if it
 * stands once on either side; the same place and caption. Whatever remains is new. An identity is given once.
 */
final class ClauseMatching {

    private final List<Clause> before;
    private final List<Clause> after;
    /** From the index of a clause in the new version to its index in the one before. */
    private final Map<Integer, Integer> matched = new HashMap<>();

    private final Set<Integer> taken = new HashSet<>();

    private ClauseMatching(List<Clause> before, List<Clause> after) {
        this.before = before;
        this.after = after;
    }

    /** One identity per clause of the new tree, in its order. */
    static List<UUID> match(Optional<VersionText> before, PolicyDocument after, Supplier<UUID> fresh) {
        var matching =
                new ClauseMatching(before.map(text -> text.tree().clauses()).orElse(List.of()), after.clauses());
        matching.pass(clause -> Optional.of(new Key(clause.path(), text(clause))));
        matching.pass(clause ->
                Optional.of(text(clause)).filter(text -> !text.isEmpty()).map(text -> new Key("", text)));
        matching.pass(clause -> clause.caption().map(caption -> new Key(clause.path(), plain(caption))));
        return IntStream.range(0, after.clauses().size())
                .mapToObj(i -> before.flatMap(text ->
                                Optional.ofNullable(matching.matched.get(i)).map(text.clauses()::get))
                        .orElseGet(fresh))
                .toList();
    }

    private record Key(String place, String text) {}

    /** Matches what has the same key, if the key stands once on either side. */
    private void pass(Function<Clause, Optional<Key>> key) {
        var there = once(before, i -> !taken.contains(i), key);
        once(after, i -> !matched.containsKey(i), key).forEach((k, at) -> {
            var from = there.get(k);
            if (from != null) {
                matched.put(at, from);
                taken.add(from);
            }
        });
    }

    private static Map<Key, Integer> once(
            List<Clause> clauses, IntPredicate open, Function<Clause, Optional<Key>> key) {
        var found = new HashMap<Key, Integer>();
        var twice = new HashSet<Key>();
        for (int i = 0; i < clauses.size(); i++) {
            int at = i;
            if (open.test(i)) {
                key.apply(clauses.get(i)).ifPresent(k -> {
                    if (found.put(k, at) != null) {
                        twice.add(k);
                    }
                });
            }
        }
        found.keySet().removeAll(twice);
        return found;
    }

    /** Caption and paragraphs without spaces; the marker may change when clauses are renumbered. */
    private static String text(Clause clause) {
        return plain(clause.caption().orElse("") + String.join("", clause.paragraphs()));
    }

    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
