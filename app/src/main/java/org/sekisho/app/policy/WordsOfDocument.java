package org.sekisho.app.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.policytext.content.WordCheck;
import org.springframework.stereotype.Service;

/** Compares the words of a document below the policy with those that the policy in force defines. */
@Service
public final class WordsOfDocument {

    /**
     * The comparison.
     *
     * @param policy the version whose definitions count
     * @param findings empty if the document uses the words as they are defined
     */
    public record Checked(DocumentVersion policy, List<WordCheck.Finding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }
    }

    private final DocumentHistory history;
    private final PolicyInForce policies;

    WordsOfDocument(DocumentHistory history, PolicyInForce policies) {
        this.history = history;
        this.policies = policies;
    }

    /**
     * The comparison of a version on a day; empty for the policy itself, while no policy is in force, and where the policy
     * defines nothing.
     *
     * @throws org.sekisho.app.shared.Refusal.NotFound if there is no such version, or none for this actor
     */
    public Optional<Checked> of(Actor actor, UUID version, AsOf asOf) {
        var document = history.version(actor, version);
        if (document.version().kind() == DocumentKind.POLICY) {
            return Optional.empty();
        }
        return policies.on(actor, asOf)
                .inForce()
                .filter(policy -> !policy.text().tree().terms().isEmpty())
                .map(policy -> new Checked(
                        policy.version(),
                        WordCheck.of(policy.text().tree(), document.text().tree())));
    }
}
