package org.sekisho.app.api;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token is good for. It never widens what its holder may do: a token that keeps a ledger keeps those lines of it that
 * its holder keeps on the day.
 *
 * @param policies whether it reads policies, duties and their status
 * @param read the keys of the ledgers that it reads; it reads those too that it keeps
 * @param kept the keys of the ledgers in which it adds, changes and ends lines
 */
public record TokenScope(boolean policies, Set<String> read, Set<String> kept) {

    private static final String POLICIES = "policies";
    private static final String READS = "read:";
    private static final String KEEPS = "keep:";

    public TokenScope {
        read = Stream.concat(read.stream(), kept.stream()).collect(Collectors.toUnmodifiableSet());
        kept = Set.copyOf(kept);
    }

    /** Policies, duties and their status, and no ledger. */
    public static TokenScope ofPolicies() {
        return new TokenScope(true, Set.of(), Set.of());
    }

    public static TokenScope ofWords(Set<String> words) {
        return new TokenScope(words.contains(POLICIES), after(READS, words), after(KEEPS, words));
    }

    private static Set<String> after(String prefix, Set<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As it is stored, and as it stands in the record: {@code policies}, {@code read:asset}, {@code keep:asset}. */
    public Set<String> words() {
        var words = new TreeSet<String>();
        if (policies) {
            words.add(POLICIES);
        }
        read.stream()
                .filter(ledger -> !kept.contains(ledger))
                .map(READS::concat)
                .forEach(words::add);
        kept.stream().map(KEEPS::concat).forEach(words::add);
        return words;
    }

    boolean nothing() {
        return !policies && read.isEmpty();
    }

    public boolean reads(String ledger) {
        return read.contains(ledger);
    }

    public boolean keeps(String ledger) {
        return kept.contains(ledger);
    }
}
