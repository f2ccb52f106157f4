package org.sekisho.classification;

import java.util.List;
import java.util.Optional;

/**
 * What may be done with assets of some kind.
 *
 * @param key names it for good ({@code take-out.permission}); a body adopts it by this name
 * @param grantor who gives leave, where leave is what it asks for
 * @param precautions what it wants done
 * @param words what it says to the person who acts
 * @param clause what of a body's 対策基準 it carries out
 */
public record HandlingRule(
        String key,
        Act act,
        Condition condition,
        Ruling ruling,
        Optional<Role> grantor,
        List<Precaution> precautions,
        Text words,
        Clause clause,
        Source source) {
    public HandlingRule {
        precautions = List.copyOf(precautions);
        if (ruling == Ruling.PERMISSION != grantor.isPresent()) {
            throw new IllegalArgumentException(key + ": whoever gives leave is named exactly where leave is asked for");
        }
    }
}
